import { percentOf } from '../../../domain/controls/verdict';
import { counted } from '../../../domain/kernel/counted';
import { CURRENCIES, Money, type Currency } from '../../../domain/kernel/money';
import { CLAIM_BALANCES, paramsOf } from '../../close/claim-balances';
import { valuationOf } from '../../close/valuation';
import { accountBalances } from '../../controls/account-balances';
import type { BoardAsked, Measures } from '../board-asked';

/** What the claims come to in one currency, by accounting day. */
interface OfClaims {
  readonly claims: number;
  readonly open: Money;
}

/** Claims against control accounts, currency by currency; the currency that differs most counts (S002-102). */
export const controlDifference: Measures = async (asked) => {
  const { pool, creditor } = asked;
  const { control, otherControls = [] } = await accountBalances(pool, creditor.creditorId, asked);
  const claims = await openByCurrency(asked);
  const compared = CURRENCIES.map((currency) => {
    const account = [control, ...otherControls].find((sum) => sum.currency === currency) ?? Money.zero(currency);
    const { open } = claims.get(currency) ?? { open: Money.zero(currency) };
    const difference = account.minus(open);
    const units = difference.toMinorUnits();
    return { currency, account, difference, percent: percentOf(units < 0n ? -units : units, sizeOf(open)) };
  });
  const differing = compared.filter(({ difference }) => !difference.isZero());
  return [
    {
      measure: 'control-difference',
      value: Math.max(0, ...differing.map(({ percent }) => percent)),
      examined: [...claims.values()].reduce((sum, one) => sum + one.claims, 0),
      findings: differing.map(({ currency, account, difference }) => ({
        about: 'control accounts',
        says: `${account.toString()}${currency === creditor.currency ? '' : ` ${currency}`}, ${difference.toString()} more than the claims`,
      })),
    },
  ];
};

/** Without its sign: credits may outweigh the claims of a currency. */
function sizeOf(open: Money): bigint {
  const units = open.toMinorUnits();
  return units < 0n ? -units : units;
}

async function openByCurrency({ pool, creditor, ...days }: BoardAsked): Promise<ReadonlyMap<Currency, OfClaims>> {
  const { rows } = await pool.query<{ currency: Currency; claims: number; open: string }>(
    `${CLAIM_BALANCES}
     SELECT balance.currency, count(*)::integer AS claims, sum(principal + charges) AS open
     FROM balance JOIN fordring.claim USING (claim_id) LEFT JOIN moved USING (claim_id) GROUP BY 1`,
    [...paramsOf(creditor, days)],
  );
  return new Map(rows.map(({ currency, claims, open }) => [currency, { claims, open: Money.ofSum(open, currency) }]));
}

/** The valuation list against the accounts: that no claim over a year is missing, in any currency (S002-77). */
export const valuationIncomplete: Measures = async (asked) => {
  const { pool, creditor } = asked;
  const valuation = await valuationOf(pool, creditor, asked);
  const parts = [valuation, ...(valuation.otherCurrencies ?? [])];
  const lacking = parts.map(({ items, counted: inAccounts }) => Math.abs(inAccounts.claims - items.length));
  const open = await openByCurrency(asked);
  return [
    {
      measure: 'valuation-incomplete',
      value: Math.max(
        lacking.reduce((sum, one) => sum + one, 0),
        valuation.isComplete ? 0 : 1,
      ),
      examined: [...open.values()].reduce((sum, one) => sum + one.claims, 0),
      findings: valuation.isComplete
        ? []
        : parts.map(({ items, counted: inAccounts }) => ({
            about: 'valuation',
            says: `${counted(items.length, 'claim')} in the list, ${inAccounts.claims} by the accounts, in ${inAccounts.open.currency}`,
          })),
    },
  ];
};
