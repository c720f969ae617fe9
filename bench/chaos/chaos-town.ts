import { rulebookOf } from '../../policies/rulebook';
import { seBotkyrka } from '../../policies/rulebooks/se-botkyrka';
import { SWEDISH_SAMPLE_CHART } from '../../ledger/chart-of-accounts';
import type { Creditor } from '../../office/creditors/register-creditor';
import type { Debtor } from '../../office/creditors/register-debtors';
import { civilDate } from '../../domain/kernel/civil-date';
import { randomPortfolio } from '../../sample/random-portfolio';
import type { Portfolio } from '../../rehearsal/portfolio';
import { withSimulatedAnswers } from '../../rehearsal/on-engine/simulated-answers';

export const TOWN_UNTIL = civilDate('2016-12-30');
export const TOWN_RULEBOOK = rulebookOf(seBotkyrka);
const CREDITOR_ID = 'chaos';

/** What a round lives: follows from the seed alone, so that the town and its twin are the same. */
export interface ChaosTown {
  readonly creditor: Creditor;
  readonly debtors: readonly Debtor[];
  readonly portfolio: Portfolio;
}

/**
 * Invoices, payments and facts as they fall. A claim learns at most one fact a day besides payments: what is refused
 * leaves no trace in the books, so a second try after an interruption must meet the claim as the first did.
 */
export function chaosTown(seed: number, claims: number): ChaosTown {
  const fallen = randomPortfolio(seed, claims);
  const days = new Set<string>();
  const facts = fallen.facts.filter(({ invoiceNumber, on }) => {
    const day = `${invoiceNumber}/${on}`;
    if (days.has(day)) return false;
    days.add(day);
    return true;
  });
  const portfolio = withSimulatedAnswers({ ...fallen, facts, creditorId: CREDITOR_ID }, TOWN_RULEBOOK, TOWN_UNTIL);
  return {
    creditor: {
      creditorId: CREDITOR_ID,
      name: 'Kaosby',
      policy: seBotkyrka,
      chart: SWEDISH_SAMPLE_CHART,
      paymentAccounts: [...new Set(portfolio.movements.map(({ account }) => account))],
    },
    debtors: debtorsOf(portfolio),
    portfolio,
  };
}

function debtorsOf({ invoices }: Portfolio): Debtor[] {
  return [...new Set(invoices.map(({ debtorId }) => debtorId))].map((debtorId) => ({
    ...{ debtorId, kind: 'person', name: `Invented ${debtorId}`, identityNumber: '' },
    ...{ addressLines: ['Provvägen 1'], postalCode: '147 00', city: 'Kaosby', country: '' },
  }));
}
