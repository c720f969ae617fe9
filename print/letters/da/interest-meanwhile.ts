import type { InterestAgain } from '../../../domain/policy/agreement-rules';
import type { LetterMatter } from '../../../domain/letters/letter-kinds';
import { danishFigures } from '../../paper/written-figures';

const { longDate } = danishFigures;

/** What becomes of late interest while payment is deferred. */
export function interestMeanwhile({
  interestFrom,
  interestRuns,
  interestIfMissed,
}: Extract<LetterMatter, { kind: 'deferral' }>): string {
  if (!interestFrom) return 'Vi opkræver ingen morarenter.';
  const from = `fra den ${longDate(interestFrom)}`;
  if (interestIfMissed) {
    return `Betaler du til tiden, opkræver vi ingen morarenter for henstanden. Betaler du for sent, løber de ${from}, som om der ikke var givet henstand.`;
  }
  return interestRuns
    ? `Der løber morarenter ${from}, også under henstanden. Betaler du til tiden, opkræver vi ikke flere renter end dem, der står nedenfor.`
    : `Der løber ingen morarenter under henstanden. Betaler du for sent, løber de ${from}.`;
}

const CLAIMED = { 'separate-invoice': 'en faktura for sig', 'next-invoice': 'din næste faktura' } as const;

/** What becomes of it while an instalment plan is followed; a part of a sentence. */
export function interestOfPlan({
  interestAgain,
  interestClaimed,
}: Extract<LetterMatter, { kind: 'instalment-plan' }>): string {
  if (interestAgain) return 'der løber ingen morarenter af det, aftalen omfatter';
  return interestClaimed
    ? `der løber morarenter af det, der er ubetalt; når alt er betalt, opkræver vi dem på ${CLAIMED[interestClaimed]}`
    : 'der opkræves ikke flere renter';
}

const AGAIN: Readonly<Record<InterestAgain, string>> = {
  'from-agreement': 'den dag, aftalen blev lavet, som om den ikke havde været der',
  'from-missed-instalment': 'forfaldsdagen for den rate, der ikke blev betalt',
  'from-plan-end': 'den dag, aftalen bortfalder',
};

export function interestAgainFrom(again: InterestAgain): string {
  return `Bortfalder aftalen, løber der igen morarenter fra ${AGAIN[again]}.`;
}
