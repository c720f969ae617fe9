/** The audit's eight control objectives (S002-98 to S002-105), by their numbers. */
export const CONTROL_OBJECTIVES = [
  { number: 1, title: 'Clear organisation of payment monitoring and claims', source: 'S002-98' },
  { number: 2, title: 'Clear and current routine descriptions', source: 'S002-99' },
  { number: 3, title: 'Sufficient settlement and reconciliation routines', source: 'S002-100' },
  { number: 4, title: 'Receivables exist, are rightly classified and rightly valued', source: 'S002-101' },
  { number: 5, title: 'Sub-ledger and accounts agree', source: 'S002-102' },
  { number: 6, title: 'Doubtful receivables are valued at every closing', source: 'S002-103' },
  { number: 7, title: 'Losses are decided at the right level', source: 'S002-104' },
  { number: 8, title: 'Sufficient monitoring: reminders, interest, demands, long-term monitoring', source: 'S002-105' },
] as const;
export type ObjectiveNumber = (typeof CONTROL_OBJECTIVES)[number]['number'];

interface Measure {
  readonly objective: ObjectiveNumber;
  /** What is counted, as a line of a list. Less is better. */
  readonly says: string;
  readonly unit: 'count' | 'percent';
  /** The command that shows what was found. */
  readonly evidence: string;
}

/** What the board measures. A new measure is placed under its objective here. */
export const MEASURES = {
  'claims-without-owner': {
    objective: 1,
    says: 'open claims of no administration, or of several',
    unit: 'percent',
    evidence: 'fordring report open-items --administration none',
  },
  'administrations-without-contact': {
    objective: 1,
    says: 'administrations that nobody answers for',
    unit: 'count',
    evidence: 'fordring administration list',
  },
  'policy-not-adopted': {
    objective: 2,
    says: 'open claims under a version of the policy that was never adopted',
    unit: 'count',
    evidence: 'fordring creditor show',
  },
  'old-suspense': {
    objective: 3,
    says: 'payments in suspense for more than 30 days',
    unit: 'count',
    evidence: 'fordring match',
  },
  'reconciliations-late': {
    objective: 3,
    says: 'reconciliations past their day that nobody has signed',
    unit: 'count',
    evidence: 'fordring reconciliations',
  },
  'closes-late': {
    objective: 3,
    says: 'months whose close began more than 45 days ago and is not finished',
    unit: 'count',
    evidence: 'fordring close',
  },
  'gates-without-evidence': {
    objective: 3,
    says: 'openings of the bank gate in the last 12 months without evidence (S003-26, S003-27)',
    unit: 'count',
    evidence: 'fordring bank-gate show',
  },
  'open-item-lists-late': {
    objective: 3,
    says: 'open-item lists of the last 12 months that nobody made or confirmed in time (S002-40, S002-43)',
    unit: 'count',
    evidence: 'fordring open-items',
  },
  'open-item-lists-stale': {
    objective: 3,
    says: 'open-item lists of the last 3 months of which the books changed since (S002-108)',
    unit: 'count',
    evidence: 'fordring open-items',
  },
  'declarations-unacknowledged': {
    objective: 3,
    says: 'declarations of the last 12 months that the client did not acknowledge in time (S003-32)',
    unit: 'count',
    evidence: 'fordring reconciliations',
  },
  'deliveries-late': {
    objective: 3,
    says: 'deliveries of the last 12 months that are late, missing, odd or out of their order, and that nobody explained (S000-22, S000-24)',
    unit: 'count',
    evidence: 'fordring source-system deliveries',
  },
  'claims-unreadable': {
    objective: 4,
    says: 'claims whose events or rules cannot be read',
    unit: 'count',
    evidence: 'fordring ledger check',
  },
  'disputed-not-doubtful': {
    objective: 4,
    says: 'disputed claims that are not booked as doubtful by the same amount (S002-55)',
    unit: 'count',
    evidence: 'fordring report open-items',
  },
  'valuation-incomplete': {
    objective: 4,
    says: 'claims over one year past due that the list, or the valuation last booked, lacks (S002-77)',
    unit: 'count',
    evidence: 'fordring report valuation',
  },
  'control-difference': {
    objective: 5,
    says: 'difference between control accounts and claims, of the claims',
    unit: 'percent',
    evidence: 'fordring report age-analysis',
  },
  'entries-not-exported': {
    objective: 5,
    says: 'entries of the days that left for the general ledger, and that no export has (S002-92)',
    unit: 'count',
    evidence: 'fordring export journal',
  },
  'deliveries-incomplete': {
    objective: 5,
    says: 'invoices of deliveries of the last 12 months that a step between source, ledger, general ledger and engine lost (S002-91)',
    unit: 'count',
    evidence: 'fordring report completeness --period MONTH',
  },
  'cut-off': {
    objective: 5,
    says: 'entries of the last 12 months in another month than they belong to, where that is material or no threshold is stated (S002-92, S002-93)',
    unit: 'count',
    evidence: 'fordring report completeness --period MONTH',
  },
  'closings-without-valuation': {
    objective: 6,
    says: 'closings of the last 12 months whose valuation nobody booked (S002-75)',
    unit: 'count',
    evidence: 'fordring valuation',
  },
  'losses-without-authority': {
    objective: 7,
    says: 'write-downs and write-offs whose authority does not hold together (S002-73)',
    unit: 'count',
    evidence: 'fordring ledger check',
  },
  'losses-waiting': {
    objective: 7,
    says: 'write-downs and write-offs that wait for approval for more than 30 days (S002-71)',
    unit: 'count',
    evidence: 'fordring decisions',
  },
  'write-down-rounds-missing': {
    objective: 7,
    says: 'half-years of the last 12 months without proposals of write-downs although claims had come so far (S002-65)',
    unit: 'count',
    evidence: 'fordring decisions write-downs',
  },
  'standing-still': {
    objective: 8,
    says: 'open claims that stand still, and nothing says why (S002-44, S002-45)',
    unit: 'count',
    evidence: 'fordring standstill',
  },
  'time-barred-open': {
    objective: 8,
    says: 'time-barred claims that nobody has closed',
    unit: 'count',
    evidence: 'fordring limitation',
  },
  'steps-late': {
    objective: 8,
    says: 'steps of the last 12 months that were late without a reason on record (S002-96)',
    unit: 'percent',
    evidence: 'fordring explain NUMBER',
  },
} as const satisfies Readonly<Record<string, Measure>>;

export type MeasureName = keyof typeof MEASURES;
export const MEASURE_NAMES = Object.keys(MEASURES) as readonly MeasureName[];
