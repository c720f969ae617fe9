import fc from 'fast-check';
import { bankReadingNeeded, bankUnread } from '../../../domain/claim/bank-unread';
import { decide } from '../../../domain/claim/decide';
import { evolve } from '../../../domain/claim/evolve';
import { isRefused } from '../../../domain/claim/answer';
import { nextStep } from '../../../domain/claim/timetable';
import { addDays, civilDate, type CivilDate } from '../../../domain/kernel/civil-date';
import { botkyrka, danishInvoice, invoice, register, type GivenInvoice } from '../life';

const FIRST = civilDate('2014-01-01');
const dueDate = fc.nat(4_500).map((days) => addDays(FIRST, days));

/** Each step of an unpaid claim under its policy, with the last days that were given before it. */
function* stepsOf(given: GivenInvoice) {
  const { rulebook } = given;
  let claim = register(given);
  const given_: CivilDate[] = [given.dueOn];
  for (let next = nextStep(claim, rulebook, given.issuedOn); next?.on; next = nextStep(claim, rulebook, next.on)) {
    const { step, on } = next;
    const needed = bankReadingNeeded(claim, step, rulebook, on);
    yield { step, on, needed, given: [...given_], unread: tried(claim, step, on, addDays(needed, -1), given) };
    const answer = decide(claim, { type: 'PerformStep', step, gates: { bankReconciled: true } }, rulebook, on);
    if (isRefused(answer)) throw new Error(answer.message);
    for (const event of answer.events) {
      claim = evolve(claim, event);
      if ('lastDay' in event && event.lastDay) given_.push(event.lastDay);
    }
  }
}

function tried(
  claim: Parameters<typeof bankReadingNeeded>[0],
  step: Parameters<typeof bankReadingNeeded>[1],
  on: CivilDate,
  through: CivilDate,
  { rulebook }: GivenInvoice,
): string {
  const unread = bankUnread(bankReadingNeeded(claim, step, rulebook, on), through);
  const command = { type: 'PerformStep', step, gates: { bankReconciled: true }, ...(unread && { bankUnread: unread }) };
  const answer = decide(claim, command as Parameters<typeof decide>[1], rulebook, on);
  return isRefused(answer) ? answer.refused : 'taken';
}

test.each([
  ['Swedish', (due: string) => invoice({ due, under: botkyrka })],
  ['Danish', (due: string) => danishInvoice({ due })],
])('no step of a %s claim leaves while a payment of a day that was given may be unknown', (_country, invoiceDue) => {
  fc.assert(
    fc.property(dueDate, (due) => {
      for (const { on, needed, given, unread } of stepsOf(invoiceDue(due))) {
        expect(given.every((day) => day <= needed)).toBe(true);
        // The file of the step's own morning is always enough.
        expect(needed < on).toBe(true);
        expect(unread).toBe('gate-closed');
      }
    }),
    { numRuns: 60 },
  );
});
