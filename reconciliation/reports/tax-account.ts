import { Money, sumOf } from '../../domain/kernel/money';
import type { Column } from '../../formats/tables/layout';
import type { RecipeSource } from '../recipe-source';
import { amount, dayOr, reportLayouts, required, text } from '../../formats/tables/report-layouts';
import type { Cells } from '../row';

/** eIndkomst writes a movement in the column of its kind (S004-105). */
const MOVEMENTS: readonly Column[] = [
  amount('a_tax', 'A-skat mindre virksomheder'),
  amount('a_tax_late', 'A-skat mindre virksomheder (Efterangivelse)'),
  amount('payout', 'Udbetaling'),
  amount('payment', 'Indbetaling'),
  amount('reminder_fee', 'Rykkergebyr'),
  amount('interest', 'Rente'),
];

function movementOf(fields: Cells): string {
  const written = MOVEMENTS.map(({ name }) => fields[name] ?? '').filter((text) => text !== '');
  if (written.length === 0) return fields.movement ?? '';
  return sumOf(
    written.map((text) => Money.of(text, 'DKK')),
    'DKK',
  ).toString();
}

/** They stand in the column of the day, or in that of the posting (figure 23). */
const BALANCES: readonly string[] = ['Startsaldo', 'Slutsaldo'];

/** The tax account's running statement (figure 23): its interest is what settling costs beside the tax. */
export const taxAccount: RecipeSource = {
  title: 'the tax account',
  owedBy: 'accounting',
  layouts: reportLayouts({
    title: 'the tax account',
    currency: 'DKK',
    columns: [
      dayOr(BALANCES, 'posted_on', 'Dato'),
      text('balance_of', 'Dato'),
      text('posting', 'Postering'),
      amount('movement', 'Bevægelse'),
      ...MOVEMENTS,
      required(amount('balance', 'Saldo')),
    ],
  }),
  derives: (fields) => ({ contribution: 'A-tax', movement: movementOf(fields) }),
  rules: [
    {
      rule: 'a movement on the tax account says what it is',
      isBroken: ({ posting = '', balance_of: of = '' }) => posting === '' && !BALANCES.includes(of),
      cites: ['S004-105'],
    },
  ],
  leavesOut: ({ posting = '' }) => (/^rente/i.test(posting) ? undefined : 'no interest'),
  amounts: [{ columns: ['movement'], sign: 'opposite' }],
  tallies: () => ['interest'],
  runningBalance: { movement: 'movement', balance: 'balance' },
  dated: { on: 'posted_on' },
};
