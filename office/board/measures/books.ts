import { percentOf, type Finding } from '../../../domain/controls/verdict';
import type { CivilDate } from '../../../domain/kernel/civil-date';
import { counted } from '../../../domain/kernel/counted';
import { CURRENCIES, Money, type Currency } from '../../../domain/kernel/money';
import { CLAIM_BALANCES, paramsOf } from '../../close/claim-balances';
import { valuationOf } from '../../close/valuation';
import { accountBalances } from '../../controls/account-balances';
import { learnedBy, type BoardAsked, type Measures } from '../board-asked';

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
  const unvalued = await lackingInBooked(asked);
  return [
    {
      measure: 'valuation-incomplete',
      value:
        unvalued.length +
        Math.max(
          lacking.reduce((sum, one) => sum + one, 0),
          valuation.isComplete ? 0 : 1,
        ),
      examined: [...open.values()].reduce((sum, one) => sum + one.claims, 0),
      findings: [
        ...(valuation.isComplete ? [] : parts).map(({ items, counted: inAccounts }) => ({
          about: 'valuation',
          says: `${counted(items.length, 'claim')} in the list, ${inAccounts.claims} by the accounts, in ${inAccounts.open.currency}`,
        })),
        ...unvalued,
      ],
    },
  ];
};

/** The claims that were over a year by the accounts on the day of the valuation last booked, as the ledger knew them then, and that its kept list lacks. */
async function lackingInBooked({ pool, creditor, ...days }: BoardAsked): Promise<Finding[]> {
  const { creditorId } = creditor;
  const day = learnedBy(days);
  const { rows: booked } = await pool.query<{ number: number; closing: string; as_of: CivilDate; proposed: CivilDate }>(
    `SELECT valuation_number AS number, closing, as_of, proposed_on AS proposed
     FROM fordring.valuation JOIN fordring.valuation_mark USING (valuation_number)
     WHERE creditor_id = $1 AND mark = 'booked' AND marked_on <= $2 AND as_of <= $3
     ORDER BY as_of DESC, valuation_number DESC LIMIT 1`,
    [creditorId, day, days.asOf],
  );
  const [last] = booked;
  if (!last) return [];
  const { rows } = await pool.query<{ claim_id: string }>(
    `${CLAIM_BALANCES}
     SELECT DISTINCT claim_id FROM balance JOIN fordring.claim USING (claim_id) LEFT JOIN moved USING (claim_id)
     WHERE coalesce(moved.due_on, claim.due_on) + interval '1 year' < $2::date AND NOT EXISTS (
       SELECT FROM fordring.valued_claim AS valued
       WHERE valued.valuation_number = $7 AND valued.claim_id = claim.claim_id AND valued.currency = balance.currency)
     ORDER BY claim_id`,
    [...paramsOf(creditor, { asOf: last.as_of, known: last.proposed }), last.number],
  );
  return rows.map(({ claim_id: about }) => ({
    about,
    says: `over one year past due on ${last.as_of}, and not in the valuation of ${last.closing}`,
  }));
}
