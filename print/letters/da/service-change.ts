import { isStandingService, type StandingService } from '../../../domain/policy/service-rules';
import type { LetterMatter } from '../../../domain/letters/letter-kinds';
import type { LetterWording, LetterWords } from '../letter-texts';
import { danishFigures } from '../../paper/written-figures';
import { contact } from './sentences';

const { amount } = danishFigures;

interface ServiceWords {
  readonly suspendedHeading: string;
  readonly suspended: string;
  readonly restoredHeading: string;
  readonly restored: string;
  readonly inAdvance: string;
}

const SERVICE_WORDS: Readonly<Record<StandingService, ServiceWords>> = {
  childcare: {
    suspendedHeading: 'Afgørelse om ophør af plads i dagtilbud',
    suspended: 'Barnets plads i dagtilbuddet er ophørt',
    restoredHeading: 'Pladsen i dagtilbuddet er tilbage',
    restored: 'Barnet har igen sin plads i dagtilbuddet',
    inAdvance: 'betalingen for dagtilbuddet',
  },
  water: {
    suspendedHeading: 'Afgørelse om lukning for vandet',
    suspended: 'Der er lukket for vandet til ejendommen',
    restoredHeading: 'Der er åbnet for vandet igen',
    restored: 'Der er igen åbnet for vandet til ejendommen',
    inAdvance: 'betalingen for vand',
  },
  premises: {
    suspendedHeading: 'Afgørelse om spærring for lokaler',
    suspended: 'Du kan ikke længere leje kommunens lokaler og anlæg',
    restoredHeading: 'Spærringen for lokaler er ophævet',
    restored: 'Du kan igen leje kommunens lokaler og anlæg',
    inAdvance: 'leje af kommunens lokaler og anlæg',
  },
};

/** A service of the policy's own is called as the policy says. */
function wordsFor({ service, called }: Extract<LetterMatter, { kind: 'service-change' }>): ServiceWords {
  if (isStandingService(service)) return SERVICE_WORDS[service];
  const name = called?.da ?? 'ydelsen';
  return {
    suspendedHeading: `Afgørelse om lukning: ${name}`,
    suspended: `Vi har lukket for ${name}`,
    restoredHeading: `Lukningen er ophævet: ${name}`,
    restored: `Vi har åbnet for ${name} igen`,
    inAdvance: `betalingen for ${name}`,
  };
}

/** What has to be paid, and who decided. A sentence that ends with an amount takes its full stop from `kr.` */
function untilPaid({ lifted, enough }: Extract<LetterMatter, { kind: 'service-change' }>, words: LetterWords): string {
  if (lifted === 'all') return 'Når alle ubetalte fakturaer for ydelsen er betalt, ophæver vi afgørelsen.';
  if (lifted === 'overdue') return 'Når alle forfaldne fakturaer for ydelsen er betalt, ophæver vi afgørelsen.';
  if (enough) return `Når i alt ${amount(enough)} af fakturaen er betalt, ophæver vi afgørelsen.`;
  return `Når ${words.total} er betalt, ophæver vi afgørelsen.`;
}

export function danishServiceChange(
  matter: Extract<LetterMatter, { kind: 'service-change' }>,
  words: LetterWords,
): LetterWording {
  const { change, decidedBy } = matter;
  const of = wordsFor(matter);
  const by = decidedBy === undefined ? [] : [`Afgørelsen er truffet af ${decidedBy}.`];
  const labels = { totalLabel: 'Rest at betale', lastDayLabel: 'Betal senest', objection: contact(words) };
  switch (change) {
    case 'suspended':
      return {
        ...labels,
        heading: of.suspendedHeading,
        opening: [
          `${of.suspended} fra og med den ${words.countsFrom}, fordi faktura ${words.invoiceNumber} ikke er betalt.`,
          ...by,
        ],
        whatHappensNext: {
          heading: 'Sådan ophører det',
          paragraphs: [
            `${untilPaid(matter, words)} Kontakt os, når du har betalt, eller hvis du vil aftale, hvordan du betaler: telefon ${words.phone}.`,
          ],
        },
      };
    case 'restored':
      return {
        ...labels,
        heading: of.restoredHeading,
        opening: [`${of.restored} fra og med den ${words.countsFrom}.${stillOpen(words)}`],
      };
    case 'prepayment-demanded':
      return {
        ...labels,
        heading: 'Betaling på forhånd',
        opening: [
          `Fra og med den ${words.countsFrom} skal ${of.inAdvance} betales på forhånd, fordi faktura ${words.invoiceNumber} ikke er betalt til tiden.${stillOpen(words)}`,
        ],
      };
    case 'prepayment-lifted':
      return {
        ...labels,
        heading: 'Ikke længere betaling på forhånd',
        opening: [
          `Fra og med den ${words.countsFrom} skal ${of.inAdvance} ikke længere betales på forhånd.${stillOpen(words)}`,
        ],
      };
  }
}

function stillOpen(words: LetterWords): string {
  return words.toPay ? ` Af faktura ${words.invoiceNumber} mangler der ${words.total} at blive betalt.` : '';
}
