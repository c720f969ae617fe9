import type { LetterLabels } from '../letter-texts';

const COST_NAMES: Readonly<Partial<Record<string, string>>> = {
  demand: 'Inkassoavgift enligt lag (1981:739)',
  'application-fee': 'Ansökningsavgift',
  'own-work': 'Ersättning för arbete med ansökan',
  'enforcement-fee': 'Grundavgift för utmätning',
  'court-fee': 'Avgift till domstol',
  notice: 'Delgivning',
  closing: 'Avstängning av tjänsten',
  opening: 'Öppnande av tjänsten igen',
  'instalment-notice': 'Påminnelse om avbetalning',
  'instalment-plan': 'Avgift för avbetalningsplan enligt lag (1981:739)',
};

/** Räntelagen (1975:635) 6 §, as the letter writes the points. */
const POINTS_OF_THE_LAW = '8';

/** The law's own points stand with their paragraph; other points are the creditor's, over the reference rate of 9 §. */
function rateInWords(points: string): string {
  const written = points.replace(/\.0+$/, '').replace('.', ',');
  return written === POINTS_OF_THE_LAW
    ? 'Ränta enligt 6 § räntelagen (1975:635): referensräntan för varje halvår plus åtta procentenheter'
    : `Ränta: referensräntan enligt 9 § räntelagen (1975:635) för varje halvår plus ${written} procentenheter`;
}

export const swedishLabels: LetterLabels = {
  date: 'Datum',
  customerNumber: 'Kundnummer',
  invoiceNumber: 'Fakturanummer',
  addressee: 'Till',
  description: 'Avser',
  issuedOn: 'Fakturadatum',
  dueOn: 'Förfallodatum',
  deferredTo: 'Anstånd till',
  invoiced: 'Fakturabelopp',
  credited: 'Krediterat',
  paid: 'Betalt hittills',
  amounts: 'Specifikation',
  amountColumn: 'Belopp, kr',
  principal: 'Kapitalbelopp (obetald del av fakturan)',
  interest: 'Dröjsmålsränta',
  costs: 'Kostnader',
  costOf: ({ step, paragraph }, day) =>
    `${COST_NAMES[step] ?? 'Påminnelseavgift'}${paragraph === undefined ? '' : ` enligt ${paragraph}`}, ${day}`,
  interestHeading: 'Så har räntan räknats',
  period: 'Period',
  days: 'Dagar',
  base: 'På kapital, kr',
  rate: 'Räntesats per år',
  interestColumn: 'Ränta, kr',
  accrued: 'Upplupen ränta',
  interestNote: (points = POINTS_OF_THE_LAW) =>
    `${rateInWords(points)}, dag för dag på obetalt ` +
    'kapital (året 365 dagar, skottår 366). Ränta för senare tid ingår inte.',
  perMonth: {
    months: 'Månader',
    rate: 'Ränta per månad',
    note:
      'Ränta enligt avtal för varje påbörjad månad från den dag då räntan började löpa, på det kapital som var obetalt månadens ' +
      'första dag. Ränta för månader som börjar senare ingår inte.',
  },
  interestLess: 'Betalt eller avskrivet av räntan',
  instalments: 'Avbetalningar',
  instalmentNumber: 'Nr',
  instalmentsTotal: 'Sammanlagt',
  missedInstalment: (number, dueOn) => `Avbetalning nr ${number}, skulle ha betalats senast ${dueOn}`,
  missedReceived: 'Betalt av den',
  missing: 'Saknas',
  withdrawnLetters: 'Gäller inte längre',
  withdrawnOn: 'Daterat',
  nameOf: {
    reminder: 'Betalningspåminnelse',
    'second-reminder': 'Betalningspåminnelse, andra utskicket',
    demand: 'Inkassokrav',
    warning: 'Erinran om obetalt inkassokrav',
    'suspension-notice': 'Varsel om avstängning från barnomsorgen',
    'sanction-notice': 'Varsel om avstängning',
    'administrative-court': 'Ansökan till förvaltningsrätten',
    agency: 'Överlämnande till inkassobolag',
    'district-court': 'Ansökan om stämning vid tingsrätten',
    referral: 'Ansökan till Kronofogden',
  },
  account: 'Fakturan',
  creditedBefore: 'Krediterat tidigare',
  creditedNow: (documentNumber) => `Krediteras nu, kreditnota ${documentNumber}`,
  invoiceLeft: 'Fakturans belopp efter krediteringen',
  payBy: 'Betalas senast',
  payment: 'Så betalar du',
  amountToPay: 'Belopp',
  atOnce: 'Genast',
  bankgiro: 'Till bankgiro',
  ocrReference: 'OCR-nummer (ange alltid)',
  fikLine: 'Kodlinje',
  creditorNumber: 'Kreditornummer',
  stateInvoiceNumber: 'Fakturanummer (ange alltid)',
  paymentNote: 'Betalningen ska vara oss till handa senast på sista betalningsdagen.',
  organisationNumber: 'Org.nr',
  phone: 'Telefon',
  email: 'E-post',
  estateOf: 'Dödsboet efter',
  page: (page, pages) => `Sida ${page} av ${pages}`,
};
