import { contactsOn, type Administration } from '../../domain/administrations/administration';
import { byCostOfWaiting, workRow, type WorkRow } from '../../domain/work/work';
import { administrationsOn } from '../administrations/administrations-on';
import { OWNERS, ownersParameter } from '../administrations/owners';
import { approvals } from './kinds/approvals';
import { bankRows } from './kinds/bank-rows';
import { counterpartAnswers } from './kinds/counterpart-answers';
import { heldCases } from './kinds/held-cases';
import { heldLetters } from './kinds/held-letters';
import { monthCloses } from './kinds/month-closes';
import { notTold } from './kinds/not-told';
import { openClaims } from './kinds/open-claims';
import { owedBack } from './kinds/owed-back';
import { reconciliations } from './kinds/reconciliations';
import { servicesToRestore } from './kinds/services-to-restore';
import { statutoryFigures } from './kinds/statutory-figures';
import { unclearOwners } from './kinds/unclear-owners';
import { unmatched } from './kinds/unmatched';
import { workAssignments, type WorkAssignment } from './work-assignments';
import type { LooksForWork, WorkAsked } from './work-asked';

const KINDS: readonly LooksForWork[] = [
  openClaims,
  approvals,
  bankRows,
  counterpartAnswers,
  heldCases,
  heldLetters,
  monthCloses,
  notTold,
  owedBack,
  reconciliations,
  servicesToRestore,
  statutoryFigures,
  unclearOwners,
  unmatched,
];

/** A row with whose it is. */
export interface OwnedWork extends WorkRow {
  readonly creditorId: string;
  /** Of a claim: its administration, `none` or `several`. */
  readonly administrationId?: string;
  /** Who was told to do it. */
  readonly assignedTo?: string;
  readonly assignedOn?: WorkAssignment['assignedOn'];
  readonly mine: boolean;
}

/** Everything of a creditor that needs a person, what costs most to wait first. */
export async function workList(asked: WorkAsked): Promise<OwnedWork[]> {
  const { pool, creditor, asOf, actor } = asked;
  const { creditorId } = creditor;
  const found = [];
  for (const look of KINDS) found.push(...(await look(asked)));
  const rows = found.map((work) => workRow(work, asOf)).sort(byCostOfWaiting);
  const administrations = await administrationsOn(pool, creditorId, asOf);
  const owners = await ownersOf(asked, rows, administrations);
  const assignments = await workAssignments(pool, creditorId, asOf);
  return rows.map((row) => {
    const administrationId = row.claimId === undefined ? undefined : owners.get(row.claimId);
    const { assignedTo, assignedOn } = assignments.get(row.workId) ?? {};
    const isAssigned = assignedTo !== undefined && assignedTo !== null;
    const administration = administrations.find((one) => one.administrationId === administrationId);
    const isMine = isAssigned ? assignedTo === actor.subject : isFor(row, asked, administration);
    return {
      ...row,
      creditorId,
      ...(administrationId !== undefined && administrations.length > 0 && { administrationId }),
      ...(isAssigned && { assignedTo, ...(assignedOn && { assignedOn }) }),
      mine: isMine,
    };
  });
}

/** Unassigned work is for whoever has a role for it. What a client answers is for who answers for the administration. */
function isFor({ roles }: WorkRow, { actor, asOf }: WorkAsked, administration: Administration | undefined): boolean {
  const own = roles.filter((role) => actor.roles.includes(role));
  if (own.some((role) => role !== 'client-contact')) return true;
  if (!own.includes('client-contact')) return false;
  const answering = administration ? contactsOn(administration, asOf) : [];
  return answering.length === 0 || answering.some(({ subject }) => subject === actor.subject);
}

/** Whose the claims of the rows are. */
async function ownersOf(
  { pool, asOf }: WorkAsked,
  rows: readonly WorkRow[],
  administrations: readonly Administration[],
): Promise<Map<string, string>> {
  const { rows: found } = await pool.query<{ claim_id: string; owner: string }>(
    `WITH ${OWNERS.with('$2')}
     SELECT claim.claim_id, ${OWNERS.owner} AS owner FROM fordring.claim ${OWNERS.join('$2')}
     WHERE claim.claim_id = ANY ($1)`,
    [[...new Set(rows.flatMap(({ claimId }) => claimId ?? []))], ownersParameter(administrations, asOf)],
  );
  return new Map(found.map(({ claim_id: claimId, owner }) => [claimId, owner]));
}
