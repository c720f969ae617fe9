import type { InterestAgain } from '../../../domain/policy/agreement-rules';
import type { LetterMatter } from '../../../domain/letters/letter-kinds';
import type { LetterSection, LetterWording, LetterWords } from '../letter-texts';
import { swedishFigures } from '../../paper/written-figures';
import { interestAgainFrom, interestMeanwhile, interestOfPlan } from './interest-meanwhile';
import { afterDecision, agreementQuestions, consequence, contact, ifNotPaid, standing } from './sentences';
import { swedishReversal } from './reversal';
import { swedishServiceChange } from './service-change';

const { amount, longDate } = swedishFigures;

/** The letters of people's decisions and of instalment plans. */
export function swedishDecisionLetter(matter: LetterMatter, words: LetterWords): LetterWording {
  switch (matter.kind) {
    case 'deferral':
      return deferral(matter, words);
    case 'instalment-plan':
      return instalmentPlan(matter, words);
    case 'instalment-notice':
      return {
        heading: 'En avbetalning saknas',
        opening: [
          `Enligt avbetalningsplanen från den ${longDate(matter.agreedOn)} skulle avbetalning nr ${matter.number} på ${amount(matter.amount)} ha betalats senast den ${longDate(matter.dueOn)}. ` +
            `Av den saknas ${amount(matter.missing)}. Har du betalat under de senaste dagarna kan du bortse från det här brevet.`,
        ],
        whatHappensNext: {
          heading: 'Om du inte betalar',
          paragraphs: [
            `Har vi inte fått ${words.toPay} senast den ${words.lastDay} upphör avbetalningsplanen. Då ska hela det belopp som återstår, ${words.total}, betalas på en gång, ` +
              'och kravet går vidare från det steg där det var när planen gjordes.',
          ],
        },
        objection: {
          heading: 'Om du inte kan betala nu, eller om något inte stämmer',
          paragraphs: [`Hör av dig senast den ${words.lastDay}: ${words.email}, telefon ${words.phone}.`],
        },
        totalLabel: 'Att betala nu',
        lastDayLabel: 'Betala senast',
      };
    case 'plan-ended':
      return {
        heading: 'Avbetalningsplanen har upphört',
        opening: [
          `Vi har inte fått det som saknades enligt avbetalningsplanen från den ${longDate(matter.agreedOn)} för faktura ${words.invoiceNumber}. Planen gäller därför inte längre. ` +
            `Hela det belopp som återstår, ${words.total}, ska nu betalas på en gång. Det du har betalat är avräknat.${matter.interestFrom ? ` Dröjsmålsränta löper igen från den ${longDate(matter.interestFrom)}.` : ''}`,
        ],
        whatHappensNext: ifNotPaid(words),
        objection: contact(words),
        totalLabel: 'Att betala',
        lastDayLabel: 'Betala senast',
      };
    case 'plan-reinstated':
      return {
        heading: 'Avbetalningsplanen gäller igen',
        opening: [
          `Avbetalningsplanen från den ${longDate(matter.agreedOn)} för faktura ${words.invoiceNumber} gäller igen. ` +
            `Betala ${words.toPay} senast den ${words.lastDay}; därefter gäller planens dagar, som de står nedan.`,
          ...(matter.added
            ? [
                `${amount(matter.added)} i avgift och dröjsmålsränta har tillkommit sedan planen upphörde och betalas med den sista avbetalningen.`,
              ]
            : []),
        ],
        whatHappensNext: missedInstalment(matter.respiteDays),
        objection: agreementQuestions(words),
        totalLabel: 'Att betala sammanlagt',
        lastDayLabel: 'Betala senast',
      };
    case 'withdrawal': {
      const because = matter.deferredTo
        ? `Du har fått anstånd till den ${longDate(matter.deferredTo)}, räknat från en dag innan de skickades.`
        : 'Det har visat sig att de inte skulle ha skickats.';
      return {
        heading: 'Vi tar tillbaka tidigare krav',
        opening: [
          `Det som räknas upp nedan om faktura ${words.invoiceNumber} gäller inte längre, och du behöver inte göra något med anledning av det. ${because}`,
          standing(words),
        ].filter(Boolean),
        ...afterDecision(words),
        objection: contact(words),
        totalLabel: 'Kvar att betala',
        lastDayLabel: 'Betala senast',
      };
    }
    case 'credit-note':
      return {
        heading: `Kreditnota ${matter.documentNumber}`,
        opening: [
          `Vi krediterar faktura ${words.invoiceNumber} av den ${words.issuedOn} med ${amount(matter.amount)}. Fakturan är därefter på ${amount(matter.left)}. ${standing(words)}`.trim(),
        ],
        ...afterDecision(words),
        objection: contact(words),
        totalLabel: 'Kvar att betala',
        lastDayLabel: 'Betala senast',
      };
    case 'cancellation':
      return {
        heading: 'Fakturan är makulerad',
        opening: [
          `Faktura ${words.invoiceNumber} av den ${words.issuedOn} på ${words.invoiced} är makulerad (underlag ${matter.documentNumber}). Den ska inte betalas, och du behöver inte göra något.`,
        ],
        objection: contact(words),
        totalLabel: 'Kvar att betala',
        lastDayLabel: 'Betala senast',
      };
    case 'dispute-received':
      return disputeReceived(matter, words);
    case 'dispute-settled': {
      const outcome = matter.dismissed
        ? `Du behöver inte betala ${amount(matter.dismissed.amount)}: det beloppet krediteras (kreditnota ${matter.dismissed.documentNumber}).`
        : 'Fakturan sätts inte ned.';
      return {
        heading: 'Tvisten om fakturan är avslutad',
        opening: [
          `Tvisten om faktura ${words.invoiceNumber} avslutades den ${words.countsFrom}. ${outcome} ${standing(words)}`.trim(),
        ],
        ...afterDecision(words),
        objection: contact(words),
        totalLabel: 'Kvar att betala',
        lastDayLabel: 'Betala senast',
      };
    }
    case 'service-change':
      return swedishServiceChange(matter, words);
    case 'liability':
      return matter.liable
        ? {
            heading: 'Du svarar för den här fakturan',
            opening: [
              `Du svarar sedan den ${words.countsFrom} för faktura ${words.invoiceNumber} av den ${words.issuedOn}, som förföll till betalning den ${words.dueOn}. ${standing(words)}`.trim(),
            ],
            objection: contact(words),
            totalLabel: 'Kvar att betala',
            lastDayLabel: 'Betala senast',
          }
        : {
            heading: 'Du svarar inte längre för fakturan',
            opening: [
              `Du svarar sedan den ${words.countsFrom} inte längre för faktura ${words.invoiceNumber} av den ${words.issuedOn}. Tidigare brev till dig om fakturan gäller inte längre, och du behöver inte göra något.`,
            ],
            objection: contact(words),
            totalLabel: 'Kvar att betala',
            lastDayLabel: 'Betala senast',
          };
    case 'set-off':
      return {
        heading: 'Kvittning',
        opening: [
          `Vi har den ${words.countsFrom} kvittat ${amount(matter.amount)} av faktura ${words.invoiceNumber} mot det som vi skulle ha betalat ut till dig (${matter.against}). ${standing(words)}`.trim(),
        ],
        ...afterDecision(words),
        objection: contact(words),
        totalLabel: 'Kvar att betala',
        lastDayLabel: 'Betala senast',
      };
    case 'interest-invoice':
      return {
        heading: 'Faktura på dröjsmålsränta',
        opening: [
          `Faktura ${matter.paidInvoice} betalades efter förfallodagen. Här är räntan för dagarna fram till betalningen, enligt räntelagen. ` +
            `Betala ${words.toPay} senast den ${words.lastDay}. På räntan löper ingen ytterligare ränta.`,
        ],
        whatHappensNext: ifNotPaid(words),
        objection: contact(words),
        totalLabel: 'Att betala',
        lastDayLabel: 'Betala senast',
      };
    case 'charges-invoice':
      return {
        heading: 'Faktura på avgifter som inte har betalats',
        opening: [
          `Faktura ${matter.paidInvoice} är betald, men inte ${chargesLeft(matter)} som vi har krävt med den. ` +
            `Betala ${words.toPay} senast den ${words.lastDay}. På beloppet löper ingen ränta, och vi skickar ingen påminnelse mot avgift.`,
        ],
        ...afterDecision(words),
        objection: contact(words),
        totalLabel: 'Att betala',
        lastDayLabel: 'Betala senast',
      };
    case 'reversal':
      return swedishReversal(matter, words);
  }
}

function chargesLeft({ fee, interest }: Extract<LetterMatter, { kind: 'charges-invoice' }>): string {
  const parts = [
    ...(fee.isPositive() ? [`avgiften på ${amount(fee)}`] : []),
    ...(interest.isPositive() ? [`räntan på ${amount(interest)}`] : []),
  ];
  return parts.join(' och ');
}

function deferral(matter: Extract<LetterMatter, { kind: 'deferral' }>, words: LetterWords): LetterWording {
  return {
    heading: 'Överenskommelse om anstånd',
    opening: [
      `Vi har kommit överens om att du får längre tid att betala faktura ${words.invoiceNumber}. Du betalar ${words.total} senast den ${longDate(matter.newDueOn)}. ` +
        'Till och med den dagen skickar vi inga påminnelser eller krav för fakturan.',
      interestMeanwhile(matter),
    ],
    whatHappensNext: {
      heading: 'Om du inte betalar i tid',
      paragraphs: [
        `Är fakturan inte betald när anståndet har gått ut gäller överenskommelsen inte längre. ${consequence(words)}`,
      ],
    },
    objection: agreementQuestions(words),
    totalLabel: 'Att betala',
    lastDayLabel: 'Nytt sista betalningsdatum',
  };
}

function instalmentPlan(matter: Extract<LetterMatter, { kind: 'instalment-plan' }>, words: LetterWords): LetterWording {
  const charges = [
    ...(matter.fee.isPositive() ? [`en avgift för planen på ${amount(matter.fee)} (4 § lagen (1981:739))`] : []),
    ...(matter.interest.isPositive()
      ? [`dröjsmålsränta till och med dagen före planen, ${amount(matter.interest)}`]
      : []),
  ];
  const included = charges.length > 0 ? ` I beloppet ingår ${charges.join(' och ')}.` : '';
  return {
    heading: 'Avbetalningsplan',
    opening: [
      `Vi har kommit överens om att du betalar faktura ${words.invoiceNumber} i delar. Sammanlagt betalar du ${words.total}.${included}`,
      'Så länge du följer planen skickar vi inga påminnelser eller krav för fakturan, och ' +
        `${interestOfPlan(matter)}. ` +
        (words.hasReference ? 'Ange samma referens vid varje betalning.' : 'Ange fakturanumret vid varje betalning.'),
    ],
    whatHappensNext: missedInstalment(matter.respiteDays, matter.interestAgain),
    objection: agreementQuestions(words),
    totalLabel: 'Att betala sammanlagt',
    lastDayLabel: 'Första betalningen senast',
  };
}

function missedInstalment(respiteDays: number, interestAgain?: InterestAgain): LetterSection {
  return {
    heading: 'Om du inte följer planen',
    paragraphs: [
      `Kommer en avbetalning inte i tid skriver vi till dig, och du får minst ${respiteDays} dagar till. Betalar du inte då heller upphör planen: hela det belopp som ` +
        'återstår ska betalas på en gång, och kravet går vidare från det steg där det var när planen gjordes. ' +
        'Vet du att du inte kan betala en del? Hör av dig innan den förfaller.',
      ...(interestAgain ? [interestAgainFrom(interestAgain)] : []),
    ],
  };
}

function disputeReceived(
  matter: Extract<LetterMatter, { kind: 'dispute-received' }>,
  words: LetterWords,
): LetterWording {
  const what = matter.part
    ? `${amount(matter.part)} av faktura ${words.invoiceNumber}`
    : `faktura ${words.invoiceNumber}`;
  const interest = matter.interestRuns
    ? ' Visar det sig att du ska betala kan dröjsmålsränta räknas också för tiden under utredningen.'
    : '';
  return {
    heading: 'Vi har tagit emot ditt bestridande',
    opening: [
      `Du har bestritt ${what}. Vi registrerade ditt bestridande den ${words.countsFrom}. Vi utreder din invändning och svarar dig.`,
      `Så länge utredningen pågår står kravet på det bestridda beloppet, ${words.standsStill}, stilla: du får inga påminnelser eller krav för det, och vi lämnar det inte till Kronofogden.${interest}`,
      ...(words.toPay
        ? [
            `Det som du inte har bestritt ska betalas som förut: ${words.toPay} ${words.atOnce ? 'genast' : `senast den ${words.lastDay}`}.`,
          ]
        : []),
    ],
    ...afterDecision(words),
    objection: {
      heading: 'Om du vill lägga till något',
      paragraphs: [
        `Skicka gärna handlingar som stöder din invändning till ${words.email} eller ${words.postalAddress}. Frågor: telefon ${words.phone}.`,
      ],
    },
    totalLabel: 'Att betala',
    lastDayLabel: 'Betala senast',
  };
}
