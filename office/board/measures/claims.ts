import { doubtfulOf, isSettled } from '../../../domain/claim/claim';
import { standstillOf } from '../../../domain/claim/standstill';
import type { MeasureName } from '../../../domain/controls/objectives';
import { withUnseen, type Finding } from '../../../domain/controls/verdict';
import { explainStandstill } from '../../../domain/explain/explain-standstill';
import type { CivilDate } from '../../../domain/kernel/civil-date';
import { adoptedPolicies } from '../../creditors/adopted-policies';
import { claimsKnownOn, undecidable, type KnownClaim } from '../../claims/claims-known-on';
import { openItems } from '../../close/open-items';
import { learnedBy, type BoardAsked, type Measures } from '../board-asked';

/** What each open claim tells: whether it is read, follows an adopted version, is rightly classified, and moves. */
export const claims: Measures = async (asked) => {
  const { pool, creditor } = asked;
  const found: Found = { notAdopted: [], unreadable: [], notDoubtful: [], still: [], barred: [] };
  const at = await circumstancesOf(asked);
  let open = 0;
  for await (const { known: some, damaged } of claimsKnownOn(pool, { ...asked, creditorId: creditor.creditorId })) {
    found.unreadable.push(...damaged.map(({ claimId, why }) => ({ about: claimId, says: why })));
    for (const one of some) {
      if (isSettled(one.claim)) continue;
      open += 1;
      try {
        look(one, asked, at, found);
      } catch (problem) {
        const { claimId, why } = undecidable(one, problem);
        found.unreadable.push({ about: claimId, says: why });
      }
    }
  }
  const measured = (measure: MeasureName, findings: readonly Finding[]) => {
    return { measure, value: findings.length, examined: open, findings };
  };
  const measuredButUnreadable = (measure: MeasureName, findings: readonly Finding[]) =>
    withUnseen(measured(measure, findings), found.unreadable);
  return [
    measuredButUnreadable('policy-not-adopted', found.notAdopted),
    measured('claims-unreadable', found.unreadable),
    measuredButUnreadable('disputed-not-doubtful', found.notDoubtful),
    measuredButUnreadable('standing-still', found.still),
    measuredButUnreadable('time-barred-open', found.barred),
  ];
};

interface Found {
  readonly notAdopted: Finding[];
  readonly unreadable: Finding[];
  readonly notDoubtful: Finding[];
  readonly still: Finding[];
  readonly barred: Finding[];
}

/** What the claims do not tell themselves, as it stood on the day. */
interface Around {
  readonly adopted: ReadonlySet<string>;
  /** By invoice number: what is booked as doubtful. */
  readonly doubtful: ReadonlyMap<string, string>;
  readonly bankGate: { readonly open: boolean; readonly since: CivilDate } | undefined;
  readonly readThrough: CivilDate | undefined;
}

async function circumstancesOf(asked: BoardAsked): Promise<Around> {
  const { pool, creditor } = asked;
  const { creditorId } = creditor;
  const day = learnedBy(asked);
  const versions = await adoptedPolicies(pool, creditorId, day);
  const items = await openItems(pool, creditor, asked);
  const { rows } = await pool.query<{ through: CivilDate | null; open: boolean | null; since: CivilDate | null }>(
    `SELECT fordring.bank_read_through_on($1, $2) AS through, gate.open, gate.changed_on AS since
     FROM (SELECT) AS one LEFT JOIN LATERAL (
       SELECT open, changed_on FROM fordring.bank_gate_changes($1, $2) ORDER BY place DESC LIMIT 1) AS gate ON true`,
    [creditorId, day],
  );
  const [{ through, open, since } = { through: null, open: null, since: null }] = rows;
  return {
    adopted: new Set(versions.map(({ id, version }) => `${id} ${version}`)),
    doubtful: new Map(items.map(({ invoiceNumber, doubtful }) => [invoiceNumber, doubtful.toString()])),
    bankGate: open === null || since === null ? undefined : { open, since },
    readThrough: through ?? undefined,
  };
}

function look({ claim, knownOn }: KnownClaim, { rulebookFor, asOf }: BoardAsked, at: Around, found: Found): void {
  const { claimId: about, invoiceNumber, policyId, policyVersion, issuedOn } = claim;
  if (!at.adopted.has(`${policyId} ${policyVersion}`))
    found.notAdopted.push({ about, says: `follows ${policyId} ${policyVersion}` });
  const disputed = doubtfulOf(claim);
  const booked = at.doubtful.get(invoiceNumber);
  if (booked !== undefined && booked !== disputed.toString())
    found.notDoubtful.push({ about, says: `${disputed.toString()} disputed, ${booked} booked as doubtful` });
  const standstill = standstillOf(claim, rulebookFor(policyId, policyVersion), asOf, {
    knownOn,
    bankGate: at.bankGate ?? { open: false, since: issuedOn },
    bankRead: at.readThrough ? { through: at.readThrough } : {},
  });
  if (!standstill) return;
  const says = explainStandstill(standstill, 'en').why;
  if (standstill.reason.type === 'undocumented') found.still.push({ about, says });
  if (standstill.reason.type === 'time-barred') found.barred.push({ about, says });
}
