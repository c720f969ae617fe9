import { activities } from './activities';
import { claims } from './claims';
import { gates } from './gates';
import { lawFigures } from './law-figures';
import { letters } from './letters';
import { limitation } from './limitation';
import type { Measure } from './measure';
import { relay } from './relay';
import { schedules } from './schedules';
import { steps } from './steps';
import { suspense } from './suspense';

/** Everything that is measured in the books. */
export const MEASURES: readonly Measure[] = [
  relay,
  steps,
  gates,
  suspense,
  claims,
  activities,
  schedules,
  letters,
  limitation,
  lawFigures,
];
