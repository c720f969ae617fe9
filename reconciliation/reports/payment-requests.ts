import { addDays, civilDate } from '../../domain/kernel/civil-date';
import type { RecipeSource } from '../recipe-source';
import { amount, day, month, reportLayouts, required, text } from '../../formats/tables/report-layouts';
import type { Cells } from '../row';
import { contributionOf, NAMES } from './contributions';

/** What SKAT and ATP have asked for, by eIndkomst's figures (S004-94, S004-100). */
export const requests: RecipeSource = {
  title: 'payment requests of SKAT and ATP',
  owedBy: 'accounting',
  layouts: reportLayouts({
    title: 'payment requests of SKAT and ATP',
    currency: 'DKK',
    columns: [
      required(month('period', 'Periode')),
      required(text('contribution', 'Felt')),
      day('reported_on', 'Indberettet'),
      day('requested_on', 'Anmodet'),
      text('request', 'Betalingsanmodning'),
      text('se_number', 'SE-nummer', 'INDBERETTES_FOR_SE'),
      required(amount('amount', 'Beløb')),
    ],
  }),
  words: [{ column: 'contribution', words: NAMES }],
  derives: ({ contribution = '' }) => ({ contribution: contributionOf(contribution) }),
  rules: [
    {
      rule: 'SKAT asks for payment 7 to 14 days after KY has reported',
      isBroken: isOutOfTime,
      says: ({ reported_on: reported = '', requested_on: requested = '' }) =>
        `reported on ${reported}, asked for on ${requested}`,
      cites: ['S004-94'],
    },
  ],
  amounts: [{ columns: ['amount'], sign: 'as-is' }],
  tallies: ({ fields }) => [fields.contribution ?? ''],
};

/** ATP asks by the quarter (S004-100): only the requests of SKAT have these days. A cell without a day says nothing. */
function isOutOfTime({ contribution = '', reported_on: reported = '', requested_on: requested = '' }: Cells): boolean {
  if (reported === '' || requested === '' || contribution === 'ATP' || contribution === 'OP') return false;
  const from = civilDate(reported);
  return requested < addDays(from, EARLIEST) || requested > addDays(from, LATEST);
}

const EARLIEST = 7;
const LATEST = 14;
