import { z } from 'zod';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { InputRefused } from '../../domain/kernel/input-refused';
import { act } from '../counter/act';
import { here } from '../counter/here';
import { day } from '../counter/words';
import { chartOf } from '../creditors/creditor-chart';
import { standingOf } from '../creditors/standing-desk';
import { controlLimitsOn, FIRST_DAY_OF_LIMITS } from '../../policies/controls/limits';
import { controlBoard } from './control-board';

export const controls = act({
  summary:
    'The audit’s eight control objectives at the end of the business day: live measures, verdicts by stated limits, what was found; every measure leaves a receipt.',
  permission: 'read',
  input: z.strictObject({ known: day.exactOptional() }),
  faults: ['CreditorUnknown'],
  async handle(desk, { known }) {
    const { creditor, creditorId, today: asOf } = await here(desk);
    refuseBeforeLimits(asOf);
    const days = { asOf, ...(known !== undefined && { known }) };
    const reported = { ...creditor, chart: await chartOf(desk.pool, creditorId) };
    const rulebookFor = (await desk.rulebooks()).for;
    const asked = { pool: desk.pool, creditor: reported, rulebookFor, ...days };
    const objectives = await controlBoard(asked, standingOf(desk).actor.subject);
    return { creditorId, ...days, limitsFrom: controlLimitsOn(asOf).from, objectives };
  },
});

/** Throws `InputRefused`. */
function refuseBeforeLimits(asOf: CivilDate): void {
  if (asOf >= FIRST_DAY_OF_LIMITS) return;
  const message = `${asOf} lies before ${FIRST_DAY_OF_LIMITS}, the first day with limits. Name that day or a later one.`;
  throw new InputRefused('The control board was not worked out.', [{ field: 'asOf', message }]);
}
