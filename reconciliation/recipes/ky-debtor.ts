import { addDays, civilDate } from '../../domain/kernel/civil-date';
import { meaningOf, type KnownWord } from '../known-words';
import type { Identity, Recipe } from '../recipe';
import type { RecipeSource } from '../recipe-source';
import { accounts } from '../reports/debtor-accounts';
import { signedAmountOf } from '../reports/signed-amount';
import { amount, day, month, reportLayouts, required, text } from '../report-layouts';
import type { Cells } from '../row';
import type { Totals } from '../totals';

const BY_CREATION = 'creation';

/** Claims and their adjustments go from KY to the debtor system; covers and write-offs come back (S004-133, S004-135). */
const BACK_TO_KY: ReadonlySet<string> = new Set(['cover', 'write-off']);

const MOVEMENTS: readonly KnownWord[] = [
  { means: 'cover', written: ['…dækning…', '…daekning…', '…cover…', '…betaling…'] },
  { means: 'write-off', written: ['…afskriv…', '…write-off…'] },
  { means: 'down-adjustment', written: ['…nedreg…', '…nedskriv…', '…down…'] },
  { means: 'up-adjustment', written: ['…opreg…', '…opskriv…', 'up…'] },
  { means: 'claim', written: ['Fordring…', 'Krav…', 'claim…'] },
];

/** A blank is a claim: the reports on claims have no such column. */
function movementOf(written: string): string {
  return meaningOf(MOVEMENTS, written) ?? 'claim';
}

/** The statuses that KY has (S004-143). */
const STATUSES: readonly KnownWord[] = [
  { means: 'accepted', written: ['ACCEPTERET'] },
  { means: 'rejected', written: ['AFVIST'] },
  { means: 'awaiting', written: ['AFVENTER…'] },
];

function wayOf({ movement = '' }: Cells): string {
  return BACK_TO_KY.has(movement) ? 'debtor system to KY' : 'KY to debtor system';
}

/**
 * KY's claims. They count in the month in which the debtor system accepted them, by the time of processing and the status;
 * the column AfsendtTilDebitor proves nothing (S004-143, S004-145, S004-151).
 */
function claims(title: string): RecipeSource {
  return {
    title,
    owedBy: 'KY_RAPPORT_OEKONOMI',
    layouts: reportLayouts({
      title,
      currency: 'DKK',
      columns: [
        text('claim', 'Fordring'),
        text('movement', 'Bevægelse'),
        month('created_month', 'OprettetDatoTid'),
        day('due_on', 'Forfaldsdato'),
        text('benefit', 'Ydelse'),
        day('processed_on', 'BehandlingDatoTid'),
        text('processed_at', 'BehandlingDatoTid'),
        text('status', 'Status', 'Svarresultat'),
        text('cause', 'KvitteringAarsagTitel'),
        required(amount('amount', 'FordringBeloeb', 'FordringBeløb (DKK)', 'FordringBeløb', 'Beløb')),
      ],
      totals: { column: 'claim', says: ['I alt', 'Sum'] },
    }),
    words: [
      { column: 'movement', words: MOVEMENTS },
      { column: 'status', words: STATUSES },
    ],
    derives: ({ movement = '', processed_on: processedOn = '', processed_at: processedAt = '' }) => ({
      movement: movementOf(movement),
      day: bookingDayOf(processedOn, processedAt),
    }),
    leavesOut: ({ status = '' }) => (meaningOf(STATUSES, status) === 'awaiting' ? 'awaiting release' : undefined),
    rules: [
      {
        rule: 'a time of processing is a time',
        isBroken: ({ processed_at: at = '' }) => /[^\d.:/ T-]/.test(at),
        cites: ['S004-140', 'S004-144'],
      },
    ],
    amounts: [{ columns: ['amount'], sign: 'as-is' }],
    tallies: ({ fields }) => [wayOf(fields), fields.movement ?? ''],
  };
}

/** What KY processes after 23:00 the debtor system books on the next day, at the end of a month too (S004-140). */
function bookingDayOf(day: string, at: string): string {
  const isLate = /(?:^|[ T])23[.:]\d{2}/.test(at);
  return isLate && day !== '' ? addDays(civilDate(day), 1) : day;
}

/** The list of what was rejected: what says that it was accepted is no cause. */
function failedClaims(): RecipeSource {
  return {
    ...claims('KY Detaljer - Debitor fejlede'),
    leavesOut: ({ status = '' }) => {
      const says = meaningOf(STATUSES, status) ?? 'rejected';
      return says === 'rejected' ? undefined : `status ${status}: not rejected`;
    },
  };
}

function debtorPostings(title: string): RecipeSource {
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

/** KY's sums by the month in which claims were created; only the accepted ones are transferred (S004-39, S004-156). */
const sumReport: RecipeSource = {
  title: 'KY Sum - Debitorregistreringer',
  owedBy: 'KY_RAPPORT_OEKONOMI',
  layouts: reportLayouts({
    title: 'KY Sum - Debitorregistreringer',
    currency: 'DKK',
    columns: [
      required(month('created_month', 'OprettetDatoTid Maaned')),
      text('organisation', 'DebitorKonto.OrganisatorReference'),
      text('account_kind', 'DebitorKontotype'),
      text('claim_kind', 'Fordring.Kravtype'),
      text('down_adjustment', 'Fordring.Nedregulering'),
      text('status', 'Status'),
      required(amount('amount', 'FordringBeløb (DKK)', 'FordringBeløb')),
    ],
    totals: { column: 'created_month', says: ['I alt', 'Sum'] },
  }),
  words: [{ column: 'status', words: STATUSES }],
  leavesOut: ({ status = '' }) =>
    (meaningOf(STATUSES, status) ?? 'accepted') === 'accepted' ? undefined : `status ${status}`,
  amounts: [{ columns: ['amount'], sign: 'as-is' }],
};

/**
 * The five steps: KY sends the claim (1), the debtor system books it (2), a payment is received (3), KY sends a re-posting
 * file (4), and the cover goes to the right income account (5) (S004-124 to S004-129).
 */
const FLOW: readonly Identity[] = [
  ...['2', '3', '5'].map((step): Identity => ({
    name: `step ${step} of the posting flow balances`,
    cites: ['S004-125', 'S004-126', 'S004-129'],
    left: (totals) => totals.of('third', `step ${step}`),
    right: (totals) => totals.nought,
    applies: (totals) => totals.count('third', `step ${step}`).rows > 0,
  })),
  {
    name: 'claims that KY sent (step 1) are booked on restance accounts (step 2)',
    cites: ['S004-124', 'S004-125'],
    left: (totals) => totals.of('left', 'claim'),
    right: (totals) => totals.of('third', 'step 2 restance'),
    applies: (totals) => totals.count('third', 'step 2').rows > 0,
  },
  {
    name: 'covers that are paid (step 3) are re-posted to income (steps 4 and 5)',
    cites: ['S004-126', 'S004-128', 'S004-129'],
    left: (totals) => totals.of('third', 'step 3 restance').negated(),
    right: (totals) => totals.of('third', 'step 5 intermediate'),
    applies: (totals) => totals.count('third', 'step 3').rows > 0,
  },
];

/** The three reconciliations of figure 31, the third of them by balances and by postings (S004-141). */
const THREE: readonly Identity[] = [
  ...(['KY to debtor system', 'debtor system to KY'] as const).map((way): Identity => ({
    name: `${way}: the movements agree, but for what is explained`,
    cites: ['S004-133', 'S004-135', 'S004-141', 'S004-142'],
    left: (totals) => totals.of('left', way).minus(totals.explainedOf(({ fields }) => wayOf(fields) === way)),
    right: (totals) => totals.of('right', way),
    applies: (totals) => totals.count('left', way).rows + totals.count('right', way).rows > 0,
  })),
  ...(['restance', 'intermediate'] as const).map((kind): Identity => ({
    name: `the ${kind} accounts: opening and movements lead to the closing balance`,
    cites: ['S004-138', 'S004-147'],
    left: (totals) => totals.of('third', `${kind} brought forward`),
    right: (totals) => totals.of('third', kind),
    applies: (totals) => totals.count('third', `${kind} brought forward`).rows > 0,
  })),
  {
    name: 'postings on the restance accounts = the debtor system’s movements',
    cites: ['S004-136', 'S004-138'],
    left: (totals) => totals.of('third', 'restance'),
    right: (totals) => totals.total('right'),
    by: ['account'],
    applies: isOfPostings,
  },
  {
    name: 'postings on the intermediate account = minus KY’s movements',
    cites: ['S004-134', 'S004-138'],
    left: (totals) => totals.of('third', 'intermediate'),
    right: (totals) => totals.total('left').negated(),
    // They come from two systems: a difference in time is allowed (S004-140), and so is what a list explains.
    applies: (totals) => isOfPostings(totals) && totals.explained().isZero(),
    notWhen: 'a list or another month explains some of it',
  },
  {
    name: 'claims by the month of creation = Sum - Debitorregistreringer',
    cites: ['S004-39', 'S004-155', 'S004-156'],
    left: (totals) => totals.of('left', 'KY to debtor system'),
    right: (totals) => totals.total('sum-report'),
    applies: (totals) => totals.has('sum-report') && totals.by === BY_CREATION,
    notWhen: 'the sums are told by the month of creation, and this run goes by acceptance',
  },
];

function isOfPostings(totals: Totals): boolean {
  return totals.count('third', 'posting of the month').rows > 0;
}

/** R6: claims, covers and write-offs are the same in KY, in the debtor system and on the accounts (S004-123 to S004-156). */
export const recipe: Recipe = {
  id: 'ky-debtor',
  title: 'KY against the debtor system',
  place: 6,
  purpose: 'claims reach the debtor system, covers and write-offs come back to KY, and the accounts mirror each other',
  cites: [
    'S004-37',
    'S004-40',
    'S004-123',
    'S004-133',
    'S004-135',
    'S004-141',
    'S004-144',
    'S004-145',
    'S004-151',
    'S004-152',
    'S004-156',
  ],
  currency: 'DKK',
  key: ['movement', 'claim|day'],
  left: claims('KY Detaljer - Debitor'),
  right: debtorPostings('the debtor system'),
  third: accounts,
  periodRules: [
    { name: 'acceptance', counts: 'within', column: { left: 'day', right: 'booked_on' } },
    { name: BY_CREATION, counts: 'within', column: { left: 'created_month', right: 'booked_on' } },
  ],
  matchers: [
    { kind: 'exact' },
    { kind: 'sums' },
    {
      kind: 'period-shift',
      cause: 'created and accepted in different months',
      cites: ['S004-140', 'S004-146', 'S004-148'],
      reach: 3,
    },
  ],
  explanations: [
    {
      id: 'failed',
      cause: 'rejected by the debtor system',
      cites: ['S004-38', 'S004-142', 'S004-153', 'S004-154'],
      by: { kind: 'file', source: failedClaims(), on: 'left', explains: 'rows' },
    },
    {
      id: 'debtor-errors',
      cause: 'on the debtor system’s error list, not received by KY',
      cites: ['S004-142'],
      by: { kind: 'file', source: debtorPostings('the debtor system’s error list'), on: 'right', explains: 'rows' },
    },
    {
      id: 'sum-report',
      cause: 'in KY’s sums by the month of creation',
      cites: ['S004-39', 'S004-156'],
      by: { kind: 'file', source: sumReport, on: 'left', explains: 'nothing' },
    },
  ],
  identities: [
    {
      name: 'the intermediate account = minus the sum of all restance accounts',
      cites: ['S004-130', 'S004-139'],
      left: (totals) => totals.of('third', 'intermediate'),
      right: (totals) => totals.of('third', 'restance').negated(),
      // One of the two alone mirrors nothing, though it may come to nought.
      applies: (totals) => {
        const [one, other] = [totals.count('third', 'intermediate'), totals.count('third', 'restance')];
        return (one.rows > 0 && other.rows > 0) || !one.amount.equals(other.amount.negated());
      },
    },
    ...THREE,
    ...FLOW,
  ],
  schedule: { every: 'month', onBankingDay: 5, cites: ['S004-133', 'S004-135'] },
  preparedBy: 'accounting',
  signedBy: 'head of accounting',
  routes: ({ rows }) =>
    rows.some(({ row }) => BACK_TO_KY.has(row.fields.movement ?? ''))
      ? 'Covers and write-offs are made in the debtor system (S004-137): look in its error list for what KY has not received.'
      : 'Draw Detaljer - Debitor of earlier months: a claim may lie long in KY before it is released (S004-148, S004-149).',
};
