import { isStandingService, type StandingService } from '../../../domain/policy/service-rules';
import type { LetterMatter } from '../../../domain/letters/letter-kinds';
import type { LetterWording, LetterWords } from '../letter-texts';
import { swedishFigures } from '../../paper/written-figures';
import { contact } from './sentences';

const { amount } = swedishFigures;

interface ServiceWords {
  readonly suspendedHeading: string;
  readonly suspended: string;
  readonly stays?: string;
  readonly restoredHeading: string;
  readonly restored: string;
  readonly inAdvance: string;
}

const SERVICE_WORDS: Readonly<Record<StandingService, ServiceWords>> = {
  childcare: {
    suspendedHeading: 'Beslut om avstängning från barnomsorgen',
    suspended: 'Barnets plats i barnomsorgen är avstängd',
    stays:
      'Barnets rätt till avgiftsfri tid enligt 8 kap. skollagen (2010:800) påverkas inte: allmän förskola, 525 timmar om året, ' +
      'och 15 timmar i veckan för barn som behöver förskola för särskilt stöd.',
    restoredHeading: 'Avstängningen från barnomsorgen är hävd',
    restored: 'Barnets plats i barnomsorgen är inte längre avstängd',
    inAdvance: 'avgiften för barnomsorgen',
  },
  water: {
    suspendedHeading: 'Beslut om avstängning av vattnet',
    suspended: 'Vattentillförseln till fastigheten är avstängd enligt 43 § lagen (2006:412) om allmänna vattentjänster',
    restoredHeading: 'Vattnet är påkopplat igen',
    restored: 'Vattentillförseln till fastigheten är återställd',
    inAdvance: 'avgiften för vatten och avlopp',
  },
  premises: {
    suspendedHeading: 'Beslut om spärr för lokaler',
    suspended: 'Du kan inte längre hyra kommunens lokaler och anläggningar',
    restoredHeading: 'Spärren för lokaler är hävd',
    restored: 'Du kan åter hyra kommunens lokaler och anläggningar',
    inAdvance: 'hyra av kommunens lokaler och anläggningar',
  },
};

/** A service of the policy's own is called as the policy says. */
function wordsFor({ service, called }: Extract<LetterMatter, { kind: 'service-change' }>): ServiceWords {
  if (isStandingService(service)) return SERVICE_WORDS[service];
  const name = called?.sv ?? 'tjänsten';
  return {
    suspendedHeading: `Beslut om avstängning: ${name}`,
    suspended: `Vi har stängt av ${name}`,
    restoredHeading: `Avstängningen är hävd: ${name}`,
    restored: `Vi har öppnat ${name} igen`,
    inAdvance: `avgiften för ${name}`,
  };
}

/** What has to be paid, and who decided. */
function untilPaid({ lifted, enough }: Extract<LetterMatter, { kind: 'service-change' }>, words: LetterWords): string {
  if (lifted === 'all') return 'När alla obetalda fakturor för tjänsten är betalda häver vi avstängningen.';
  if (lifted === 'overdue') return 'När alla förfallna fakturor för tjänsten är betalda häver vi avstängningen.';
  if (enough) return `När sammanlagt ${amount(enough)} av fakturan är betalt häver vi avstängningen.`;
  return `När ${words.total} är betalt häver vi avstängningen.`;
}

export function swedishServiceChange(
  matter: Extract<LetterMatter, { kind: 'service-change' }>,
  words: LetterWords,
): LetterWording {
  const { change, decidedBy } = matter;
  const of = wordsFor(matter);
  const by = decidedBy === undefined ? [] : [`Beslutet har fattats av ${decidedBy}.`];
  const labels = { totalLabel: 'Kvar att betala', lastDayLabel: 'Betala senast', objection: contact(words) };
  switch (change) {
    case 'suspended':
      return {
        ...labels,
        heading: of.suspendedHeading,
        opening: [
          `${of.suspended} från och med den ${words.countsFrom}, eftersom faktura ${words.invoiceNumber} inte är betald.`,
          ...by,
          ...(of.stays ? [of.stays] : []),
        ],
        whatHappensNext: {
          heading: 'Så upphör avstängningen',
          paragraphs: [
            `${untilPaid(matter, words)} Hör av dig när du har betalat, eller om du vill göra upp om hur du ska betala: telefon ${words.phone}.`,
          ],
        },
      };
    case 'restored':
      return {
        ...labels,
        heading: of.restoredHeading,
        opening: [`${of.restored} från och med den ${words.countsFrom}.${stillOpen(words)}`],
      };
    case 'prepayment-demanded':
      return {
        ...labels,
        heading: 'Betalning i förskott',
        opening: [
          `Från och med den ${words.countsFrom} ska ${of.inAdvance} betalas i förskott, eftersom faktura ${words.invoiceNumber} inte har betalats i tid.${stillOpen(words)}`,
        ],
      };
    case 'prepayment-lifted':
      return {
        ...labels,
        heading: 'Inte längre betalning i förskott',
        opening: [
          `Från och med den ${words.countsFrom} behöver ${of.inAdvance} inte längre betalas i förskott.${stillOpen(words)}`,
        ],
      };
  }
}

function stillOpen(words: LetterWords): string {
  return words.toPay ? ` Av faktura ${words.invoiceNumber} återstår ${words.total} att betala.` : '';
}
