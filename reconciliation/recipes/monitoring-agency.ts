import { Money } from '../../domain/kernel/money';
import type { Recipe } from '../recipe';
import type { RecipeSource } from '../recipe-source';
import { handedOverTo, invoiceOf } from '../reports/handed-over-cases';
import { amount, day, reportLayouts, required, text } from '../../formats/tables/report-layouts';
import type { Cells } from '../row';

/** Whether opening + new − paid − written down − returned is something else than closing. A line without an opening does not say. */
function doesNotAddUp({
  opening = '',
  closing = '',
  added = '',
  paid = '',
  reduced = '',
  returned = '',
}: Cells): boolean {
  if (opening === '') return false;
  const money = (written: string) => Money.of(written === '' ? '0' : written, 'SEK');
  const expected = [paid, reduced, returned].reduce(
    (sum, taken) => sum.minus(money(taken)),
    money(opening).plus(money(added)),
  );
  return !expected.equals(money(closing));
}

function agencyLines(title: string): RecipeSource {
  return {
    title,
    owedBy: 'monitoring agency',
    layouts: reportLayouts({
      title,
      currency: 'SEK',
      columns: [
        required(text('reference', 'Er referens', 'Fakturanr', 'Faktura')),
        text('case', 'Ärende', 'Ärendenr'),
        amount('opening', 'Ingående'),
        amount('added', 'Nya'),
        amount('paid', 'Inbetalt'),
        // What we told it of: paid to us, credited or written off; minus where a payment was taken back.
        amount('reduced', 'Nedsatt', 'Direktbetalt'),
        amount('returned', 'Återlämnat'),
        required(amount('closing', 'Utgående', 'Kapitalskuld', 'Belopp')),
        amount('commission', 'Arvode', 'Provision'),
        amount('remitted', 'Redovisat'),
        day('barred_on', 'Preskriptionsdag'),
        day('as_of', 'Per', 'Redovisningsdag'),
      ],
      totals: { column: 'reference', says: ['Summa', 'Totalt'] },
    }),
    derives: ({ reference = '' }) => ({ invoice: invoiceOf(reference) }),
    amounts: [{ columns: ['closing'], sign: 'as-is' }],
  };
}

/** Intrum's accounts: compared by what it still monitors; what it collected, kept and sent must agree with itself. */
const accounts: RecipeSource = {
  ...agencyLines('Intrum’s accounts of the quarter'),
  amounts: [
    { columns: ['closing'], sign: 'as-is', sets: { figure: 'monitored' } },
    { columns: ['paid'], sign: 'as-is', sets: { figure: 'collected' }, beside: true },
    { columns: ['commission'], sign: 'as-is', sets: { figure: 'commission' }, beside: true },
    { columns: ['remitted'], sign: 'as-is', sets: { figure: 'remitted' }, beside: true },
  ],
  tallies: ({ fields }) => [fields.figure ?? ''],
  toldOn: 'as_of',
  rules: [
    { rule: 'opening + new − paid − reduced − returned = closing', isBroken: doesNotAddUp, cites: ['S002-30'] },
    {
      rule: 'no monitored claim is time-barred: limitation is interrupted in time',
      isBroken: ({ barred_on: barredOn = '', as_of: asOf = '', closing = '' }, endsOn) =>
        barredOn !== '' && barredOn <= (asOf === '' ? endsOn : asOf) && Number(closing) !== 0,
      cites: ['S002-31'],
    },
  ],
};

/** Claim by claim, each quarter (S002-30). A written-down claim is monitored on with its whole amount (S002-68). */
export const recipe: Recipe = {
  id: 'monitoring-agency',
  title: 'Intrum’s accounts against the ledger',
  place: 12,
  purpose: 'what Intrum monitors is what the ledger says it was given, and what it collected has arrived',
  cites: ['S002-28', 'S002-29', 'S002-30', 'S002-31', 'S002-68'],
  currency: 'SEK',
  key: ['invoice'],
  left: accounts,
  right: handedOverTo('intrum', 'the ledger: handed to Intrum'),
  periodRules: [{ name: 'quarter-end', counts: 'always', balances: true }],
  matchers: [{ kind: 'exact' }, { kind: 'sums' }],
  explanations: [
    {
      id: 'on-the-way',
      cause: 'collected by Intrum, not yet at the bank',
      cites: ['S002-30'],
      by: { kind: 'file', source: agencyLines('collected and on the way'), on: 'right', explains: 'sums' },
    },
    {
      id: 'returned',
      cause: 'returned by Intrum, not yet taken back in the ledger',
      cites: ['S002-29', 'S002-30'],
      // Returned as they come to be, a file at a time.
      by: {
        kind: 'file',
        source: { ...agencyLines('returned by Intrum'), inParts: true },
        on: 'right',
        explains: 'rows',
      },
    },
    {
      id: 'not-taken-in',
      cause: 'sent to Intrum, not yet taken in',
      cites: ['S002-28'],
      by: { kind: 'file', source: agencyLines('sent and not taken in'), on: 'right', explains: 'rows' },
    },
  ],
  identities: [
    {
      name: 'collected − commission = remitted',
      cites: ['S002-30'],
      left: (totals) => totals.of('left', 'collected').minus(totals.of('left', 'commission')),
      right: (totals) => totals.of('left', 'remitted'),
      by: ['invoice'],
      applies: (totals) => totals.count('left', 'remitted').rows > 0,
    },
  ],
  schedule: { every: 'quarter', onBankingDay: 10, cites: ['S002-30'] },
  preparedBy: 'accounting',
  signedBy: 'head of accounting',
  routes: ({ class: kind }) => {
    if (kind === 'only-left')
      return 'Intrum monitors what the ledger has not given it: recall it, or record the hand-over (S002-28).';
    return kind === 'only-right'
      ? 'Nobody watches over its limitation: ask Intrum for the case, and send it again if there is none (S002-31).'
      : 'Another amount: look for a payment that only one side has (S002-30).';
  },
};
