import { z } from 'zod';
import { isService } from '../../domain/authority/actor';
import { act, type Desk } from '../counter/act';
import { here } from '../counter/here';
import { day, nothing, word } from '../counter/words';
import { chartOf } from '../creditors/creditor-chart';
import { changeAt } from '../creditors/standing-desk';
import { closingsOn, closingsWords } from './closings';
import { proposeValuation as propose, type ValuationAct } from './propose-valuation';
import { bookValuation as book, declineValuation as decline } from './settle-valuation';
import { valuationsOf, valuedClaims } from '../claims/valuation-record';
import { ValuationRefused } from './valuation-refused';

const FAULTS = ['CreditorUnknown', 'ValuationRefused', 'PeriodRefused'];
const reason = z.string().trim().min(1, 'say why').max(2_000);
const meant = z.strictObject({ closing: word });

async function valuing(desk: Desk, closing: string): Promise<ValuationAct> {
  if (isService(desk.actor)) {
    throw new ValuationRefused('system', 'A system (back-office) values no closing. Two persons do.');
  }
  const { creditor, creditorId, today } = await here(desk);
  const chart = await chartOf(desk.pool, creditorId);
  return { creditor: { ...creditor, chart }, closing, by: desk.actor.subject, role: desk.role ?? '', today };
}

export const closings = act({
  summary: 'In which months doubtful claims are valued, and by which rule; nothing where no closings are laid down.',
  permission: 'read',
  input: nothing,
  faults: ['CreditorUnknown'],
  async handle(desk) {
    const { creditor, creditorId, today } = await here(desk);
    return { creditorId, closings: (await closingsOn(desk.pool, creditor, today)) ?? null };
  },
});

export const layDownClosings = act({
  summary: 'Says in which months doubtful claims are valued, and by which rule: two persons say so.',
  permission: 'close-periods',
  input: z.strictObject({ closings: closingsWords, validFrom: day.exactOptional() }),
  faults: ['CreditorUnknown', 'StandingDataRefused', 'KeyReusedWithOtherContents'],
  async handle(desk, { closings: contents, validFrom }) {
    const { creditorId, today } = await here(desk);
    const change = { creditorId, today, kind: 'closings' as const, contents, validFrom };
    return { creditorId, ...(await changeAt(desk, change)) };
  },
});

export const valuations = act({
  summary: 'The valuations of a creditor’s closings, or of one, with what each sets apart by administration.',
  permission: 'read',
  input: z.strictObject({ closing: word.optional() }),
  faults: ['CreditorUnknown'],
  async handle(desk, { closing }) {
    const { creditorId } = await here(desk);
    return { creditorId, valuations: await valuationsOf(desk.pool, { creditorId, closing }) };
  },
});

export const valuedList = act({
  summary: 'The list that the latest valuation of a closing stands on, claim by claim, as it was kept.',
  permission: 'read',
  input: meant,
  faults: ['CreditorUnknown', 'ValuationRefused'],
  async handle(desk, { closing }) {
    const { creditor, creditorId } = await here(desk);
    const { name, country, currency } = creditor;
    const latest = (await valuationsOf(desk.pool, { creditorId, closing })).at(-1);
    if (!latest) {
      const message = `No valuation of ${closing} was proposed. Propose one: fordring valuation propose ${closing}.`;
      throw new ValuationRefused('nothing-proposed', message);
    }
    const claims = await valuedClaims(desk.pool, latest.valuationNumber);
    return { creditorId, name, country, currency, asOf: latest.asOf, valuation: latest, claims };
  },
});

export const proposeValuation = act({
  summary: 'Keeps the list of what a closing sets apart for doubtful claims; another person books it.',
  permission: 'close-periods',
  input: meant.extend({ correct: reason.optional() }),
  faults: FAULTS,
  handle: async (desk, { closing, correct }) => propose(desk.pool, await valuing(desk, closing), correct),
});

export const bookValuation = act({
  summary: 'Books the valuation of a closing that another person proposed, and reverses the one before.',
  permission: 'close-periods',
  input: meant,
  tells: ['closes'],
  faults: FAULTS,
  handle: async (desk, { closing }) => book(desk.pool, await valuing(desk, closing)),
});

export const declineValuation = act({
  summary: 'Turns the proposed valuation of a closing down, or takes an own proposal back.',
  permission: 'close-periods',
  input: meant.extend({ reason }),
  faults: FAULTS,
  handle: async (desk, { closing, reason: why }) => decline(desk.pool, await valuing(desk, closing), why),
});
