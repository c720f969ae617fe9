import { contactsOn, type Administration } from '../../domain/administrations/administration';
import { byCostOfWaiting, workRow, type WorkRow } from '../../domain/work/work';
import { administrationsOn } from '../administrations/administrations-on';
import { endsTheRound } from '../../store/relay/ends-the-round';
import { reasonOf } from '../../store/relay/reason-of';
import { ownersOn } from '../administrations/owners-on';
import { approvals } from './kinds/approvals';
import { auditExceptions } from './kinds/audit-exceptions';
import { auditFile } from './kinds/audit-file';
import { authorisations } from './kinds/authorisations';
import { bankRows } from './kinds/bank-rows';
import { counterpartAnswers } from './kinds/counterpart-answers';
import { deliveries } from './kinds/deliveries';
import { heldCases } from './kinds/held-cases';
import { heldLetters } from './kinds/held-letters';
import { lateInterest } from './kinds/late-interest';
import { monthCloses } from './kinds/month-closes';
import { notTold } from './kinds/not-told';
import { openClaims } from './kinds/open-claims';
import { openItemLists } from './kinds/open-item-lists';
import { writeDownAnswers } from './kinds/write-down-answers';
import { owedBack } from './kinds/owed-back';
import { reconciliations } from './kinds/reconciliations';
import { servicesToRestore } from './kinds/services-to-restore';
import { statutoryFigures } from './kinds/statutory-figures';
import { tillMoney } from './kinds/till-money';
import { unclearOwners } from './kinds/unclear-owners';
import { unmatched } from './kinds/unmatched';
import { workAssignments, type WorkAssignment } from './work-assignments';
import type { LooksForWork, WorkAsked } from './work-asked';

/** Everybody who looks for work, by what they look through. */
const LOOKING: Readonly<Record<string, LooksForWork>> = {
  'open claims': openClaims,
  approvals,
  'exceptions of audit samples': auditExceptions,
  'the audit file': auditFile,
  authorisations,
  'rows of bank files': bankRows,
  'answers of counterparts': counterpartAnswers,
  'deliveries of source systems': deliveries,
  'held cases': heldCases,
  'held letters': heldLetters,
  'interest of late payments': lateInterest,
  'closes of months': monthCloses,
  'what was not told': notTold,
  'open-item lists': openItemLists,
  'answers to write-downs': writeDownAnswers,
  'money owed back': owedBack,
  reconciliations,
  'services to restore': servicesToRestore,
  'figures of the law': statutoryFigures,
  'money of tills': tillMoney,
  'claims of unclear owners': unclearOwners,
  'payments in suspense': unmatched,
};

/** What could not be looked through, so that its work is not on the list. */
export interface NotLookedThrough {
  readonly what: string;
  readonly reason: string;
}

interface WorkFound {
  readonly rows: readonly OwnedWork[];
  readonly notLookedThrough: readonly NotLookedThrough[];
}

/** A row with whose it is. */
export interface OwnedWork extends WorkRow {
  readonly creditorId: string;
  /** The administration that does it; of work on a claim whose the claim is, `none` or `several`. */
  readonly administrationId?: string;
  /** Who was told to do it. */
  readonly assignedTo?: string;
  readonly assignedOn?: WorkAssignment['assignedOn'];
  readonly mine: boolean;
}

/**
 * Everything of a creditor that needs a person, what costs most to wait first. What cannot be looked through is named with
 * its reason, and the rest of the list is there. Throws only when the database does not answer.
 */
export async function workList(asked: WorkAsked): Promise<WorkFound> {
  const { pool, creditor, asOf, actor } = asked;
  const { creditorId } = creditor;
  const { found, notLookedThrough } = await lookThrough(asked);
  const rows = [...found].sort(byCostOfWaiting);
  const administrations = await administrationsOn(pool, creditorId, asOf);
  const claimIds = [...new Set(rows.flatMap(({ claimId }) => claimId ?? []))];
  const owners = await ownersOn(pool, { administrations, day: asOf }, claimIds);
  const assignments = await workAssignments(pool, creditorId, asOf);
  const owned = rows.map((row): OwnedWork => {
    const administrationId = row.claimId === undefined ? row.administrationId : owners.get(row.claimId);
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
  return { rows: owned, notLookedThrough };
}

async function lookThrough(
  asked: WorkAsked,
): Promise<{ readonly found: readonly WorkRow[]; readonly notLookedThrough: readonly NotLookedThrough[] }> {
  const found: WorkRow[] = [];
  const notLookedThrough: NotLookedThrough[] = [];
  for (const [what, look] of Object.entries(LOOKING)) {
    try {
      found.push(...(await look(asked)).map((work) => workRow(work, asked.asOf)));
    } catch (problem) {
      if (endsTheRound(problem)) throw problem;
      notLookedThrough.push({ what, reason: reasonOf(problem) });
    }
  }
  return { found, notLookedThrough };
}

/** Unassigned work is for whoever has a role for it. What a client answers is for who answers for the administration. */
function isFor({ roles }: WorkRow, { actor, asOf }: WorkAsked, administration: Administration | undefined): boolean {
  const own = roles.filter((role) => actor.roles.includes(role));
  if (own.some((role) => role !== 'client-contact')) return true;
  if (!own.includes('client-contact')) return false;
  const answering = administration ? contactsOn(administration, asOf) : [];
  return answering.length === 0 || answering.some(({ subject }) => subject === actor.subject);
}
