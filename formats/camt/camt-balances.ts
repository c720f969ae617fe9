import { civilDate, type CivilDate } from '../../domain/kernel/civil-date';
import type { StatedBalances } from '../../domain/payment/stated-balance';
import { exactAmount } from '../xml/exact-amount';
import type { CamtBalance, CamtReport, CamtStatement } from './camt-report';
import { boundsOf, wholeStatements } from './whole-statements';

/**
 * What whole statements say of their accounts, in each currency that has an opening and a closing balance. A balance without
 * a day is of the day of the first or the last entry.
 */
export function balancesOf(report: CamtReport): StatedBalances[] {
  return wholeStatements(report.statements).flatMap(ofStatement);
}

function ofStatement({ account, id, balances, entries }: CamtStatement): StatedBalances[] {
  const currencies = [...new Set(balances.map(({ currency }) => currency))];
  return currencies.flatMap((currency) => {
    const { opening, closing } = boundsOf(balances, currency);
    if (!opening || !closing) return [];
    const booked = entries.filter((entry) => entry.isBooked && entry.currency === currency);
    const days = booked.flatMap(({ bookedOn, valueDate }) => bookedOn ?? valueDate ?? []).sort();
    const closedOn = dayOf(closing) ?? days.at(-1);
    if (!closedOn) return [];
    const beginsOn = days[0] ?? closedOn;
    return {
      ...{ account, currency, statement: id, beginsOn },
      opening: { on: dayOf(opening) ?? beginsOn, amount: signed(opening) },
      closing: { on: closedOn, amount: signed(closing) },
    };
  });
}

/** Nothing where the bank left the day out. The reader has refused a day that cannot be. */
function dayOf({ date }: CamtBalance): CivilDate | undefined {
  return date === '' ? undefined : civilDate(date.slice(0, 10));
}

function signed({ amount, direction }: CamtBalance): string {
  const exact = exactAmount(amount) ?? amount;
  return direction === 'credit' || /^[0.]*$/.test(exact) ? exact : `-${exact}`;
}
