import type { StandingStep } from '../../../domain/close/month-close';
import type { CivilDate } from '../../../domain/kernel/civil-date';
import type { Work } from '../../../domain/work/work';
import { bankingCalendarOf } from '../../../policies/calendars/banking-calendar';
import { openClosesOf, type KeptClose } from '../../close/close-record';
import { daysOf } from '../../close/period-marks';
import type { LooksForWork } from '../work-asked';

/** Steps of a month's close that somebody has to do or sign, and months that can be closed. */
export const monthCloses: LooksForWork = async ({ pool, creditor: { creditorId, country }, asOf }) => {
  const calendar = bankingCalendarOf(country);
  const closes = await openClosesOf(pool, creditorId, asOf);
  return closes.flatMap((close) => {
    const monthEnd = daysOf(close.period).to;
    const steps = close.standing.steps.flatMap(
      (step) => workOnStep(close, step, calendar.addBankingDays(monthEnd, step.step.dueOnBankingDay)) ?? [],
    );
    return close.standing.missing.length === 0 ? [...steps, closable(close)] : steps;
  });
};

/** A step that waits for other steps needs nobody yet. A reconciliation that runs is work of its own. */
function workOnStep(
  close: KeptClose,
  { step, state, problem, takenBack }: StandingStep,
  dueOn: CivilDate,
): Work | undefined {
  const { creditorId, period } = close;
  const of = { kind: 'month-close' as const, about: `${creditorId}/${period}/${step.id}`, dueOn };
  const since = sinceOf(close, step.id);
  const named = `step ${step.id} of the close of ${period} (${step.title}, ${step.owner})`;
  if (state === 'done') {
    const act = `fordring close sign ${period} ${step.id}`;
    return { ...of, since, why: `${named} is done, and another person signs the step`, act };
  }
  const isForPerson = state === 'ran' || (state === 'ready' && step.kind === 'confirmation');
  if (isForPerson) {
    const again = takenBack ? ` again; it was taken back on ${takenBack.on}: ${takenBack.reason}` : '';
    const roles = step.role === undefined ? undefined : { roles: [step.role] };
    const act = `fordring close done ${period} ${step.id} --evidence TEXT`;
    return { ...of, since, ...roles, why: `${named} is to be done${again}`, act };
  }
  if (step.kind === 'valuation' && state === 'begun') {
    const act = `fordring valuation show ${period}`;
    return { ...of, since, why: `${named} waits for two persons: one proposes the valuation, another books it`, act };
  }
  if (problem === undefined || state === 'signed') return undefined;
  return { ...of, since, why: `${named} could not begin: ${problem}`, act: `fordring close show ${period}` };
}

/** The day of the step's latest news; chasing somebody is no news. */
function sinceOf({ events, openedOn }: KeptClose, stepId: string): CivilDate {
  const last = events.findLast(({ event }) => 'step' in event && event.step === stepId && event.type !== 'StepChased');
  return last?.on ?? openedOn;
}

function closable({ creditorId, period, openedOn, events }: KeptClose): Work {
  return {
    ...{ kind: 'month-close', about: `${creditorId}/${period}`, since: events.at(-1)?.on ?? openedOn },
    why: `every required step of the close of ${period} is signed, and nobody has closed the month`,
    act: `fordring period close ${period} --reason TEXT`,
  };
}
