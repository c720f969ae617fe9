import type { Registration } from '../../office/registration/registration';
import { addDays, civilDate, daysBetween } from '../../domain/kernel/civil-date';
import { Money } from '../../domain/kernel/money';
import { seBotkyrka } from '../../policies/rulebooks/se-botkyrka';

/**
 * Open claims whose ages are the audit's at 31 August 2016 (S002-78, S002-79), in whole kronor: each part rounds to the tkr that
 * the audit prints, and all come to the 31,989,189 of the sub-ledger. Of 8.7 mnkr past 180 days, 6.8 are over a year.
 */
const PARTS: readonly { readonly daysPastDue: number; readonly kronor: number; readonly claims: number }[] = [
  { daysPastDue: -15, kronor: 20_329_940, claims: 60 },
  { daysPastDue: 3, kronor: 96_300, claims: 10 },
  { daysPastDue: 12, kronor: 357_600, claims: 12 },
  { daysPastDue: 20, kronor: 213_900, claims: 8 },
  { daysPastDue: 60, kronor: 1_004_600, claims: 20 },
  { daysPastDue: 120, kronor: 1_284_949, claims: 20 },
  { daysPastDue: 300, kronor: 1_901_900, claims: 30 },
  { daysPastDue: 500, kronor: 6_800_000, claims: 40 },
];

const AUDITED = civilDate('2016-08-31');

/** The audit's own: 90 invoices of August that were not read into the general ledger, 589,297 together (S002-91). */
export const NOT_TRANSFERRED = { claims: 90, kronor: 589_297 };

/** The same invoices each time. The first ninety of them are those that the general ledger lacks. */
export function auditedAugust(): Registration[] {
  const [notDue, ...overdue] = PARTS;
  if (!notDue) return [];
  const transferred = { ...notDue, kronor: notDue.kronor - NOT_TRANSFERRED.kronor };
  return [{ ...notDue, ...NOT_TRANSFERRED }, transferred, ...overdue].flatMap(invoicesOf);
}

function invoicesOf({ daysPastDue, kronor, claims }: (typeof PARTS)[number], part: number): Registration[] {
  // The first of a part has what is left of an equal share.
  return Array.from({ length: claims }, (_, at) => {
    const share = Math.floor(kronor / claims);
    return invoiceOf(
      `${part}${String(at).padStart(3, '0')}`,
      at === 0 ? kronor - share * (claims - 1) : share,
      daysPastDue,
    );
  });
}

function invoiceOf(number: string, kronor: number, daysPastDue: number): Registration {
  const dueOn = addDays(AUDITED, -daysPastDue);
  const issuedOn = addDays(dueOn, -30);
  return {
    debtorId: 'anna',
    claim: {
      ...{ on: issuedOn, claimId: `town/${number}`, creditorId: 'town', invoiceNumber: number, invoiceGroup: '61' },
      ...{ issuedOn, dueOn, amount: Money.of(`${kronor}.00`, 'SEK'), paymentReference: `7${number}` },
      ...{ debtorStatus: 'ordinary', policyId: seBotkyrka.id, policyVersion: seBotkyrka.version },
    },
  };
}

/** The audit's ten largest at 31 August 2016 (S002, section 4.4): number, due date and kronor. */
export const TEN_LARGEST: readonly { readonly number: string; readonly due: string; readonly kronor: number }[] = [
  { number: '61159531', due: '2016-09-19', kronor: 6_091_020 },
  { number: '61116067', due: '2012-01-31', kronor: 1_794_113 },
  { number: '61159672', due: '2016-09-26', kronor: 1_613_173 },
  { number: '61159657', due: '2016-09-26', kronor: 1_097_500 },
  { number: '61159719', due: '2016-09-28', kronor: 722_165 },
  { number: '61159519', due: '2016-09-19', kronor: 599_783 },
  { number: '61159602', due: '2016-09-19', kronor: 500_000 },
  { number: '61159645', due: '2016-09-28', kronor: 499_131 },
  { number: '61159604', due: '2016-09-19', kronor: 444_050 },
  { number: '61159653', due: '2016-09-26', kronor: 400_000 },
];

/**
 * The same August with the audit's ten largest among its claims, and all ages and sums as before: nine that are not due
 * and one of 2012 take the place of as many kronor of others. The large ones come first.
 */
export function augustWithTenLargest(): Registration[] {
  const large = TEN_LARGEST.map(({ number, due, kronor }) => {
    return invoiceOf(number, kronor, daysBetween(civilDate(due), AUDITED));
  });
  const kronorOf = (isLate: boolean): number =>
    TEN_LARGEST.filter(({ due }) => due < AUDITED === isLate).reduce((sum, { kronor }) => sum + kronor, 0);
  const less = PARTS.map((part) => {
    if (part.daysPastDue === -15) return { ...part, kronor: part.kronor - kronorOf(false) };
    return part.daysPastDue === 500 ? { ...part, kronor: part.kronor - kronorOf(true) } : part;
  });
  return [...large, ...less.flatMap((part, place) => invoicesOf(part, place + 1))];
}
