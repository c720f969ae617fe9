import type { InterestAgain } from '../../../domain/policy/agreement-rules';
import type { LetterMatter } from '../../../domain/letters/letter-kinds';
import type { LetterSection, LetterWording, LetterWords } from '../letter-texts';
import { danishFigures } from '../../paper/written-figures';
import { danishReversal } from './reversal';
import { interestAgainFrom, interestMeanwhile, interestOfPlan } from './interest-meanwhile';
import { afterDecision, agreementQuestions, consequence, contact, ifNotPaid, standing } from './sentences';
import { danishServiceChange } from './service-change';

const { amount, longDate } = danishFigures;

/** The letters of people's decisions and of instalment plans. */
export function danishDecisionLetter(matter: LetterMatter, words: LetterWords): LetterWording {
  switch (matter.kind) {
    case 'deferral':
      return deferral(matter, words);
    case 'instalment-plan':
      return instalmentPlan(matter, words);
    case 'instalment-notice':
      return {
        heading: 'En rate mangler',
        opening: [
          `Efter afdragsordningen fra den ${longDate(matter.agreedOn)} skulle rate nr. ${matter.number} på ${amount(matter.amount)} være betalt senest den ${longDate(matter.dueOn)}. ` +
            `Der mangler ${amount(matter.missing)} Har du betalt inden for de seneste dage, kan du se bort fra dette brev.`,
        ],
        whatHappensNext: {
          heading: 'Hvis du ikke betaler',
          paragraphs: [
            `Har vi ikke modtaget ${words.toPay} senest den ${words.lastDay}, bortfalder afdragsordningen. Så skal hele restbeløbet, ${words.total}, betales på én gang, ` +
              'og kravet går videre fra det trin, hvor det var, da aftalen blev lavet.',
          ],
        },
        objection: {
          heading: 'Hvis du ikke kan betale nu, eller noget ikke passer',
          paragraphs: [`Kontakt os senest den ${words.lastDay}: ${words.email}, telefon ${words.phone}.`],
        },
        totalLabel: 'At betale nu',
        lastDayLabel: 'Betal senest',
      };
    case 'plan-ended':
      return {
        heading: 'Afdragsordningen er bortfaldet',
        opening: [
          `Vi har ikke modtaget det, der manglede efter afdragsordningen fra den ${longDate(matter.agreedOn)} for faktura ${words.invoiceNumber}. Aftalen gælder derfor ikke længere. ` +
            `Hele restbeløbet, ${words.total}, skal nu betales på én gang. Det, du har betalt, er regnet med.${matter.interestFrom ? ` Der løber igen morarenter fra den ${longDate(matter.interestFrom)}.` : ''}`,
        ],
        whatHappensNext: ifNotPaid(words),
        objection: contact(words),
        totalLabel: 'At betale',
        lastDayLabel: 'Betal senest',
      };
    case 'plan-reinstated':
      return {
        heading: 'Afdragsordningen gælder igen',
        opening: [
          `Afdragsordningen fra den ${longDate(matter.agreedOn)} for faktura ${words.invoiceNumber} gælder igen. ` +
            `Betal ${words.toPay} senest den ${words.lastDay}; derefter gælder aftalens dage, som de står nedenfor.`,
          ...(matter.added
            ? [
                `${amount(matter.added)} i gebyr og morarenter er kommet til, siden ordningen bortfaldt, og betales med den sidste rate.`,
              ]
            : []),
        ],
        whatHappensNext: missedInstalment(matter.respiteDays),
        objection: agreementQuestions(words),
        totalLabel: 'At betale i alt',
        lastDayLabel: 'Betal senest',
      };
    case 'withdrawal': {
      const because = matter.deferredTo
        ? `Du har fået henstand til den ${longDate(matter.deferredTo)}, regnet fra en dag, før det blev sendt.`
        : 'Det har vist sig, at det ikke skulle have været sendt.';
      return {
        heading: 'Vi trækker tidligere krav tilbage',
        opening: [
          `Det, der står nedenfor om faktura ${words.invoiceNumber}, gælder ikke længere, og du skal ikke gøre noget i den anledning. ${because}`,
          standing(words),
        ].filter(Boolean),
        ...afterDecision(words),
        objection: contact(words),
        totalLabel: 'Rest at betale',
        lastDayLabel: 'Betal senest',
      };
    }
    case 'credit-note':
      return {
        heading: `Kreditnota ${matter.documentNumber}`,
        opening: [
          `Vi krediterer faktura ${words.invoiceNumber} af ${words.issuedOn} med ${amount(matter.amount)} Fakturaen er derefter på ${amount(matter.left)} ${standing(words)}`.trim(),
        ],
        ...afterDecision(words),
        objection: contact(words),
        totalLabel: 'Rest at betale',
        lastDayLabel: 'Betal senest',
      };
    case 'cancellation':
      return {
        heading: 'Fakturaen er annulleret',
        opening: [
          `Faktura ${words.invoiceNumber} af ${words.issuedOn} på ${words.invoiced} er annulleret (bilag ${matter.documentNumber}). Den skal ikke betales, og du skal ikke gøre noget.`,
        ],
        objection: contact(words),
        totalLabel: 'Rest at betale',
        lastDayLabel: 'Betal senest',
      };
    case 'dispute-received':
      return disputeReceived(matter, words);
    case 'dispute-settled': {
      const outcome = matter.dismissed
        ? `Du skal ikke betale ${amount(matter.dismissed.amount)} Det beløb krediteres (kreditnota ${matter.dismissed.documentNumber}).`
        : 'Fakturaen sættes ikke ned.';
      return {
        heading: 'Sagen om din indsigelse er afsluttet',
        opening: [
          `Sagen om din indsigelse mod faktura ${words.invoiceNumber} blev afsluttet den ${words.countsFrom}. ${outcome} ${standing(words)}`.trim(),
        ],
        ...afterDecision(words),
        objection: contact(words),
        totalLabel: 'Rest at betale',
        lastDayLabel: 'Betal senest',
      };
    }
    case 'service-change':
      return danishServiceChange(matter, words);
    case 'liability':
      return matter.liable
        ? {
            heading: 'Du hæfter for denne faktura',
            opening: [
              `Du hæfter siden den ${words.countsFrom} for faktura ${words.invoiceNumber} af ${words.issuedOn}, som forfaldt til betaling den ${words.dueOn}. ${standing(words)}`.trim(),
            ],
            objection: contact(words),
            totalLabel: 'Rest at betale',
            lastDayLabel: 'Betal senest',
          }
        : {
            heading: 'Du hæfter ikke længere for fakturaen',
            opening: [
              `Du hæfter siden den ${words.countsFrom} ikke længere for faktura ${words.invoiceNumber} af ${words.issuedOn}. Tidligere breve til dig om fakturaen gælder ikke længere, og du skal ikke gøre noget.`,
            ],
            objection: contact(words),
            totalLabel: 'Rest at betale',
            lastDayLabel: 'Betal senest',
          };
    case 'set-off':
      return {
        heading: 'Modregning',
        opening: [
          `Vi har den ${words.countsFrom} modregnet ${amount(matter.amount)} af faktura ${words.invoiceNumber} i det, vi skulle have udbetalt til dig (${matter.against}). ${standing(words)}`.trim(),
        ],
        ...afterDecision(words),
        objection: contact(words),
        totalLabel: 'Rest at betale',
        lastDayLabel: 'Betal senest',
      };
    case 'interest-invoice':
      return {
        heading: 'Faktura på morarenter',
        opening: [
          `Faktura ${matter.paidInvoice} blev betalt efter forfaldsdagen. Her er renterne for dagene frem til betalingen efter renteloven. ` +
            `Betal ${words.toPay} senest den ${words.lastDay}. Der løber ikke renter af renterne.`,
        ],
        whatHappensNext: ifNotPaid(words),
        objection: contact(words),
        totalLabel: 'At betale',
        lastDayLabel: 'Betal senest',
      };
    case 'charges-invoice':
      return {
        heading: 'Faktura på gebyrer, der ikke er betalt',
        opening: [
          `Faktura ${matter.paidInvoice} er betalt, men ikke ${chargesLeft(matter)}, som vi har krævet med den. ` +
            `Betal ${words.toPay} senest den ${words.lastDay}. Der løber ikke renter af beløbet, og vi sender ingen rykker mod gebyr.`,
        ],
        ...afterDecision(words),
        objection: contact(words),
        totalLabel: 'At betale',
        lastDayLabel: 'Betal senest',
      };
    case 'reversal':
      return danishReversal(matter, words);
  }
}

function chargesLeft({ fee, interest }: Extract<LetterMatter, { kind: 'charges-invoice' }>): string {
  const parts = [
    ...(fee.isPositive() ? [`gebyret på ${amount(fee)}`] : []),
    ...(interest.isPositive() ? [`renterne på ${amount(interest)}`] : []),
  ];
  return parts.join(' og ');
}

function deferral(matter: Extract<LetterMatter, { kind: 'deferral' }>, words: LetterWords): LetterWording {
  return {
    heading: 'Aftale om henstand',
    opening: [
      `Vi har aftalt, at du får længere tid til at betale faktura ${words.invoiceNumber}. Du betaler ${words.total} senest den ${longDate(matter.newDueOn)}. ` +
        'Til og med den dag sender vi ingen rykkere for fakturaen.',
      interestMeanwhile(matter),
    ],
    whatHappensNext: {
      heading: 'Hvis du ikke betaler til tiden',
      paragraphs: ['Er fakturaen ikke betalt, når henstanden er udløbet, bortfalder aftalen.', ...consequence(words)],
    },
    objection: agreementQuestions(words),
    totalLabel: 'At betale',
    lastDayLabel: 'Ny sidste betalingsdag',
  };
}

function instalmentPlan(matter: Extract<LetterMatter, { kind: 'instalment-plan' }>, words: LetterWords): LetterWording {
  const charges = [
    ...(matter.fee.isPositive() ? [`et gebyr for aftalen på ${amount(matter.fee)}`] : []),
    ...(matter.interest.isPositive() ? [`morarenter til og med dagen før aftalen, ${amount(matter.interest)}`] : []),
  ];
  const included = charges.length > 0 ? ` Heri er med: ${charges.join(' og ')}` : '';
  return {
    heading: 'Afdragsordning',
    opening: [
      `Vi har aftalt, at du betaler faktura ${words.invoiceNumber} i rater. Du betaler ${words.total} i alt.${included}`,
      'Så længe du følger aftalen, sender vi ingen rykkere for fakturaen, og ' +
        `${interestOfPlan(matter)}. ` +
        (words.hasReference
          ? 'Angiv den samme reference ved hver betaling.'
          : 'Angiv fakturanummeret ved hver betaling.'),
    ],
    whatHappensNext: missedInstalment(matter.respiteDays, matter.interestAgain),
    objection: agreementQuestions(words),
    totalLabel: 'At betale i alt',
    lastDayLabel: 'Første betaling senest',
  };
}

function missedInstalment(respiteDays: number, interestAgain?: InterestAgain): LetterSection {
  return {
    heading: 'Hvis du ikke følger aftalen',
    paragraphs: [
      `Betaler du ikke en rate til tiden, skriver vi til dig, og du får mindst ${respiteDays} dage mere. Betaler du heller ikke da, bortfalder aftalen: hele restbeløbet ` +
        'skal betales på én gang, og kravet går videre fra det trin, hvor det var, da aftalen blev lavet. ' +
        'Ved du, at du ikke kan betale en rate? Kontakt os, før den forfalder.',
      ...(interestAgain ? [interestAgainFrom(interestAgain)] : []),
    ],
  };
}

function disputeReceived(
  matter: Extract<LetterMatter, { kind: 'dispute-received' }>,
  words: LetterWords,
): LetterWording {
  const what = matter.part
    ? `${amount(matter.part)} af faktura ${words.invoiceNumber}`
    : `faktura ${words.invoiceNumber}`;
  const interest = matter.interestRuns
    ? ' Viser det sig, at du skal betale, kan der blive regnet morarenter også for den tid, vi har behandlet sagen.'
    : '';
  return {
    heading: 'Vi har modtaget din indsigelse',
    opening: [
      `Du har gjort indsigelse mod ${what}. Vi registrerede indsigelsen den ${words.countsFrom}. Vi undersøger den og svarer dig.`,
      `Mens vi undersøger den, står opkrævningen af det omtvistede beløb, ${words.standsStill}, stille: du får ingen rykkere for det, og vi overdrager det ikke til Gældsstyrelsen.${interest}`,
      ...(words.toPay
        ? [
            `Det, du ikke har gjort indsigelse mod, skal betales som før: ${words.toPay}, ${words.atOnce ? 'straks' : `senest den ${words.lastDay}`}.`,
          ]
        : []),
    ],
    ...afterDecision(words),
    objection: {
      heading: 'Hvis du vil tilføje noget',
      paragraphs: [
        `Send gerne bilag, der støtter din indsigelse, til ${words.email} eller ${words.postalAddress}. Spørgsmål: telefon ${words.phone}.`,
      ],
    },
    totalLabel: 'At betale',
    lastDayLabel: 'Betal senest',
  };
}
