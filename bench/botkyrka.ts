import type { Registration } from '../office/registration/registration';
import type { Creditor } from '../office/creditors/register-creditor';
import { SWEDISH_SAMPLE_CHART } from '../ledger/chart-of-accounts';
import { rulebookOf } from '../policies/rulebook';
import { seBotkyrka } from '../policies/rulebooks/se-botkyrka';
import { registrationsOf } from '../domain/claim/registrations';
import { botkyrka2015, type BotkyrkaYear } from '../sample/botkyrka-2015';
import { byPaymentDay } from '../sample/sample-payment';

export const RULEBOOK = rulebookOf(seBotkyrka);

/**
 * So many invoices of Botkyrka's 2015, and just as many payments for them. Some invoices of the year are never paid: as
 * many others are paid a second time, on the last day.
 */
export function botkyrkaOf(size: number): BotkyrkaYear {
  const year = botkyrka2015();
  const invoices = year.invoices.slice(0, size);
  const ours = new Set(invoices.map(({ paymentReference }) => paymentReference));
  const owing = new Set(invoices.map(({ debtorId }) => debtorId));
  const once = year.payments.filter(({ references }) => references.some(({ reference }) => ours.has(reference)));
  const lastDay = once.at(-1)?.on;
  const twice = once.slice(0, size - once.length).map((payment) => ({ ...payment, on: lastDay ?? payment.on }));
  return {
    creditorId: year.creditorId,
    debtors: year.debtors.filter(({ debtorId }) => owing.has(debtorId)),
    invoices,
    payments: [...once, ...twice].sort(byPaymentDay),
  };
}

export function creditorOf({ creditorId, payments }: BotkyrkaYear): Creditor {
  return {
    creditorId,
    name: 'Exempelby',
    policy: seBotkyrka,
    chart: SWEDISH_SAMPLE_CHART,
    paymentAccounts: [...new Set(payments.map(({ account }) => account))],
  };
}

export function registrationsOfYear({ creditorId, invoices }: BotkyrkaYear): Registration[] {
  return registrationsOf(creditorId, invoices, RULEBOOK).map((claim, index) => ({
    claim: { on: claim.issuedOn, ...claim },
    debtorId: invoices[index]?.debtorId ?? '',
  }));
}
