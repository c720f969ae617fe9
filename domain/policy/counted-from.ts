import type { CivilDate } from '../kernel/civil-date';
import type { StepName } from './policy';

/** What a step's delay counted from, and that day. */
export type CountedFrom = { readonly on: CivilDate } & (
  | {
      readonly from:
        | 'due-date'
        | 'deferred-due-date'
        | 'last-timely-day'
        | 'ruling'
        | 'acceptance'
        | 'agency-return'
        | 'judgment'
        | 'plan-notice'
        | 'pause';
    }
  | { readonly from: 'step'; readonly step: StepName }
  /** Its last timely day; counted from 1. */
  | { readonly from: 'instalment'; readonly instalment: number }
);

/** As events record it, in English; `domain/explain` tells it in other languages from the parts. */
export function recordedNameOf(anchor: CountedFrom): string {
  switch (anchor.from) {
    case 'due-date':
      return 'due date';
    case 'deferred-due-date':
      return 'deferred due date';
    case 'last-timely-day':
      return 'last timely day to pay';
    case 'ruling':
    case 'acceptance':
    case 'judgment':
      return anchor.from;
    case 'agency-return':
      return "agency's return";
    case 'plan-notice':
      return 'last day of the notice';
    case 'pause':
      return 'last day of the pause';
    case 'step':
      return anchor.step;
    case 'instalment':
      return `last timely day of instalment ${anchor.instalment}`;
  }
}
