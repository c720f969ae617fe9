import type { AgeBucket } from '../../domain/claim/age-bucket';
import type { CountedStep } from '../../domain/claim/key-figures';
import type { UpcomingSort } from '../../domain/claim/upcoming';
import type { Verdict } from '../../domain/controls/verdict';
import type { Country } from '../../domain/policy/policy';

/** The words of the reports that a finance department hands on, in the creditor's language. */
export interface ReportWords {
  readonly ageAnalysis: string;
  readonly openItemList: string;
  readonly claimList: string;
  readonly invoiced: string;
  readonly keyFigures: string;
  readonly month: string;
  readonly collected: string;
  readonly collectedShare: string;
  readonly daysToPay: string;
  readonly steps: Readonly<Record<CountedStep, string>>;
  readonly paidBehind: string;
  readonly paidAfterReminder: string;
  readonly paidAfterDemand: string;
  readonly upcomingSteps: string;
  readonly through: string;
  readonly day: string;
  readonly step: string;
  readonly sort: string;
  readonly sorts: Readonly<Record<UpcomingSort, string>>;
  readonly amountAsked: string;
  readonly leftOut: string;
  readonly leftOutBecause: string;
  readonly remark: string;
  readonly withoutAddress: string;
  readonly asOf: string;
  readonly known: string;
  readonly group: string;
  readonly administration: string;
  readonly claims: string;
  readonly total: string;
  readonly controlAccounts: string;
  readonly difference: string;
  readonly owedBack: string;
  readonly suspense: string;
  readonly invoice: string;
  readonly debtor: string;
  readonly name: string;
  readonly issued: string;
  readonly due: string;
  readonly daysPastDue: string;
  readonly age: string;
  readonly principal: string;
  readonly charges: string;
  readonly open: string;
  readonly doubtful: string;
  readonly valuation: string;
  readonly writtenDown: string;
  readonly toValue: string;
  readonly valuedList: string;
  readonly percent: string;
  readonly setApart: string;
  readonly writeDowns: string;
  readonly toWriteDown: string;
  readonly vat: string;
  readonly demandCosts: string;
  readonly interest: string;
  readonly bucket: (bucket: AgeBucket) => string;
  readonly work: string;
  readonly since: string;
  readonly dueBy: string;
  readonly forWhom: string;
  readonly because: string;
  readonly costOfADay: string;
  readonly act: string;
  readonly controls: string;
  readonly objective: string;
  readonly measure: string;
  readonly value: string;
  readonly examined: string;
  readonly metUpTo: string;
  readonly partlyUpTo: string;
  readonly verdict: string;
  readonly ofObjective: string;
  readonly verdicts: Readonly<Record<Verdict, string>>;
  readonly page: (number: number, of: number) => string;
  readonly amountsIn: (currency: string) => string;
}

const swedish: ReportWords = {
  ageAnalysis: 'Åldersanalys kundfordringar',
  openItemList: 'Restlängd',
  claimList: 'Fordringar',
  invoiced: 'Fakturerat',
  keyFigures: 'Nyckeltal',
  month: 'Månad',
  collected: 'Inbetalt',
  collectedShare: 'Inbetalt, andel',
  daysToPay: 'Dagar från förfallodag',
  steps: {
    reminder: 'Påminnelser',
    demand: 'Inkassokrav',
    'hand-over': 'Till Kronofogden',
    court: 'Till förvaltningsrätten',
    monitoring: 'Till långtidsbevakning',
  },
  paidBehind: 'inbetalt därefter',
  paidAfterReminder: 'Betalt efter påminnelse',
  paidAfterDemand: 'Betalt efter inkassokrav',
  upcomingSteps: 'Kommande åtgärder',
  through: 'till och med',
  day: 'Dag',
  step: 'Åtgärd',
  sort: 'Slag',
  sorts: { letter: 'brev', 'hand-over': 'överlämnande', question: 'fråga till kunden', review: 'prövning' },
  amountAsked: 'Belopp',
  leftOut: 'Utelämnas',
  leftOutBecause: 'Utelämnas, därför att',
  remark: 'Anmärkning',
  withoutAddress: 'adress saknas i registret',
  asOf: 'per',
  known: 'med vad som var känt till och med',
  group: 'Fakturagrupp',
  administration: 'Förvaltning',
  claims: 'Antal',
  total: 'Totalt',
  controlAccounts: 'Huvudbokens reskontrakonton',
  difference: 'Skillnad (konton minus fordringar)',
  owedBack: 'Att återbetala (ingår inte)',
  suspense: 'Oplacerade inbetalningar (ingår inte)',
  invoice: 'Fakturanr',
  debtor: 'Kundnr',
  name: 'Namn',
  issued: 'Fakturadatum',
  due: 'Förfallodatum',
  daysPastDue: 'Dagar förfallen',
  age: 'Åldersklass',
  principal: 'Kapital',
  charges: 'Avgifter och ränta',
  open: 'Att betala',
  doubtful: 'Varav osäker',
  valuation: 'Värdereglering, förfallet sedan mer än ett år',
  writtenDown: 'Redan nedskrivet',
  toValue: 'Att värdereglera',
  valuedList: 'Värdereglering, underlag',
  percent: 'Procent',
  setApart: 'Värdereglerat',
  writeDowns: 'Förslag till nedskrivning',
  toWriteDown: 'Att skriva ned',
  vat: 'Moms',
  demandCosts: 'Inkassokostnader',
  interest: 'Dröjsmålsräntor',
  work: 'Att göra',
  since: 'Sedan',
  dueBy: 'Senast',
  forWhom: 'För',
  because: 'Därför att',
  costOfADay: 'Kostnad per dag',
  act: 'Åtgärdas med',
  controls: 'Kontrollmål',
  objective: 'Kontrollmål',
  measure: 'Mått',
  value: 'Utfall',
  examined: 'Av',
  metUpTo: 'Uppfyllt till',
  partlyUpTo: 'Delvis till',
  verdict: 'Bedömning',
  ofObjective: 'Målet',
  verdicts: { 'not-tested': 'ej prövat', met: 'uppfyllt', partly: 'delvis uppfyllt', not: 'ej uppfyllt' },
  page: (number, of) => `sida ${number} av ${of}`,
  amountsIn: (currency) => `belopp i ${currency}`,
  bucket: (bucket) => (bucket === 'not-due' ? 'Ej förfallet' : `${spanOf(bucket)} dagar`),
};

const danish: ReportWords = {
  ageAnalysis: 'Aldersfordeling af debitorer',
  openItemList: 'Restanceliste',
  claimList: 'Fordringer',
  invoiced: 'Faktureret',
  keyFigures: 'Nøgletal',
  month: 'Måned',
  collected: 'Indbetalt',
  collectedShare: 'Indbetalt, andel',
  daysToPay: 'Dage fra forfaldsdag',
  steps: {
    reminder: 'Rykkere',
    demand: 'Inkassokrav',
    'hand-over': 'Til inddrivelse',
    court: 'Til domstolen',
    monitoring: 'Til langtidsovervågning',
  },
  paidBehind: 'indbetalt derefter',
  paidAfterReminder: 'Betalt efter rykker',
  paidAfterDemand: 'Betalt efter inkassokrav',
  upcomingSteps: 'Kommende skridt',
  through: 'til og med',
  day: 'Dag',
  step: 'Skridt',
  sort: 'Art',
  sorts: { letter: 'brev', 'hand-over': 'overdragelse', question: 'spørgsmål til kunden', review: 'vurdering' },
  amountAsked: 'Beløb',
  leftOut: 'Udelades',
  leftOutBecause: 'Udelades, fordi',
  remark: 'Bemærkning',
  withoutAddress: 'adressen mangler i registeret',
  asOf: 'pr.',
  known: 'med hvad der var kendt til og med',
  group: 'Fakturagruppe',
  administration: 'Forvaltning',
  claims: 'Antal',
  total: 'I alt',
  controlAccounts: 'Finansens samlekonti',
  difference: 'Forskel (konti minus fordringer)',
  owedBack: 'Til tilbagebetaling (ikke medregnet)',
  suspense: 'Uplacerede indbetalinger (ikke medregnet)',
  invoice: 'Fakturanr.',
  debtor: 'Debitornr.',
  name: 'Navn',
  issued: 'Fakturadato',
  due: 'Forfaldsdato',
  daysPastDue: 'Dage forfalden',
  age: 'Aldersgruppe',
  principal: 'Hovedstol',
  charges: 'Gebyrer og renter',
  open: 'At betale',
  doubtful: 'Heraf usikker',
  valuation: 'Værdiregulering, forfaldent i mere end et år',
  writtenDown: 'Allerede nedskrevet',
  toValue: 'At værdiregulere',
  valuedList: 'Værdiregulering, grundlag',
  percent: 'Procent',
  setApart: 'Værdireguleret',
  writeDowns: 'Forslag til nedskrivning',
  toWriteDown: 'At nedskrive',
  vat: 'Moms',
  demandCosts: 'Rykkergebyrer',
  interest: 'Morarenter',
  work: 'Opgaver',
  since: 'Siden',
  dueBy: 'Senest',
  forWhom: 'Til',
  because: 'Fordi',
  costOfADay: 'Pris pr. dag',
  act: 'Løses med',
  controls: 'Kontrolmål',
  objective: 'Kontrolmål',
  measure: 'Måling',
  value: 'Resultat',
  examined: 'Af',
  metUpTo: 'Opfyldt til',
  partlyUpTo: 'Delvist til',
  verdict: 'Vurdering',
  ofObjective: 'Målet',
  verdicts: { 'not-tested': 'ikke prøvet', met: 'opfyldt', partly: 'delvist opfyldt', not: 'ikke opfyldt' },
  page: (number, of) => `side ${number} af ${of}`,
  amountsIn: (currency) => `beløb i ${currency}`,
  bucket: (bucket) => (bucket === 'not-due' ? 'Ikke forfaldet' : `${spanOf(bucket)} dage`),
};

export const REPORT_LANGUAGES = ['sv', 'da'] as const;
export type ReportLanguage = (typeof REPORT_LANGUAGES)[number];

export const REPORT_WORDS: Readonly<Record<ReportLanguage, ReportWords>> = { sv: swedish, da: danish };

/** The language that was asked for, and else the creditor's own. */
export function languageOf({
  country,
  language,
}: {
  readonly country: Country;
  readonly language?: ReportLanguage;
}): ReportLanguage {
  return language ?? (country === 'SE' ? 'sv' : 'da');
}

export function wordsOf(report: { readonly country: Country; readonly language?: ReportLanguage }): ReportWords {
  return REPORT_WORDS[languageOf(report)];
}

/** `1–7`, and `181–` for the last. A hyphen would make a date of it in a spreadsheet. */
function spanOf(bucket: AgeBucket): string {
  return bucket.replace('-', '–');
}
