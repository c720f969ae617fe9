import { civilDate, type CivilDate } from '../../domain/kernel/civil-date';
import type { StatedBalances } from '../../domain/payment/stated-balance';
import { exactAmount } from '../xml/exact-amount';
import type { CamtBalance, CamtReport, CamtStatement } from './camt-report';

/** What whole statements say of their accounts, in each currency that has an opening and a closing balance. */
export function balancesOf(report: CamtReport): StatedBalances[] {
  return report.statements.filter(({ isWhole }) => isWhole).flatMap(ofStatement);
}

function ofStatement({ account, id, balances, entries }: CamtStatement): StatedBalances[] {
  const currencies = [...new Set(balances.map(({ currency }) => currency))];
  return currencies.flatMap((currency) => {
    const ofCurrency = balances.filter((balance) => balance.currency === currency).sort(byDate);
    const opening = ofCurrency.find(({ code }) => code === 'OPBD') ?? ofCurrency.find(({ code }) => code === 'PRCD');
    const closing = ofCurrency.findLast(({ code }) => code === 'CLBD');
    const days = [dayOf(opening), dayOf(closing)];
    if (!opening || !closing || !days[0] || !days[1]) return [];
    const booked = entries.filter((entry) => entry.isBooked && entry.currency === currency);
    const first = booked.flatMap(({ bookedOn, valueDate }) => bookedOn ?? valueDate ?? []).sort()[0];
    return {
      ...{ account, currency, statement: id, beginsOn: first ?? days[1] },
      opening: { on: days[0], amount: signed(opening) },
      closing: { on: days[1], amount: signed(closing) },
    };
  });
}

function dayOf(balance: CamtBalance | undefined): CivilDate | undefined {
  try {
    return balance && civilDate(balance.date.slice(0, 10));
  } catch {
    return undefined;
  }
}

function signed({ amount, direction }: CamtBalance): string {
  const exact = exactAmount(amount) ?? amount;
  return direction === 'credit' || /^[0.]*$/.test(exact) ? exact : `-${exact}`;
}

function byDate(one: CamtBalance, other: CamtBalance): number {
  return one.date < other.date ? -1 : Number(one.date > other.date);
}
