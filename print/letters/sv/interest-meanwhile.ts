import type { InterestAgain } from '../../../domain/policy/agreement-rules';
import type { LetterMatter } from '../../../domain/letters/letter-kinds';
import { swedishFigures } from '../../paper/written-figures';

const { longDate } = swedishFigures;

/** What becomes of late interest while payment is deferred. */
export function interestMeanwhile({
  interestFrom,
  interestRuns,
  interestIfMissed,
}: Extract<LetterMatter, { kind: 'deferral' }>): string {
  if (!interestFrom) return 'Vi tar inte ut någon dröjsmålsränta.';
  const from = `från den ${longDate(interestFrom)}`;
  if (interestIfMissed) {
    return `Betalar du i tid tar vi inte ut någon dröjsmålsränta för anståndet. Betalar du för sent löper den ${from}, som om anståndet inte hade beviljats.`;
  }
  return interestRuns
    ? `Dröjsmålsränta löper ${from}, också under anståndet. Betalar du i tid tar vi inte ut mer ränta än den som står nedan.`
    : `Ingen dröjsmålsränta löper under anståndet. Betalar du för sent löper den ${from}.`;
}

const CLAIMED = { 'separate-invoice': 'en egen faktura', 'next-invoice': 'din nästa faktura' } as const;

/** What becomes of it while an instalment plan is followed; a part of a sentence. */
export function interestOfPlan({
  interestAgain,
  interestClaimed,
}: Extract<LetterMatter, { kind: 'instalment-plan' }>): string {
  if (interestAgain) return 'ingen dröjsmålsränta löper på det som planen omfattar';
  return interestClaimed
    ? `dröjsmålsränta löper på det som är obetalt; när allt är betalt kräver vi den på ${CLAIMED[interestClaimed]}`
    : 'ingen mer ränta tas ut';
}

const AGAIN: Readonly<Record<InterestAgain, string>> = {
  'from-agreement': 'den dag då planen gjordes, som om den inte hade funnits',
  'from-missed-instalment': 'förfallodagen för den avbetalning som inte betalades',
  'from-plan-end': 'den dag då planen upphör',
};

export function interestAgainFrom(again: InterestAgain): string {
  return `Upphör planen löper dröjsmålsränta igen från ${AGAIN[again]}.`;
}
