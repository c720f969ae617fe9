import { civilDate, type CivilDate } from '../../domain/kernel/civil-date';
import type { StatedBalances } from '../../domain/payment/stated-balance';
import { exactAmount } from '../xml/exact-amount';
import type { CamtBalance } from './camt-report';
import { boundsOf, wholeStatements, type StatementOutline } from './whole-statements';

/**
 * What whole statements say of their accounts, in each currency that has an opening and a closing balance. A balance without
 * a day is of the day of the first or the last entry.
 */
export function balancesOf(statements: readonly StatementOutline[]): StatedBalances[] {
  return wholeStatements(statements).flatMap(ofStatement);
}

function ofStatement({ account, id, balances, booked }: StatementOutline): StatedBalances[] {
  const currencies = [...new Set(balances.map(({ currency }) => currency))];
  return currencies.flatMap((currency) => {
    const { opening, closing } = boundsOf(balances, currency);
    if (!opening || !closing) return [];
    const { first, last } = booked.get(currency) ?? {};
    const closedOn = dayOf(closing) ?? last;
    if (!closedOn) return [];
    const beginsOn = first ?? closedOn;
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
