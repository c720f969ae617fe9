import { z } from 'zod';
import { act } from '../counter/act';
import { here } from '../counter/here';
import { day } from '../counter/words';
import { chartOf } from '../creditors/creditor-chart';
import { standingOf } from '../creditors/standing-desk';
import { controlLimitsOn } from '../../policies/controls/limits';
import { controlBoard } from './control-board';

export const controls = act({
  summary:
    'The audit’s eight control objectives at the end of the business day: live measures, verdicts by stated limits, what was found; every measure leaves a receipt.',
  permission: 'read',
  input: z.strictObject({ known: day.exactOptional() }),
  faults: ['CreditorUnknown'],
  async handle(desk, { known }) {
    const { creditor, creditorId, today: asOf } = await here(desk);
    const days = { asOf, ...(known !== undefined && { known }) };
    const reported = { ...creditor, chart: await chartOf(desk.pool, creditorId) };
    const rulebookFor = (await desk.rulebooks()).for;
    const asked = { pool: desk.pool, creditor: reported, rulebookFor, ...days };
    const objectives = await controlBoard(asked, standingOf(desk).actor.subject);
    return { creditorId, ...days, limitsFrom: controlLimitsOn(asOf).from, objectives };
  },
});
