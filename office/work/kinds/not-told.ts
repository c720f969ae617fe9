import { civilDate, earlierOf } from '../../../domain/kernel/civil-date';
import { failingActivities } from '../../controls/failing-activities';
import { untold } from '../../controls/untold';
import type { LooksForWork, WorkAsked } from '../work-asked';

/** What the relay set aside, and activities that wait for a person or fail again and again. */
export const notTold: LooksForWork = async (asked) => {
  const { pool, creditor } = asked;
  const { late } = await untold(pool, [creditor.creditorId]);
  const failing = await failingActivities(pool, [creditor.creditorId]);
  return [
    ...late.map(({ topic, about, since, refused }) => ({
      ...{ kind: 'not-told' as const, about: `${topic}/${about}`, since: dayOf(since, asked) },
      why: `a message (${topic}) was not told${refused ? `: ${refused.reason}` : ' yet; is a worker running?'}`,
      act: 'fordring engine check --mend',
    })),
    ...failing.map(({ workflowId, activity, reason, since }) => ({
      ...{ kind: 'not-told' as const, about: `${workflowId}/${activity}`, since: dayOf(since, asked) },
      why: `${activity} does not succeed: ${reason}`,
      act: 'fordring engine check --mend',
    })),
  ];
};

/** In virtual time the machine’s own days may be later than the day that is asked about. */
function dayOf(instant: string, { asOf }: WorkAsked) {
  return earlierOf(civilDate(instant.slice(0, 10)), asOf);
}
