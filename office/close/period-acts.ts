import { z } from 'zod';
import { claimIdOf } from '../../domain/claim/claim-id';
import { act, type Desk } from '../counter/act';
import { here } from '../counter/here';
import { nothing, word } from '../counter/words';
import { closePeriod as closeHard, permitLateBooking as permit, softClosePeriod as closeSoftly } from './close-period';
import { periodMarks, type PeriodAct } from './period-marks';
import { listPeriods } from './periods';
import { proposeReopening, settleReopening } from './reopen-period';

const reason = z.string().trim().min(1, 'say why').max(2_000);
const said = z.strictObject({ period: word, reason });
const FAULTS = ['CreditorUnknown', 'PeriodRefused'];

async function saidHere(desk: Desk, input: z.infer<typeof said>): Promise<PeriodAct> {
  const { creditorId, today } = await here(desk);
  return { ...input, creditorId, today, by: desk.actor.subject, role: desk.role ?? '' };
}

export const periods = act({
  summary:
    'How each month of the books stands: open, soft-closed or closed, with what became known too late for its month.',
  permission: 'read',
  input: nothing,
  faults: ['CreditorUnknown'],
  async handle(desk) {
    const { creditorId, today } = await here(desk);
    const months = await listPeriods(desk.pool, creditorId, today);
    return { creditorId, asOf: today, periods: months, history: await periodMarks(desk.pool, creditorId) };
  },
});

export const softClosePeriod = act({
  summary: 'Closes a month softly: what is booked later stands after it, unless somebody permits it.',
  permission: 'close-periods',
  input: said,
  faults: FAULTS,
  handle: async (desk, input) => closeSoftly(desk.pool, await saidHere(desk, input)),
});

export const permitLateBooking = act({
  summary: 'Permits that what is booked today, on one invoice or on any, stands in a soft-closed month.',
  permission: 'permit-late-booking',
  input: said.extend({ invoice: word.optional() }),
  faults: FAULTS,
  async handle(desk, { invoice, ...input }) {
    const by = await saidHere(desk, input);
    return permit(desk.pool, { ...by, ...(invoice !== undefined && { claimId: claimIdOf(by.creditorId, invoice) }) });
  },
});

export const closePeriod = act({
  summary: 'Closes a month for good: the database takes no entry on its days or on any day before.',
  permission: 'close-periods',
  input: said,
  tells: ['closes'],
  faults: FAULTS,
  handle: async (desk, input) => closeHard(desk.pool, await saidHere(desk, input)),
});

export const reopenPeriod = act({
  summary: 'Proposes that a month is opened again; another person approves it.',
  permission: 'reopen-periods',
  input: said,
  faults: FAULTS,
  handle: async (desk, input) => proposeReopening(desk.pool, await saidHere(desk, input)),
});

export const approveReopening = act({
  summary: 'Opens a month again as another person proposed.',
  permission: 'reopen-periods',
  input: said,
  tells: ['closes'],
  faults: FAULTS,
  handle: async (desk, input) => settleReopening(desk.pool, 'reopened', await saidHere(desk, input)),
});

export const declineReopening = act({
  summary: 'Turns the reopening of a month down, or takes an own proposal back.',
  permission: 'reopen-periods',
  input: said,
  faults: FAULTS,
  handle: async (desk, input) => settleReopening(desk.pool, 'reopening-declined', await saidHere(desk, input)),
});
