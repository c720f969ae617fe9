import type { LetterSection, LetterTexts, LetterWords } from './letter-texts';
import { swedishFigures } from './written-figures';

/**
 * Every sentence of the Swedish letters. The demand follows inkassolagen (1974:182) 5 §; the reminder is no collection
 * measure (1 §) and states the invoice amount only (S002-16).
 */
export const swedishTexts: LetterTexts = {
  languageTag: 'sv-SE',
  figures: swedishFigures,
  labels: {
    date: 'Datum',
    customerNumber: 'Kundnummer',
    invoiceNumber: 'Fakturanummer',
    description: 'Avser',
    issuedOn: 'Fakturadatum',
    dueOn: 'Förfallodatum',
    invoiced: 'Fakturabelopp',
    paid: 'Betalt hittills',
    amounts: 'Specifikation',
    amountColumn: 'Belopp, kr',
    principal: 'Kapitalbelopp (obetald del av fakturan)',
    interest: 'Dröjsmålsränta',
    costs: 'Kostnader',
    costOf: (step, day) =>
      step === 'demand' ? `Inkassoavgift enligt lag (1981:739), ${day}` : `Påminnelseavgift, ${day}`,
    interestHeading: 'Så har räntan räknats',
    period: 'Period',
    days: 'Dagar',
    base: 'På kapital, kr',
    rate: 'Räntesats per år',
    interestColumn: 'Ränta, kr',
    accrued: 'Upplupen ränta',
    interestNote:
      'Ränta enligt 6 § räntelagen (1975:635): referensräntan för varje halvår plus åtta procentenheter, dag för dag på obetalt ' +
      'kapital (året 365 dagar, skottår 366). Ränta för senare tid ingår inte.',
    interestLess: 'Betalt eller avskrivet av räntan',
    instalments: 'Avbetalningar',
    instalmentNumber: 'Nr',
    payBy: 'Betalas senast',
    payment: 'Så betalar du',
    amountToPay: 'Belopp',
    bankgiro: 'Till bankgiro',
    ocrReference: 'OCR-nummer (ange alltid)',
    fikLine: 'Kodlinje',
    paymentNote: 'Betalningen ska vara oss till handa senast på sista betalningsdagen.',
    organisationNumber: 'Org.nr',
    phone: 'Telefon',
    email: 'E-post',
    page: (page, pages) => `Sida ${page} av ${pages}`,
  },
  wordings: {
    reminder: (words) => ({
      heading: 'Betalningspåminnelse',
      opening: [`${unpaid(words)} Har du betalat under de senaste dagarna kan du bortse från påminnelsen.`],
      whatHappensNext: ifNotPaid(words),
      objection: questions(words),
      totalLabel: 'Att betala',
      lastDayLabel: 'Betala senast',
    }),
    'second-reminder': (words) => ({
      heading: 'Betalningspåminnelse, andra utskicket',
      opening: [
        `${unpaid(words)} Vi har påmint dig en gång tidigare. Har du betalat under de senaste dagarna kan du bortse från påminnelsen.`,
      ],
      whatHappensNext: ifNotPaid(words),
      objection: questions(words),
      totalLabel: 'Att betala',
      lastDayLabel: 'Betala senast',
    }),
    demand: (words) => ({
      heading: 'Inkassokrav',
      opening: [
        `${unpaid(words)} ${words.creditor} (org.nr ${words.organisationNumber}) kräver därför betalning med ${words.total}. ` +
          'Det här är ett inkassokrav enligt 5 § inkassolagen (1974:182).',
      ],
      whatHappensNext: ifNotPaid(words),
      objection: objection(words),
      totalLabel: 'Att betala',
      lastDayLabel: 'Betala eller bestrid senast',
    }),
    warning: (words) => ({
      heading:
        words.consequence.type === 'enforcement'
          ? 'Erinran före överlämnande till Kronofogden'
          : 'Erinran om obetalt inkassokrav',
      opening: [
        `Vi skickade ett inkassokrav den ${words.demandedOn} för faktura ${words.invoiceNumber}. Av kravet återstår ${words.total} att betala. ` +
          'Har du betalat under de senaste dagarna kan du bortse från erinran.',
      ],
      whatHappensNext: ifNotPaid(words),
      objection: objection(words),
      totalLabel: 'Att betala',
      lastDayLabel: 'Betala eller bestrid senast',
    }),
    'suspension-notice': (words) => ({
      heading: 'Varsel om avstängning från barnomsorgen',
      opening: [
        `Vi skickade ett inkassokrav den ${words.demandedOn} för faktura ${words.invoiceNumber}, som gäller avgift för barnomsorg. ` +
          `Av kravet återstår ${words.total} att betala.`,
      ],
      whatHappensNext: {
        heading: 'Om du inte betalar',
        paragraphs: [
          `Är skulden inte betald senast den ${words.lastDay} kan barnets plats stängas av. Före dess prövar en handläggare ditt ärende.`,
          'Barnets rätt till avgiftsfri tid enligt 8 kap. skollagen (2010:800) påverkas inte: allmän förskola, 525 timmar om året, ' +
            'och 15 timmar i veckan för barn som behöver förskola för särskilt stöd.',
        ],
      },
      objection: objection(words),
      totalLabel: 'Att betala',
      lastDayLabel: 'Betala eller hör av dig senast',
    }),
    deferral: (words) => ({
      heading: 'Överenskommelse om anstånd',
      opening: [
        `Vi har kommit överens om att du får längre tid att betala faktura ${words.invoiceNumber}. Du betalar ${words.total} senast den ${words.lastDay}. ` +
          'Till och med den dagen skickar vi inga påminnelser eller krav för fakturan.',
      ],
      whatHappensNext: {
        heading: 'Om du inte betalar i tid',
        paragraphs: [
          'Är fakturan inte betald när anståndet har gått ut gäller överenskommelsen inte längre, och vi fortsätter att kräva in beloppet.',
        ],
      },
      objection: agreementQuestions(words),
      totalLabel: 'Att betala',
      lastDayLabel: 'Nytt sista betalningsdatum',
    }),
    'instalment-plan': (words) => ({
      heading: 'Avbetalningsplan',
      opening: [
        `Vi har kommit överens om att du betalar faktura ${words.invoiceNumber} i delar. Sammanlagt betalar du ${words.total}. ` +
          'Så länge du följer planen skickar vi inga påminnelser eller krav för fakturan.',
      ],
      whatHappensNext: {
        heading: 'Om du inte följer planen',
        paragraphs: [
          'Betalar du inte en del i tid gäller planen inte längre. Då kan vi kräva hela det belopp som återstår på en gång. ' +
            'Vet du att du inte kan betala en del? Hör av dig innan den förfaller.',
        ],
      },
      objection: agreementQuestions(words),
      totalLabel: 'Att betala sammanlagt',
      lastDayLabel: 'Första betalningen senast',
    }),
  },
};

function unpaid(words: LetterWords): string {
  return words.partlyPaid
    ? `Vi har fått en del av betalningen för faktura ${words.invoiceNumber}, som förföll den ${words.dueOn}, men inte hela.`
    : `Vi har inte fått betalt för faktura ${words.invoiceNumber}, som förföll den ${words.dueOn}.`;
}

function ifNotPaid(words: LetterWords): LetterSection {
  return { heading: 'Om du inte betalar', paragraphs: [consequence(words)] };
}

function consequence(words: LetterWords): string {
  switch (words.consequence.type) {
    case 'second-reminder':
      return `Har vi inte fått betalt senast den ${words.lastDay} skickar vi en andra påminnelse.`;
    case 'collection-demand': {
      const costs = [
        ...(words.comingFee ? [`en inkassoavgift på ${words.comingFee}`] : []),
        ...(words.comingInterest ? ['dröjsmålsränta från förfallodagen'] : []),
      ];
      const added = costs.length > 0 ? ` Då tillkommer ${costs.join(' och ')}.` : '';
      return `Har vi inte fått betalt senast den ${words.lastDay} skickar vi ett inkassokrav.${added}`;
    }
    case 'administrative-court':
      return `Har vi inte fått betalt senast den ${words.lastDay} kan vi ansöka hos förvaltningsrätten om att du ska betala.`;
    case 'enforcement':
      return (
        `Om du varken betalar eller bestrider kravet senast den ${words.lastDay} kan vi ansöka om betalningsföreläggande hos Kronofogden. ` +
        'Det medför ytterligare kostnader, som du kan bli skyldig att betala.'
      );
    case 'suspension':
      return `Är skulden inte betald senast den ${words.lastDay} kan barnets plats stängas av.`;
    case 'stays-open':
      return `Om du inte betalar senast den ${words.lastDay} står skulden kvar hos oss, och vi fortsätter att kräva in den.`;
  }
}

function questions(words: LetterWords): LetterSection {
  return {
    heading: 'Om något är fel, eller om du inte kan betala nu',
    paragraphs: [
      `Anser du att fakturan är felaktig, eller behöver du anstånd eller en avbetalningsplan? Kontakta oss senast den ${words.lastDay}: ` +
        `${words.email}, telefon ${words.phone}.`,
    ],
  };
}

function objection(words: LetterWords): LetterSection {
  return {
    heading: 'Om du anser att kravet är fel, eller om du inte kan betala nu',
    paragraphs: [
      `Anser du att kravet helt eller delvis är felaktigt ska du bestrida det senast den ${words.lastDay}. Skriv varför, till ${words.email} eller ` +
        `${words.postalAddress}. Vi prövar din invändning innan vi gör något mer. ` +
        `Behöver du anstånd eller en avbetalningsplan? Ring ${words.phone} före dess.`,
    ],
  };
}

function agreementQuestions(words: LetterWords): LetterSection {
  return {
    heading: 'Om något inte stämmer',
    paragraphs: [`Är något i överenskommelsen fel? Kontakta oss genast: ${words.email}, telefon ${words.phone}.`],
  };
}
