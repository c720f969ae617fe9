import type { RecipeSource } from '../recipe-source';
import { amount, day, reportLayouts, required, text } from '../../formats/tables/report-layouts';
import { MOVEMENTS, movementOf, wayOf } from './debtor-movements';
import { signedAmountOf } from './signed-amount';

export function debtorPostings(title: string): RecipeSource {
  return {
    title,
    owedBy: 'debtor system',
    layouts: reportLayouts({
      title,
      currency: 'DKK',
      columns: [
        text('claim', 'Fordring'),
        text('voucher', 'Bilag'),
        text('movement', 'Bevægelse'),
        required(day('booked_on', 'Dato')),
        text('account', 'Konto'),
        text('description', 'Beskrivelse'),
        amount('amount', 'Beløb'),
        // *Beløb* has no sign where the journal prints both (figure 33).
        amount('amount_in_transaction_currency', 'Beløb i transaktionsvaluta'),
        amount('amount_in_reporting_currency', 'Beløb i rapporteringsvaluta'),
      ],
      totals: { column: 'voucher', says: ['I alt', 'Sum'] },
    }),
    words: [{ column: 'movement', words: MOVEMENTS }],
    // No rest of the cells is taken: that would read, and so call compared, columns that only describe.
    derives: (fields) => ({
      movement: movementOf(fields.movement ?? ''),
      day: fields.booked_on ?? '',
      amount: signedAmountOf(fields),
    }),
    rules: [{ rule: 'a posting has an amount', isBroken: ({ amount: of = '' }) => of === '', cites: ['S004-147'] }],
    amounts: [{ columns: ['amount'], sign: 'as-is' }],
    tallies: ({ fields }) => [wayOf(fields), fields.movement ?? ''],
  };
}

const BALANCES = 'the debtor system’s balances by debtor group';

/** What the debtor system says is owed at the date, a line for each restance account (S004-141). */
export const debtorBalances: RecipeSource = {
  title: BALANCES,
  owedBy: 'debtor system',
  layouts: reportLayouts({
    title: BALANCES,
    currency: 'DKK',
    columns: [
      day('booked_on', 'Pr. dato', 'Dato'),
      required(text('account', 'Konto', 'Restancekonto')),
      text('name', 'Navn', 'Debitorgruppe'),
      required(amount('balance', 'Saldo', 'Restance')),
    ],
    totals: { column: 'account', says: ['I alt', 'Sum'] },
  }),
  amounts: [{ columns: ['balance'], sign: 'as-is' }],
};
