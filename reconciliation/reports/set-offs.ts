import { Money } from '../../domain/kernel/money';
import { amount, month, reportLayouts, required, text } from '../../formats/tables/report-layouts';
import type { RecipeSource } from '../recipe-source';
import type { Cells } from '../row';

/* The guide names the report Modregnet FUB and prints none of it: the columns and their headers are our own reading. */

const MODREGNET_FUB = 'KY Modregnet FUB';

/** What was asked of KY for each request, and what KY has set off against benefits (S004-36). */
export const setOffReport: RecipeSource = {
  title: MODREGNET_FUB,
  owedBy: 'KY_RAPPORT_OEKONOMI',
  layouts: reportLayouts({
    title: MODREGNET_FUB,
    currency: 'DKK',
    columns: [
      required(text('request', 'Modregningsanmodning', 'Anmodning')),
      text('person', 'CPR', 'Borger'),
      required(month('month', 'Dispositionsmåned', 'Måned')),
      required(amount('requested', 'Anmodet', 'Anmodet beløb')),
      required(amount('set_off', 'Modregnet', 'Modregnet beløb')),
    ],
    totals: { column: 'request', says: ['I alt', 'Sum'] },
  }),
  amounts: [
    { columns: ['set_off'], sign: 'as-is', sets: { measure: 'set off' } },
    { columns: ['requested'], sign: 'as-is', sets: { measure: 'requested' }, beside: true },
  ],
  tallies: ({ fields: { measure = '' } }) => [measure],
  rules: [
    { rule: 'no more is set off than was requested', isBroken: isTooMuch, cites: ['S004-36'] },
    { rule: 'a request and its set-off are no minus', isBroken: isMinus, cites: ['S004-36'] },
  ],
};

function isTooMuch({ requested = '', set_off: setOff = '' }: Cells): boolean {
  return requested !== '' && setOff !== '' && Money.of(setOff, 'DKK').isOver(Money.of(requested, 'DKK'));
}

function isMinus({ requested = '', set_off: setOff = '' }: Cells): boolean {
  return requested.startsWith('-') || setOff.startsWith('-');
}

/** The account on which set-offs for child maintenance are booked until they are passed on: in credit as they are made. */
export const setOffPostings: RecipeSource = {
  title: 'the economy system’s account for FUB',
  owedBy: 'accounting',
  layouts: reportLayouts({
    title: 'the economy system’s account for FUB',
    currency: 'DKK',
    columns: [
      required(text('request', 'Modregningsanmodning', 'Anmodning')),
      text('person', 'CPR', 'Borger'),
      required(month('month', 'Periode', 'Bogføringsmåned')),
      text('voucher', 'Bilag'),
      required(amount('debit', 'Debet')),
      required(amount('credit', 'Kredit')),
    ],
    totals: { column: 'request', says: ['I alt', 'Sum'] },
  }),
  amounts: [
    { columns: ['credit'], sign: 'as-is' },
    { columns: ['debit'], sign: 'opposite' },
  ],
};

/** A list of requests with an amount each. */
export function requestList(title: string, owedBy: string, ...headers: string[]): RecipeSource {
  return {
    title,
    owedBy,
    layouts: reportLayouts({
      title,
      currency: 'DKK',
      columns: [
        required(text('request', 'Modregningsanmodning', 'Anmodning')),
        text('person', 'CPR', 'Borger'),
        month('month', 'Måned', 'Dispositionsmåned'),
        required(amount('amount', 'Beløb', ...headers)),
      ],
      totals: { column: 'request', says: ['I alt', 'Sum'] },
    }),
    amounts: [{ columns: ['amount'], sign: 'as-is' }],
  };
}
