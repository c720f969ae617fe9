import type { Refusal } from '../claim/answer';
import type { CivilDate } from '../kernel/civil-date';
import { notPossible, type DayToKeep, type Recorded } from './decision-rule';

/** Of a command: the decision is back-dated, and a document shows what was agreed on in time. */
export interface Documented {
  readonly documented?: true;
}

export function documentedBy({ backDated, document }: Pick<Recorded<unknown>, 'backDated' | 'document'>): Documented {
  return backDated && document !== undefined ? { documented: true } : {};
}

/** Nobody can keep a day that has passed: one is recorded only when a document shows that it was agreed on in time. */
export function refusePassed(
  { what, day }: DayToKeep,
  { today, documented }: Documented & { readonly today: CivilDate },
): Refusal | undefined {
  if (day === undefined || day >= today || documented) return undefined;
  return notPossible(
    `${what} is ${day}, which has passed; today is ${today}. Give a later day. ` +
      `What was agreed on in time is back-dated, with the document that shows it: --on, --back-dated and --document.`,
  );
}
