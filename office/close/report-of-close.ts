import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import type { ReportOfClose } from '../../domain/close/checklist';
import type { CloseEvidence } from '../../domain/close/month-close';
import { counted } from '../../domain/kernel/counted';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { sumsByCurrency } from '../../domain/kernel/sums-by-currency';
import { canonicalJson } from '../../store/ledger-json';
import type { CloseName } from '../../workflows/close-port';
import type { AsOf } from '../claims/events-as-of';
import { completenessOf, type CompletenessAsked } from '../completeness/completeness';
import { chartOf } from '../creditors/creditor-chart';
import { readCreditor } from '../creditors/creditor';
import { ageAnalysis } from './age-analysis';
import type { KeptList } from './list-record';
import { openItems } from './open-items';
import { daysOf } from './period-marks';
import type { KeptValuation } from '../claims/valuation-record';

/**
 * Works a report out at the month's last day, as the ledger knows it today. The same two days give the same digest for ever,
 * so that whoever draws the report again sees that it is the one that was signed.
 */
export async function workOut(
  pool: Pool,
  report: ReportOfClose,
  { creditorId, period, today }: CloseName & { readonly today: CivilDate },
): Promise<CloseEvidence> {
  const creditor = { ...(await readCreditor(pool, creditorId)), chart: await chartOf(pool, creditorId) };
  const days = { asOf: daysOf(period).to, known: today };
  if (report === 'age-analysis') {
    const found = await ageAnalysis(pool, creditor, days);
    const { open, claims } = found.all.total;
    const agrees = found.difference.isZero()
      ? 'as the control accounts'
      : `${found.difference.toString()} off the control accounts`;
    return {
      says: `${counted(claims, 'claim')}, ${open.toString()} ${open.currency}, ${agrees}`,
      sha256: digestOf(found),
      ...days,
    };
  }
  if (report === 'completeness') return completenessEvidence(pool, { creditor, period, days });
  const items = await openItems(pool, creditor, days);
  const sums = sumsByCurrency(
    items.map(({ open }) => open),
    creditor.currency,
  );
  return {
    says: `${counted(items.length, 'claim')}, ${sums.map((sum) => `${sum.toString()} ${sum.currency}`).join(' and ')}`,
    sha256: digestOf(items),
    ...days,
  };
}

/** What is written of a month that was not counted as complete stays for the person who looks the report through. */
async function completenessEvidence(
  pool: Pool,
  { creditor, period, days }: Omit<CompletenessAsked, 'span' | 'asOf' | 'known'> & { readonly days: AsOf },
): Promise<CloseEvidence> {
  const found = await completenessOf(pool, { creditor, period, span: daysOf(period), ...days });
  const count = (of: readonly (readonly unknown[])[]): number => of.reduce((sum, { length }) => sum + length, 0);
  const { systems, cutOff } = found;
  const wrong = count(systems.map(({ findings }) => findings.filter(({ explained }) => !explained)));
  const lost = count(systems.flatMap(({ deliveries }) => deliveries.map(({ counted: own }) => own?.lost ?? [])));
  const came = count(systems.map(({ deliveries }) => deliveries));
  const words = [
    systems.length === 0
      ? 'not tested: no source system is governed'
      : `${counted(came, 'delivery', 'deliveries')} of ${counted(systems.length, 'source system')}`,
    `${counted(wrong, 'finding')} to explain`,
    `${counted(lost, 'invoice')} lost on the way`,
    `${counted(cutOff.entries.length, 'entry', 'entries')} across the month's end (material: ${cutOff.effect.isMaterial})`,
  ];
  return { says: words.join(', '), sha256: digestOf(found), ...days };
}

/** What a booked valuation leaves in the close of its month. */
export function evidenceOfValuation({ closing, claims, sums, asOf, sha256, settledOn }: KeptValuation): CloseEvidence {
  const apart = sums.map(
    ({ administrationId, amount }) => `${amount.toString()} ${amount.currency} ${administrationId}`,
  );
  return {
    says: `valuation ${closing} of ${counted(claims, 'claim')}, set apart: ${apart.length === 0 ? 'nothing' : apart.join(', ')}`,
    sha256,
    asOf,
    ...(settledOn && { known: settledOn }),
  };
}

/** What the confirmed open-item lists leave in the close of their month. */
export function evidenceOfLists(lists: readonly KeptList[]): CloseEvidence {
  const claims = lists.reduce((count, list) => count + list.claims, 0);
  const [first] = lists;
  return {
    says: `${counted(lists.length, 'open-item list')} of ${counted(claims, 'claim')}, each confirmed by its administration`,
    sha256: digestOf(lists.map(({ administrationId, sha256 }) => ({ administrationId, sha256 }))),
    ...(first && { asOf: first.asOf }),
  };
}

function digestOf(report: unknown): string {
  return createHash('sha256').update(canonicalJson(report)).digest('hex');
}
