import { meaningOf, type KnownWord } from '../known-words';
import type { Recipe } from '../recipe';
import type { RecipeSource } from '../recipe-source';
import { amount, day, reportLayouts, required, text, wholeNumber } from '../../formats/tables/report-layouts';
import type { Cells } from '../row';

const AREAS: readonly (readonly [RegExp, string])[] = [
  [/ejendomsskat|grundskyld|property/i, 'property tax'],
  [/parker|p-afgift|parking/i, 'parking'],
  [/forudbetal|prepay/i, 'prepayments'],
];

/** Other areas that are onboarded stay under their own name. */
function areaOf(written: string): string {
  return AREAS.find(([word]) => word.test(written))?.[1] ?? written;
}

/** A claim is time-barred after three years (forældelsesloven § 3); what is older waits for somebody to look at it. */
const OLD_AFTER_YEARS = 3;

/** At the day that the file is of; where it says none, at the end of the period. */
function isOld(fields: Cells, endsOn = ''): boolean {
  const { as_of: saidOn = '' } = fields;
  const [since, asOf] = [openSince(fields), saidOn === '' ? endsOn : saidOn];
  if (since === '' || asOf === '') return false;
  return `${Number(since.slice(0, 4)) + OLD_AFTER_YEARS}${since.slice(4)}` < asOf;
}

/** A prepayment is never due: it is open since it was booked. */
function openSince({ due_on: dueOn = '', booked_on: bookedOn = '', year = '' }: Cells): string {
  if (dueOn !== '') return dueOn;
  return bookedOn === '' && year !== '' ? `${year}-12-31` : bookedOn;
}

function areaItems(title: string, owedBy: string): RecipeSource {
  return {
    title,
    owedBy,
    layouts: reportLayouts({
      title,
      currency: 'DKK',
      columns: [
        required(text('area', 'Område', 'Forretningsområde')),
        text('account', 'Konto', 'Artskonto'),
        text('item', 'Post', 'Bilag', 'Fordring'),
        wholeNumber('year', 'År', 'Regnskabsår'),
        day('booked_on', 'Bogføringsdato'),
        day('due_on', 'Forfaldsdato'),
        day('as_of', 'Opgørelsesdato', 'Pr.'),
        text('note', 'Bemærkning'),
        text('decision', 'Beslutning'),
        required(amount('amount', 'Beløb', 'Saldo')),
      ],
      totals: { column: 'area', says: ['I alt', 'Sum', 'Total'] },
    }),
    derives: ({ area = '', booked_on: bookedOn = '', year = '' }) => ({
      area: areaOf(area),
      time: bookedOn === '' ? year : bookedOn,
    }),
    amounts: [{ columns: ['amount'], sign: 'as-is' }],
    tallies: ({ fields }) => {
      const { area = '', time = '' } = fields;
      return [area, `${area} ${time.slice(0, 4)}`, ...(isOld(fields) ? [`to clean up: ${area}`] : [])];
    },
  };
}

/** The list as it was written (`cleanUpCsv`) and worked through: an item about which nobody has decided explains nothing. */
function cleanedUp(title: string): RecipeSource {
  const items = areaItems(title, 'accounting');
  return {
    ...items,
    layouts: items.layouts.map((layout) => (layout.kind === 'csv' ? { ...layout, guarded: true } : layout)),
    // A list of a person's own, without the column, is one of decided items; a decision that nobody understands is none.
    leavesOut: ({ decision = '' }) =>
      decision === '' || meaningOf(DECISIONS, decision) === 'goes' ? undefined : `decision: ${decision}`,
  };
}

/** What becomes of an item: it goes, or it stays. */
const DECISIONS: readonly KnownWord[] = [
  { means: 'goes', written: ['to be written off…', 'write off…', 'write-off…', 'written off…', '…afskriv…'] },
  { means: 'goes', written: ['book…', 'rebook…', 'correct…', 'bogfør…', 'ompost…', 'ret…', 'berigtig…'] },
  { means: 'goes', written: ['pay back…', 'paid back…', 'move…', 'tilbagebetal…', 'udbetal…', 'flyt…'] },
  { means: 'stays', written: ['undecided…', 'uafklaret…', 'keep…', 'behold…', 'bevar…'] },
];

/** Area by area and year by year: a run of `2019` is the historical one of that year (S000-06 to S000-10). */
export const recipe: Recipe = {
  id: 'debtor-gl-area',
  title: 'Opus Debitor against Kvantum, by area',
  place: 10,
  purpose: 'property tax, parking and prepayments are the same in Opus Debitor and Kvantum, each year again',
  cites: ['S000-06', 'S000-07', 'S000-08', 'S000-09', 'S000-10'],
  currency: 'DKK',
  key: ['area', 'item?'],
  left: {
    ...areaItems('Opus Debitor', 'debtor system'),
    rules: [
      {
        rule: 'no open item is older than three years: these are for the clean-up list',
        isBroken: isOld,
        cites: ['S000-10'],
      },
      {
        rule: 'the file is of the end of the period, or of a later day',
        isBroken: ({ as_of: asOf = '' }, endsOn) => asOf !== '' && asOf < endsOn,
        cites: ['S000-09'],
      },
    ],
  },
  right: areaItems('Kvantum', 'accounting'),
  periodRules: [
    { name: 'booking', counts: 'within', column: { left: 'time', right: 'time' } },
    { name: 'balance', counts: 'until', column: { left: 'time', right: 'time' } },
  ],
  matchers: [
    { kind: 'exact' },
    { kind: 'sums' },
    { kind: 'period-shift', cause: 'booked in a neighbouring period in the other system', cites: ['S000-09'] },
  ],
  explanations: [
    {
      id: 'clean-up',
      cause: 'on the clean-up list: decided, not yet booked in Kvantum',
      cites: ['S000-10'],
      by: { kind: 'file', source: cleanedUp('the clean-up list'), on: 'left', explains: 'rows' },
    },
    {
      id: 'unplaced',
      cause: 'in Kvantum on its way to the debtor system, noted by a person',
      cites: ['S000-08', 'S000-09'],
      by: {
        kind: 'file',
        source: areaItems('the list of unplaced items', 'accounting'),
        on: 'right',
        explains: 'rows',
      },
    },
  ],
  identities: [],
  cleanUp: {
    cites: ['S000-10'],
    openSince,
    asOf: 'as_of',
    afterYears: OLD_AFTER_YEARS,
    shows: ['area', 'account', 'item', 'booked_on', 'due_on', 'as_of', 'note'],
    sortedBy: ['area'],
    readBackAs: 'clean-up',
  },
  schedule: { every: 'month', onBankingDay: 8, cites: ['S000-09'] },
  preparedBy: 'accounting',
  signedBy: 'head of accounting',
  routes: ({ class: kind, rows }) => {
    const [first] = rows;
    const area = first?.row.fields.area ?? 'the area';
    if (kind === 'only-left')
      return `In Opus Debitor only (${area}): find its voucher in Kvantum, or put it on the clean-up list (S000-09, S000-10).`;
    return kind === 'only-right'
      ? `In Kvantum only (${area}): find whose payment or claim it is, and book it in Opus Debitor (S000-09).`
      : `Different in the two systems (${area}): go through the year item by item (S000-09).`;
  },
};
