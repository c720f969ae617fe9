import type { AmountRule, LineRule, RecipeSource } from '../recipe-source';
import { amount, day, reportLayouts, required, text } from '../../formats/tables/report-layouts';
import { OF_OTHER_SIDE } from '../other-side';
import type { Cells } from '../row';
import { signedAmountOf } from './signed-amount';

/** A returned payment goes back to KY; an account for errors hides it (S004-111 to S004-113). */
const NEVER_ON_THE_ERROR_ACCOUNT: Omit<LineRule, 'isBroken'> = {
  rule: 'no payout stands on an error account',
  cites: ['S004-111', 'S004-112', 'S004-113'],
};

function isOnErrorAccount({ account = '', description = '' }: Cells): boolean {
  return /fejlkonto|\bKUB\b/i.test(`${account} ${description}`);
}

/** The account extract of Hensættelse Bankudbetaling: plus is debit (figure 27). One file may be given for both sides. */
export function extract(title: string, amounts: readonly AmountRule[]): RecipeSource {
  const counts = (fields: Cells) => amounts.some(({ only }) => only?.(fields) !== false);
  return {
    title,
    owedBy: 'accounting',
    layouts: reportLayouts({
      title,
      currency: { column: 'currency', blank: 'DKK' },
      columns: [
        text('voucher', 'Bilag'),
        required(day('booked_on', 'Dato')),
        text('account', 'Finanskonto'),
        text('description', 'Beskrivelse', 'Tekst'),
        text('currency', 'Valuta'),
        amount('amount', 'Beløb'),
        // *Beløb* has no sign where the journal prints both (figure 28): the signed columns are the truth.
        amount('amount_in_transaction_currency', 'Beløb i transaktionsvaluta'),
        amount('amount_in_reporting_currency', 'Beløb i rapporteringsvaluta'),
        required(text('recipient', 'CPR', 'Modtager', 'Ydelsesmodtager')),
      ],
      totals: { column: 'voucher', says: ['I alt', 'Sum'] },
    }),
    derives: (fields) => ({ amount: signedAmountOf(fields) }),
    leavesOut: (fields) => (counts(fields) ? undefined : OF_OTHER_SIDE),
    amounts,
    tallies: ({ fields }) => [originOf(fields), isDebit(fields) ? 'debit' : `${originOf(fields)}, credit`],
    // One extract may serve both sides: each looks after its own lines.
    rules: [
      { ...NEVER_ON_THE_ERROR_ACCOUNT, isBroken: (fields) => counts(fields) && isOnErrorAccount(fields) },
      {
        rule: 'a posting has an amount',
        isBroken: ({ amount: written = '' }) => written === '',
        cites: ['S004-114'],
      },
    ],
  };
}

/** The voucher's prefix shows where it comes from (S004-122). */
export function originOf({ voucher = '' }: Cells): string {
  if (voucher.startsWith('OMP')) return 're-posted by hand';
  return voucher.startsWith('KY') ? 'posted by KY' : 'of other origin';
}

export function isDebit({ amount: written = '' }: Cells): boolean {
  return !written.startsWith('-');
}

const BOTH_SIDES: readonly AmountRule[] = [{ columns: ['amount'], sign: 'as-is' }];

/** The account between KY's requests and the bank: what is requested stands in credit, what left the bank in debit. */
export const settlementAccount: RecipeSource = extract('Afregning NemKonto', BOTH_SIDES);

/**
 * A separate account for failed payouts, such as a KUB account. There should be none (S004-113); where there is one, a person
 * moves each failed payout back (S004-112).
 */
export const errorAccount: RecipeSource = {
  ...extract('the account for failed payouts (KUB)', BOTH_SIDES),
  rules: [],
};

/** The bank's side of system payouts: minus is money that left the account (S004-109). */
export const bankPayouts: RecipeSource = {
  title: 'the bank account of system payouts',
  owedBy: 'accounting',
  layouts: reportLayouts({
    title: 'the bank account of system payouts',
    currency: 'DKK',
    columns: [
      required(day('booked_on', 'Dato', 'Bogført')),
      text('account', 'Konto'),
      text('text', 'Tekst', 'Beskrivelse'),
      required(amount('amount', 'Beløb')),
    ],
    totals: { column: 'text', says: ['I alt', 'Sum'] },
  }),
  amounts: [{ columns: ['amount'], sign: 'opposite' }],
};
