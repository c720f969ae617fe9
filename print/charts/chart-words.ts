import type { Currency } from '../../domain/kernel/money';
import type { ReportLanguage } from '../reports/report-words';

/** How large the numbers of an axis are: whole units, thousands or millions. */
export type Scale = 'ones' | 'thousands' | 'millions';

/** What charts say beside the words of the reports. */
export interface ChartWords {
  readonly ageing: string;
  readonly funnel: string;
  readonly recovery: string;
  readonly unit: Readonly<Record<Scale, (currency: Currency) => string>>;
  readonly amount: string;
  readonly invoices: string;
  readonly step: string;
  readonly ofInvoices: string;
  readonly ofTheStep: string;
  readonly afterIt: string;
  readonly share: string;
  readonly handedOver: string;
  readonly paidSince: string;
  readonly notToBeReckoned: string;
  readonly noClaims: string;
  readonly noSteps: string;
  readonly nothingDone: string;
  readonly ageingNote: readonly string[];
  readonly funnelNote: readonly string[];
  readonly recoveryNote: readonly string[];
}

const swedish: ChartWords = {
  ageing: 'Öppna fordringar efter ålder',
  funnel: 'Från faktura till långtidsbevakning',
  recovery: 'Betalt efter varje åtgärd',
  unit: {
    ones: (currency) => currency,
    thousands: (currency) => `tusen ${currency}`,
    millions: (currency) => `miljoner ${currency}`,
  },
  amount: 'Fakturabelopp',
  invoices: 'Fakturor',
  step: 'Steg',
  ofInvoices: 'Andel av fakturorna',
  ofTheStep: 'Antal',
  afterIt: 'Därav vidare, eller betalda',
  share: 'Andel betalt',
  handedOver: 'Överlämnanden',
  paidSince: 'helt betalda sedan dess',
  notToBeReckoned: 'kan inte beräknas',
  noClaims: 'Inga fordringar var öppna under dessa månader.',
  noSteps: 'Inga fakturor utfärdades och inga åtgärder vidtogs under perioden.',
  nothingDone: 'Inga påminnelser, inkassokrav eller överlämnanden under perioden.',
  ageingNote: ['Dagar efter gällande förfallodag, vid varje månads slut och på rapportdagen.'],
  funnelNote: ['Fakturor utfärdade, och åtgärder vidtagna, under perioden. En åtgärd kan gälla en äldre faktura.'],
  recoveryNote: [
    'Efter påminnelse och inkassokrav: det som inte gick vidare till nästa åtgärd under perioden.',
    'Efter överlämnande: de ärenden som sedan dess har betalats helt.',
  ],
};

const danish: ChartWords = {
  ageing: 'Åbne fordringer efter alder',
  funnel: 'Fra faktura til langtidsovervågning',
  recovery: 'Betalt efter hvert skridt',
  unit: {
    ones: (currency) => currency,
    thousands: (currency) => `tusinde ${currency}`,
    millions: (currency) => `millioner ${currency}`,
  },
  amount: 'Fakturabeløb',
  invoices: 'Fakturaer',
  step: 'Trin',
  ofInvoices: 'Andel af fakturaerne',
  ofTheStep: 'Antal',
  afterIt: 'Heraf videre, eller betalt',
  share: 'Andel betalt',
  handedOver: 'Overdragelser',
  paidSince: 'helt betalt siden',
  notToBeReckoned: 'kan ikke beregnes',
  noClaims: 'Ingen fordringer var åbne i disse måneder.',
  noSteps: 'Ingen fakturaer blev udstedt, og ingen skridt blev taget i perioden.',
  nothingDone: 'Ingen rykkere, inkassokrav eller overdragelser i perioden.',
  ageingNote: ['Dage efter den gældende forfaldsdag, ved hver måneds udgang og på rapportdagen.'],
  funnelNote: ['Fakturaer udstedt, og skridt taget, i perioden. Et skridt kan gælde en ældre faktura.'],
  recoveryNote: [
    'Efter rykker og inkassokrav: det, der ikke gik videre til næste skridt i perioden.',
    'Efter overdragelse: de sager, der siden er betalt helt.',
  ],
};

const english: ChartWords = {
  ageing: 'Open claims by age',
  funnel: 'From invoice to long-term monitoring',
  recovery: 'Paid after each step',
  unit: {
    ones: (currency) => currency,
    thousands: (currency) => `thousand ${currency}`,
    millions: (currency) => `million ${currency}`,
  },
  amount: 'Amount of the invoices',
  invoices: 'Invoices',
  step: 'Stage',
  ofInvoices: 'Share of the invoices',
  ofTheStep: 'Count',
  afterIt: 'Of which went on, or were paid',
  share: 'Share paid',
  handedOver: 'Hand-overs',
  paidSince: 'paid in full since',
  notToBeReckoned: 'cannot be worked out',
  noClaims: 'No claims were open in these months.',
  noSteps: 'No invoices were issued and no steps were taken in the period.',
  nothingDone: 'No reminders, demands or hand-overs in the period.',
  ageingNote: ['Days past the due date in force, at the end of each month and on the day of the report.'],
  funnelNote: ['Invoices issued, and steps taken, in the period. A step may be about an older invoice.'],
  recoveryNote: [
    'After reminder and demand: what did not go on to the next step in the period.',
    'After hand-over: the cases that were paid in full since.',
  ],
};

export const CHART_WORDS: Readonly<Record<ReportLanguage, ChartWords>> = { sv: swedish, da: danish, en: english };
