import type { LetterContent } from '../../../domain/letters/letter';
import type { LetterSection, LetterWords } from '../letter-texts';
import { swedishFigures } from '../../paper/written-figures';

/** Sentences that several of the Swedish letters share. */
export function unpaid(words: LetterWords): string {
  return words.partlyPaid
    ? `Vi har fått en del av betalningen för faktura ${words.invoiceNumber}, som förföll den ${words.dueOn}, men inte hela.`
    : `Vi har inte fått betalt för faktura ${words.invoiceNumber}, som förföll den ${words.dueOn}.`;
}

export function ifNotPaid(words: LetterWords): LetterSection {
  return { heading: 'Om du inte betalar', paragraphs: [consequence(words)] };
}

export function consequence(words: LetterWords): string {
  const unlessPaid = words.atOnce ? 'Om du inte betalar genast' : `Har vi inte fått betalt senast den ${words.lastDay}`;
  switch (words.consequence.type) {
    case 'reminder':
      return `${unlessPaid} skickar vi en betalningspåminnelse.`;
    case 'second-reminder':
      return `${unlessPaid} skickar vi en andra påminnelse.`;
    case 'collection-demand': {
      const costs = [
        ...(words.comingFee ? [`en inkassoavgift på ${words.comingFee}`] : []),
        ...(words.comingInterest ? ['dröjsmålsränta från förfallodagen'] : []),
      ];
      const added = costs.length > 0 ? ` Då tillkommer ${costs.join(' och ')}.` : '';
      return `${unlessPaid} skickar vi ett inkassokrav.${added}`;
    }
    case 'administrative-court':
      return `${unlessPaid} kan vi ansöka hos förvaltningsrätten om att du ska betala.`;
    case 'district-court':
      return `${unlessPaid} kan vi ansöka om stämning vid tingsrätten. Det medför ytterligare kostnader, som du kan bli skyldig att betala.`;
    case 'agency':
      return `${unlessPaid} lämnar vi över ärendet till ett inkassobolag. Det kan medföra ytterligare kostnader, som du kan bli skyldig att betala.`;
    case 'distraint':
      return `${unlessPaid} kan kommunen utmäta för skulden. Det medför ytterligare kostnader, som du kan bli skyldig att betala.`;
    case 'enforcement': {
      const unlessDisputed = words.atOnce
        ? 'Om du inte betalar genast, och inte heller bestrider kravet,'
        : `Om du varken betalar eller bestrider kravet senast den ${words.lastDay}`;
      return (
        `${unlessDisputed} kan vi ansöka om betalningsföreläggande hos Kronofogden. ` +
        'Det medför ytterligare kostnader, som du kan bli skyldig att betala.'
      );
    }
    case 'suspension':
      return `Är skulden inte betald senast den ${words.lastDay} kan barnets plats stängas av.`;
    case 'sanction':
      return `Är skulden inte betald senast den ${words.lastDay} kan tjänsten som fakturan gäller stängas av. Före dess prövar en handläggare ditt ärende.`;
    case 'with-authority':
      return 'Ärendet ligger redan hos Kronofogden. Betalar du inte fortsätter det där.';
    case 'with-agency':
      return 'Ärendet ligger redan hos inkassobolaget. Betalar du inte fortsätter det där.';
    case 'in-court':
      return `Ärendet ligger redan hos ${words.consequence.court ? 'tingsrätten' : 'förvaltningsrätten'}. Betalar du inte fortsätter det där.`;
    case 'stays-open':
      return `Om du inte betalar ${words.atOnce ? 'genast' : `senast den ${words.lastDay}`} står skulden kvar hos oss, och vi fortsätter att kräva in den.`;
  }
}

/** How the invoice stands after a decision, and what is to be paid next. */
export function standing(words: LetterWords): string {
  if (!words.toPay) return words.standsStill || words.timeBarred ? '' : 'Det finns inget kvar att betala på fakturan.';
  if (words.inPlan) {
    return `Avbetalningsplanen gäller som förut: nästa belopp är ${words.toPay} och betalas senast den ${words.lastDay}.`;
  }
  return `Kvar att betala är ${words.toPay}, ${words.atOnce ? 'som ska betalas genast' : `senast den ${words.lastDay}`}.`;
}

/** What follows, where something is to be paid and no plan says what follows. */
export function afterDecision(words: LetterWords): { whatHappensNext?: LetterSection } {
  return words.toPay && !words.inPlan ? { whatHappensNext: ifNotPaid(words) } : {};
}

export function questions(words: LetterWords): LetterSection {
  return {
    heading: 'Om något är fel, eller om du inte kan betala nu',
    paragraphs: [
      `Anser du att fakturan är felaktig, eller behöver du anstånd eller en avbetalningsplan? Kontakta oss senast den ${words.lastDay}: ` +
        `${words.email}, telefon ${words.phone}.`,
    ],
  };
}

export function objection(words: LetterWords): LetterSection {
  return {
    heading: 'Om du anser att kravet är fel, eller om du inte kan betala nu',
    paragraphs: [
      `Anser du att kravet helt eller delvis är felaktigt ska du bestrida det senast den ${words.lastDay}. Skriv varför, till ${words.email} eller ` +
        `${words.postalAddress}. Vi prövar din invändning innan vi gör något mer. ` +
        `Behöver du anstånd eller en avbetalningsplan? Ring ${words.phone} före dess.`,
    ],
  };
}

export function agreementQuestions(words: LetterWords): LetterSection {
  return {
    heading: 'Om något inte stämmer',
    paragraphs: [`Är något i överenskommelsen fel? Kontakta oss genast: ${words.email}, telefon ${words.phone}.`],
  };
}

export function contact(words: LetterWords): LetterSection {
  const help = words.toPay ? ` Kan du inte betala${words.atOnce ? '' : ' i tid'}? Hör av dig.` : '';
  return {
    heading: 'Om något inte stämmer',
    paragraphs: [
      `Har du frågor, eller anser du att något är fel? Kontakta oss: ${words.email}, telefon ${words.phone}, eller ${words.postalAddress}.${help}`,
    ],
  };
}

/** What any letter may have to add below its account. */
export function swedishAsides(letter: LetterContent): string[] {
  const { standsStill, fallenAway, owedBack, noLongerOwedBack, jointlyLiable } = letter;
  const { amount } = swedishFigures;
  const paragraphs: string[] = [];
  if (standsStill && letter.kind !== 'dispute-received') {
    paragraphs.push(
      `Du har bestritt ${amount(standsStill)}. Det beloppet ingår inte här, och vi kräver inte in det så länge tvisten pågår.`,
    );
  }
  if (fallenAway) {
    const parts = [
      ...(fallenAway.fee.isPositive() ? [`avgifter på ${amount(fallenAway.fee)}`] : []),
      ...(fallenAway.interest.isPositive() ? [`ränta på ${amount(fallenAway.interest)}`] : []),
    ];
    const counted = fallenAway.countedOnInvoice.isPositive()
      ? ` Av dem hade du betalat ${amount(fallenAway.countedOnInvoice)}, som nu är avräknat på fakturan.`
      : '';
    paragraphs.push(`Det som vi har tagit ut för mycket faller bort: ${parts.join(' och ')}.${counted}`);
  }
  if (owedBack)
    paragraphs.push(`Du har betalat mer än du är skyldig. Vi betalar tillbaka ${amount(owedBack)} till dig.`);
  if (noLongerOwedBack) {
    paragraphs.push(`De ${amount(noLongerOwedBack)} som vi skulle ha betalat tillbaka betalas därför inte ut.`);
  }
  if (jointlyLiable) {
    paragraphs.push(
      'Ni är flera som svarar solidariskt för skulden: var och en av er är skyldig att betala hela beloppet, men det ska ' +
        'betalas bara en gång. Var och en har fått ett eget brev med samma innehåll.',
    );
  }
  return paragraphs;
}
