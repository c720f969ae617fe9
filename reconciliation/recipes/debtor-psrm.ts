import type { Money } from '../../domain/kernel/money';
import { meaningOf, type KnownWord } from '../known-words';
import type { Recipe } from '../recipe';
import type { AmountRule, RecipeSource } from '../recipe-source';
import { amount, day, month, reportLayouts, required, text } from '../../formats/tables/report-layouts';
import type { Cells, Side } from '../row';
import type { Totals } from '../totals';

const COVERING = 'covering';

/** What moves the basis on which the authority collects; its own coverings do not. */
const EVENTS: readonly KnownWord[] = [
  { means: 'addition', written: ['Tilgang…', 'Ny fordring…', 'addition…'] },
  { means: 'recall', written: ['Tilbagekald…', 'recall…'] },
  { means: 'write-down', written: ['Nedskriv…', 'Nedreg…', 'write-down…', 'reduce…'] },
  { means: 'write-up', written: ['Opskriv…', 'Opreg…', 'write-up…', 'raise…'] },
  { means: COVERING, written: ['Dækning…', 'Daekning…', 'Inddækning…', 'Inddaekning…', 'cover…'] },
];

/** As the authority's receipts and statements have it, and as our own ledger says it. */
const STATUSES: readonly KnownWord[] = [
  { means: 'rejected', written: ['AFVIST…', 'rejected'] },
  { means: 'hearing', written: ['HØRING…', 'HOERING…', 'hearing'] },
  { means: 'done', written: ['UDFØRT…', 'UDFOERT…', 'MODTAGET…', 'told'] },
];

/** Amounts are written without a sign; the event says it. */
const BY_EVENT: readonly AmountRule[] = [
  { columns: ['amount'], sign: 'as-is', only: ({ event }) => event === 'addition' || event === 'write-up' },
  { columns: ['amount'], sign: 'opposite', only: ({ event }) => event === 'recall' || event === 'write-down' },
];

function events(title: string, owedBy: string): RecipeSource {
  return {
    title,
    owedBy,
    layouts: reportLayouts({
      title,
      currency: 'DKK',
      columns: [
        required(text('claim', 'Fordringshaverreference', 'Fordringshavers reference')),
        text('authority_claim', 'FordringsID', 'Fordring-ID'),
        text('claim_type', 'Fordringstype', 'Fordringstypekode'),
        required(text('event', 'Haendelse', 'Hændelse')),
        required(day('on', 'Dato', 'Virkningsdato')),
        required(amount('amount', 'Beloeb', 'Beløb')),
        text('status', 'Status'),
      ],
      totals: { column: 'claim', says: ['I alt', 'Sum'] },
    }),
    words: [
      { column: 'event', words: EVENTS },
      { column: 'status', words: STATUSES },
    ],
    derives: ({ event = '' }) => ({ event: meaningOf(EVENTS, event) ?? '' }),
    leavesOut: ({ event = '', status = '' }) => {
      if (event === COVERING) return 'no part of the basis, such as a covering';
      return meaningOf(STATUSES, status) === 'rejected'
        ? 'rejected by the authority: there it never happened'
        : undefined;
    },
    amounts: BY_EVENT,
    tallies: ({ fields }) => [fields.event ?? ''],
    rules: [
      {
        rule: 'amounts have no sign, the event says it',
        isBroken: ({ amount: written = '' }: Cells) => written.startsWith('-'),
        cites: ['S000-11'],
      },
    ],
  };
}

/** The authority's receipts of one status: whatever says another explains nothing. */
function receipts(title: string, about: 'rejected' | 'hearing'): RecipeSource {
  return {
    ...events(title, 'debtor system'),
    leavesOut: ({ event = '', status = '' }) => {
      if (event === COVERING) return 'no part of the basis, such as a covering';
      const says = meaningOf(STATUSES, status) ?? about;
      return says === about ? undefined : `status ${status}`;
    },
  };
}

/** Recalls and write-downs are tallied with the sign that they count with. */
function basisOf(side: Side, totals: Totals): Money {
  return ['addition', 'write-up', 'recall', 'write-down'].reduce(
    (sum, event) => sum.plus(totals.of(side, event)),
    totals.nought,
  );
}

/** What the authority itself states at the end of the month. */
const basis: RecipeSource = {
  title: 'the basis of collection (Inddrivelsesgrundlag) as PSRM states it',
  owedBy: 'debtor system',
  layouts: reportLayouts({
    title: 'the basis of collection (Inddrivelsesgrundlag) as PSRM states it',
    currency: 'DKK',
    columns: [month('month', 'Måned'), required(amount('amount', 'Inddrivelsesgrundlag', 'Beløb'))],
  }),
  amounts: [{ columns: ['amount'], sign: 'as-is' }],
  // Each month states the whole basis at its end.
  dated: { on: 'month', counts: 'within' },
};

/**
 * Additions − recalls − write-downs + write-ups is what the authority collects on; what we sent must come to the same
 * (S000-11). That it is done each month is the source's; the formula and the names are those of the authority's guide.
 */
export const recipe: Recipe = {
  id: 'debtor-psrm',
  title: 'the debtor system against PSRM',
  place: 9,
  purpose: 'each claim handed over, recalled, written down or up stands in PSRM as in the debtor system',
  cites: ['S000-11', 'S000-21', 'S000-23', 'S003-19'],
  currency: 'DKK',
  key: ['claim', 'event'],
  left: { ...events('the debtor system', 'debtor system'), ledgerQuery: 'case-events' },
  right: events('PSRM Justering_Afstemning', 'debtor system'),
  third: basis,
  periodRules: [
    { name: 'basis', counts: 'until', column: { left: 'on', right: 'on' } },
    { name: 'month', counts: 'within', column: { left: 'on', right: 'on' } },
  ],
  matchers: [
    { kind: 'exact' },
    { kind: 'sums' },
    { kind: 'period-shift', cause: 'timing: in the other system in a neighbouring month', cites: ['S000-11'] },
  ],
  explanations: [
    {
      id: 'rejected',
      cause: 'rejected by PSRM (AFVIST)',
      cites: ['S000-11', 'S000-21'],
      by: { kind: 'file', source: receipts('receipts of PSRM: rejected', 'rejected'), on: 'left', explains: 'rows' },
    },
    {
      id: 'hearing',
      cause: 'in hearing (HØRING): not received by PSRM yet, and limitation runs on',
      cites: ['S000-11', 'S000-21'],
      by: {
        kind: 'file',
        source: receipts('receipts of PSRM: in hearing', 'hearing'),
        on: 'left',
        explains: 'rows',
      },
    },
  ],
  identities: [
    {
      name: 'PSRM: additions + write-ups − recalls − write-downs = the basis that it states',
      cites: ['S000-11'],
      left: (totals) => basisOf('right', totals),
      right: (totals) => totals.total('third'),
      applies: (totals) => totals.has('third'),
    },
    {
      name: 'ours: additions + write-ups − recalls − write-downs, less what is explained = the basis that PSRM states',
      cites: ['S000-11'],
      left: (totals) => basisOf('left', totals).minus(totals.explained()),
      right: (totals) => totals.total('third'),
      // What is left is told by itself; here the two bases stand beside each other once nothing is.
      applies: (totals) => totals.has('third') && totals.remaining.isZero(),
      notWhen: 'something is left, which is told by itself',
    },
  ],
  schedule: { every: 'month', onBankingDay: 5, cites: ['S000-11'] },
  preparedBy: 'accounting',
  signedBy: 'head of accounting',
  routes: ({ class: kind }) => {
    if (kind === 'only-right')
      return 'Only in PSRM: find out who sent it, and recall it (FEJL) or record it in the debtor system (S000-11).';
    return kind === 'only-left'
      ? 'Only in the debtor system: look for its receipt; without one send it again, for limitation runs on (S000-11).'
      : 'Another amount: write the claim in PSRM down (REGU) or up to what is owed, or correct the debtor system (S000-11).';
  },
};
