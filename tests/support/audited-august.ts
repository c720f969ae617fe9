import type { Registration } from '../../office/registration/registration';
import { addDays, civilDate } from '../../domain/kernel/civil-date';
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
  return [{ ...notDue, ...NOT_TRANSFERRED }, transferred, ...overdue].flatMap(({ daysPastDue, kronor, claims }, part) =>
    // The first of a part has what is left of an equal share.
    Array.from({ length: claims }, (_, at) => {
      const share = Math.floor(kronor / claims);
      return invoiceOf(
        `${part}${String(at).padStart(3, '0')}`,
        at === 0 ? kronor - share * (claims - 1) : share,
        daysPastDue,
      );
    }),
  );
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
