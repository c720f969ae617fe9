import type { LetterSection, LetterTexts, LetterWords } from './letter-texts';
import { danishFigures } from './written-figures';

/**
 * Every sentence of the Danish letters. The last reminder before a hand-over carries the written notice that
 * gældsinddrivelsesloven § 2, stk. 4 wants. Public authorities are outside inkassoloven (§ 1, stk. 3); its ten days are
 * kept all the same. A sentence that ends with an amount takes its full stop from `kr.`
 */
export const danishTexts: LetterTexts = {
  languageTag: 'da-DK',
  figures: danishFigures,
  labels: {
    date: 'Dato',
    customerNumber: 'Kundenummer',
    invoiceNumber: 'Fakturanummer',
    description: 'Vedrører',
    issuedOn: 'Fakturadato',
    dueOn: 'Forfaldsdato',
    invoiced: 'Fakturabeløb',
    paid: 'Betalt indtil nu',
    amounts: 'Opgørelse',
    amountColumn: 'Beløb, kr.',
    principal: 'Hovedstol (ubetalt del af fakturaen)',
    interest: 'Morarenter',
    costs: 'Gebyrer',
    costOf: (step, day) => (step === 'demand' ? `Inkassogebyr, ${day}` : `Rykkergebyr, ${day}`),
    interestHeading: 'Sådan er renten beregnet',
    period: 'Periode',
    days: 'Dage',
    base: 'Af hovedstol, kr.',
    rate: 'Rente pr. år',
    interestColumn: 'Rente, kr.',
    accrued: 'Påløbne renter',
    interestNote:
      'Morarente efter rentelovens § 5: referencesatsen for hvert halvår plus tillægget, dag for dag af ubetalt hovedstol ' +
      '(året 365 dage, skudår 366). Renter for senere tid er ikke med.',
    interestLess: 'Betalt eller bortfaldet af renten',
    instalments: 'Afdrag',
    instalmentNumber: 'Nr.',
    payBy: 'Betales senest',
    payment: 'Sådan betaler du',
    amountToPay: 'Beløb',
    bankgiro: 'Til bankgiro',
    ocrReference: 'Betalings-ID (skal altid angives)',
    fikLine: 'Betalingslinje (FI-kort)',
    paymentNote: 'Betalingen skal være os i hænde senest på sidste betalingsdag.',
    organisationNumber: 'CVR-nr.',
    phone: 'Telefon',
    email: 'E-mail',
    page: (page, pages) => `Side ${page} af ${pages}`,
  },
  wordings: {
    reminder: (words) => ({
      heading: 'Rykker for betaling',
      opening: [`${unpaid(words)} Har du betalt inden for de seneste dage, kan du se bort fra dette brev.`],
      whatHappensNext: ifNotPaid(words),
      objection: objection(words),
      totalLabel: 'At betale',
      lastDayLabel: 'Betal senest',
    }),
    'second-reminder': (words) => ({
      heading: '2. rykker for betaling',
      opening: [
        `${unpaid(words)} Vi har rykket dig én gang før. Har du betalt inden for de seneste dage, kan du se bort fra dette brev.`,
      ],
      whatHappensNext: ifNotPaid(words),
      objection: objection(words),
      totalLabel: 'At betale',
      lastDayLabel: 'Betal senest',
    }),
    demand: (words) => ({
      heading: 'Betalingspåkrav',
      opening: [
        `${unpaid(words)} ${words.creditor} (CVR-nr. ${words.organisationNumber}) kræver derfor betaling af ${words.total}`,
      ],
      whatHappensNext: ifNotPaid(words),
      objection: objection(words),
      totalLabel: 'At betale',
      lastDayLabel: 'Frist for betaling og indsigelse',
    }),
    warning: (words) => ({
      heading:
        words.consequence.type === 'enforcement'
          ? 'Varsel om overdragelse til inddrivelse'
          : 'Påmindelse om ubetalt krav',
      opening: [
        `Vi har tidligere krævet betaling af faktura ${words.invoiceNumber}, som forfaldt den ${words.dueOn}. Der mangler stadig ${words.total} ` +
          'Har du betalt inden for de seneste dage, kan du se bort fra dette brev.',
      ],
      whatHappensNext: ifNotPaid(words),
      objection: objection(words),
      totalLabel: 'At betale',
      lastDayLabel: 'Frist for betaling og indsigelse',
    }),
    'suspension-notice': (words) => ({
      heading: 'Varsel om ophør af plads i dagtilbud',
      opening: [
        `Vi har tidligere krævet betaling af faktura ${words.invoiceNumber} for plads i dagtilbud. Der mangler stadig ${words.total}`,
      ],
      whatHappensNext: ifNotPaid(words),
      objection: objection(words),
      totalLabel: 'At betale',
      lastDayLabel: 'Betal eller kontakt os senest',
    }),
    deferral: (words) => ({
      heading: 'Aftale om henstand',
      opening: [
        `Vi har aftalt, at du får længere tid til at betale faktura ${words.invoiceNumber}. Du betaler ${words.total} senest den ${words.lastDay}. ` +
          'Til og med den dag sender vi ingen rykkere for fakturaen.',
      ],
      whatHappensNext: {
        heading: 'Hvis du ikke betaler til tiden',
        paragraphs: [
          'Er fakturaen ikke betalt, når henstanden er udløbet, bortfalder aftalen, og vi fortsætter med at opkræve beløbet.',
        ],
      },
      objection: agreementQuestions(words),
      totalLabel: 'At betale',
      lastDayLabel: 'Ny sidste betalingsdag',
    }),
    'instalment-plan': (words) => ({
      heading: 'Afdragsordning',
      opening: [
        `Vi har aftalt, at du betaler faktura ${words.invoiceNumber} i rater. Du betaler ${words.total} i alt. ` +
          'Så længe du følger aftalen, sender vi ingen rykkere for fakturaen.',
      ],
      whatHappensNext: {
        heading: 'Hvis du ikke følger aftalen',
        paragraphs: [
          'Betaler du ikke en rate til tiden, bortfalder aftalen. Så kan vi kræve hele restbeløbet på én gang. ' +
            'Ved du, at du ikke kan betale en rate? Kontakt os, før den forfalder.',
        ],
      },
      objection: agreementQuestions(words),
      totalLabel: 'At betale i alt',
      lastDayLabel: 'Første betaling senest',
    }),
  },
};

function unpaid(words: LetterWords): string {
  return words.partlyPaid
    ? `Vi har modtaget en del af betalingen for faktura ${words.invoiceNumber}, som forfaldt den ${words.dueOn}, men ikke det hele.`
    : `Vi har ikke modtaget betaling for faktura ${words.invoiceNumber}, som forfaldt den ${words.dueOn}.`;
}

function ifNotPaid(words: LetterWords): LetterSection {
  return { heading: 'Hvis du ikke betaler', paragraphs: consequence(words) };
}

function consequence(words: LetterWords): string[] {
  switch (words.consequence.type) {
    case 'second-reminder':
      return [
        `Har vi ikke modtaget betalingen senest den ${words.lastDay}, sender vi en 2. rykker. Betaler du heller ikke da, kan kravet blive overdraget ` +
          'til inddrivelse hos Gældsstyrelsen.',
      ];
    case 'collection-demand': {
      const costs = [
        ...(words.comingFee ? [`et gebyr på ${words.comingFee}`] : []),
        ...(words.comingInterest ? ['morarenter fra forfaldsdagen'] : []),
      ];
      const added = costs.length > 0 ? ` Så kommer der ${costs.join(' og ')} oveni.` : '';
      return [`Har vi ikke modtaget betalingen senest den ${words.lastDay}, sender vi et betalingspåkrav.${added}`];
    }
    case 'administrative-court':
      return [`Har vi ikke modtaget betalingen senest den ${words.lastDay}, kan vi indbringe sagen for retten.`];
    case 'enforcement':
      return [
        `Har vi ikke modtaget betalingen senest den ${words.lastDay}, kan vi overdrage kravet til inddrivelse hos Gældsstyrelsen uden at skrive til dig igen. ` +
          'Dette brev er den skriftlige underretning om overdragelsen efter gældsinddrivelseslovens § 2, stk. 4. ' +
          'Gældsstyrelsen kan blandt andet trække i din løn, modregne i penge, du har til gode hos det offentlige, og foretage udlæg. ' +
          'Der kommer inddrivelsesrente og eventuelt gebyrer oveni.',
      ];
    case 'suspension':
      return [
        `Er skylden ikke betalt senest den ${words.lastDay}, kan barnets plads ophøre. Inden da vurderer en sagsbehandler din sag.`,
      ];
    case 'stays-open':
      return [
        `Betaler du ikke senest den ${words.lastDay}, står skylden fortsat åben hos os, og vi bliver ved med at opkræve den.`,
      ];
  }
}

function objection(words: LetterWords): LetterSection {
  return {
    heading: 'Hvis du ikke er enig, eller ikke kan betale nu',
    paragraphs: [
      `Mener du, at kravet helt eller delvist er forkert, skal du gøre indsigelse senest den ${words.lastDay}. Skriv hvorfor til ${words.email} eller ` +
        `${words.postalAddress}. Vi tager stilling, før vi foretager os mere. ` +
        `Har du brug for henstand eller en afdragsordning? Ring ${words.phone} inden da.`,
    ],
  };
}

function agreementQuestions(words: LetterWords): LetterSection {
  return {
    heading: 'Hvis noget ikke passer',
    paragraphs: [`Er noget i aftalen forkert? Kontakt os straks: ${words.email}, telefon ${words.phone}.`],
  };
}
