import { meaningOf, type KnownWord } from '../known-words';
import type { Column } from '../../formats/tables/layout';
import type { RecipeSource } from '../recipe-source';
import { amount, day, month, reportLayouts, required, text } from '../../formats/tables/report-layouts';
import type { Cells } from '../row';
import { kindOf, SIDES } from './finance';
import { DETAIL_REPORT } from '../report-window';

/** *Er_Accepteret_Al_Bog*: what the economy system accepted did not fail (S004-23). */
const ACCEPTED: readonly KnownWord[] = [
  { means: 'accepted', written: ['true', 'sand', 'ja', 'yes', 'accepteret', '1', 'J'] },
  { means: 'not accepted', written: ['false', 'falsk', 'nej', 'no', 'afvist', '0', 'N'] },
];

/** A posting as KY's two detail reports have it; a spreadsheet cuts long headers off (S004-23, figure 8). */
const POSTING: readonly Column[] = [
  text('voucher_id', 'Finansbilag_Unikidentifikation', 'Finansbilag_Unikidentifika'),
  text('voucher', 'Bilagsreference'),
  day('booked_on', 'Bogføringsdato'),
  required(month('booking_month', 'Periode')),
  text('voucher_title', 'Bilagstitel', 'Bilagsstittel'),
  day('voucher_date', 'Bilagsdato'),
  text('account', 'Konto'),
  text('accepted', 'Er_Accepteret_Al_Bog'),
  day('created_on', 'OprettetDato'),
  text('posting_id', 'Postering_Unikidentifikation', 'Postering_Unikidentifi'),
  required(amount('amount', 'Beløb')),
  required(text('side', 'DebetKreditIndikator')),
  day('value_date', 'Valørdato'),
  text('text', 'Posteringstekst'),
];

/** Each failed voucher is a balanced pair; its debit is counted once (S004-20, S004-23). */
export const failedVouchers: RecipeSource = {
  title: 'KY Detaljer - Finans fejlede',
  owedBy: 'KY_RAPPORT_OEKONOMI',
  window: DETAIL_REPORT,
  layouts: reportLayouts({
    title: 'KY Detaljer - Finans fejlede',
    currency: 'DKK',
    columns: [...POSTING],
  }),
  words: [
    { column: 'side', words: SIDES },
    { column: 'accepted', words: ACCEPTED, onEveryLine: true },
  ],
  derives: ({ side = '', account = '' }) => ({ side: meaningOf(SIDES, side) ?? '', kind: kindOf(account) }),
  leavesOut: ({ accepted = '' }) =>
    meaningOf(ACCEPTED, accepted) === 'accepted' ? 'accepted by the economy system, and so no cause' : undefined,
  amounts: [
    { columns: ['amount'], sign: 'as-is', only: ({ side }) => side === 'D' },
    { columns: ['amount'], sign: 'as-is', only: ({ side }) => side === 'K', beside: true },
  ],
  tallies: ({ fields }) => [fields.side === 'D' ? 'debit' : 'credit'],
};

/** What has become of a posting (S004-22). */
const STATES: readonly KnownWord[] = [
  { means: 'draft', written: ['Kladde…'] },
  { means: 'not sent', written: ['Ikke afsendt…', 'Ikke_afsendt…', 'Ikke sendt…', 'Klar til…'] },
  { means: 'awaiting', written: ['Afventer…', 'Afsendt…', 'Sendt…'] },
  { means: 'rejected', written: ['Afvist…', 'Fejlet…'] },
  { means: 'accepted', written: ['Accepteret…', 'Godkendt…'] },
];

const DETAILS = 'KY Detaljer - Finans';

/** Every posting of KY but drafts, with its state: what is accepted makes up the sum report (S004-22, S004-52). */
export const financeDetails: RecipeSource = {
  title: DETAILS,
  owedBy: 'KY_RAPPORT_OEKONOMI',
  window: DETAIL_REPORT,
  layouts: reportLayouts({ title: DETAILS, currency: 'DKK', columns: [...POSTING, text('status', 'Status')] }),
  words: [
    { column: 'side', words: SIDES },
    { column: 'accepted', words: ACCEPTED, onEveryLine: true },
    { column: 'status', words: STATES, onEveryLine: true },
  ],
  derives: (fields) => ({ side: meaningOf(SIDES, fields.side ?? '') ?? '', state: stateOf(fields) }),
  leavesOut: ({ state = '' }) => (state === 'draft' ? 'a draft, which is no posting yet' : undefined),
  amounts: [
    { columns: ['amount'], sign: 'as-is', only: ({ side }) => side === 'D' },
    { columns: ['amount'], sign: 'as-is', only: ({ side }) => side === 'K', beside: true },
  ],
  rules: [
    { rule: 'a posting says what has become of it', isBroken: (fields) => stateOf(fields) === '', cites: ['S004-22'] },
  ],
  tallies: ({ fields: { side = '', state = '' } }) => [`${state} ${side === 'D' ? 'debit' : 'credit'}`],
};

function stateOf({ status = '', accepted = '' }: Cells): string {
  const said = meaningOf(STATES, status);
  if (said !== undefined) return said;
  const isAccepted = meaningOf(ACCEPTED, accepted);
  if (isAccepted === undefined) return '';
  return isAccepted === 'accepted' ? 'accepted' : 'rejected';
}
