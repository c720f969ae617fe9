import { addMonths, civilDate } from '../../domain/kernel/civil-date';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { limitationThrough } from './limitation';
import type { Limitation, LimitationEvent, LimitationPeriod } from './limitation';
import type { DatedFigures } from './statutory-figure';

/**
 * What decides the length of the period. Water and sewer fees count as a business's claim on a consumer; whether childcare,
 * care and permit fees do is not settled, and they are taken as `general`.
 */
export type SwedishClaimKind = 'general' | 'business-to-consumer' | 'water-and-sewer';

/** The act came into force on 1982-01-01; that day is general knowledge, the periods were read in the statute. */
const ACT_IN_FORCE = civilDate('1982-01-01');

export const SWEDISH_LIMITATION_YEARS: Readonly<Record<SwedishClaimKind, DatedFigures<number>>> = {
  general: {
    name: 'the Swedish period of limitation, in years',
    chosenBy: 'the day the claim arose',
    figures: [
      {
        value: 10,
        paragraph: 'preskriptionslagen (1981:130) 2 § första stycket',
        from: ACT_IN_FORCE,
        confirmation: 'verified',
        source: 'SFS 1981:130 as of SFS 2022:976',
      },
    ],
  },
  'business-to-consumer': {
    name: 'the Swedish period of limitation of a claim on a consumer, in years',
    chosenBy: 'the day the claim arose',
    figures: [
      {
        value: 3,
        paragraph: 'preskriptionslagen (1981:130) 2 § andra stycket',
        from: ACT_IN_FORCE,
        confirmation: 'verified',
        source: 'SFS 1981:130 as of SFS 2022:976',
      },
    ],
  },
  'water-and-sewer': {
    name: 'the Swedish period of limitation of a water or sewer fee, in years',
    chosenBy: 'the day the claim arose',
    figures: [
      {
        value: 3,
        paragraph: 'preskriptionslagen (1981:130) 2 § andra stycket, as VA-nämnden applies it',
        from: ACT_IN_FORCE,
        startedEarlier: true,
        confirmation: 'secondary',
        source: 'VA-nämnden 9A:3 (title only)',
      },
    ],
  },
};

/**
 * The last day on which the claim can be demanded. The period runs from the day the claim arose, not from the due date
 * (2 §), and a full new one from each admission or part payment and from each demand or reminder that the debtor received
 * (5–6 §§); from the ruling or other end of proceedings, and not while they last (7 §). A day that banks are closed does
 * not lengthen it here: whether lag (1930:173) does is left open, and the earlier day is the safe one.
 *
 * Interest and fees fall with the principal (8 §).
 *
 * Example: arisen 2016-05-20, ten years, reminder received 2016-07-07: demandable through 2026-07-07.
 */
export function swedishLimitation(claim: {
  readonly period: LimitationPeriod;
  readonly arisenOn: CivilDate;
  readonly events: readonly LimitationEvent[];
}): Limitation {
  const { period, arisenOn, events } = claim;
  return limitationThrough({ ...period, on: arisenOn }, events, (begins) => addMonths(begins, period.years * 12));
}

/**
 * Proceedings that end without the debtor having been told of them count as none; the claim is time-barred one year after
 * their end at the earliest, and is lengthened so once (7 § tredje stycket).
 */
export function afterUntoldProceedings({
  on,
  endedOn,
}: {
  readonly on: CivilDate;
  readonly endedOn: CivilDate;
}): LimitationEvent {
  return { what: 'not-before', on, lastDay: addMonths(endedOn, 12) };
}
