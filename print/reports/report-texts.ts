import type { AgeBucket } from '../../domain/claim/age-bucket';
import type { CountedStep } from '../../domain/claim/key-figures';
import type { UpcomingSort } from '../../domain/claim/upcoming';
import type { NoteOnItem } from '../../domain/close/open-item-list';
import type { LostAt } from '../../domain/deliveries/counted';
import type { DeliveryFindingKind } from '../../domain/deliveries/delivery-findings';
import type { RoleWords } from './role-words';
import type { Verdict } from '../../domain/controls/verdict';

/** How a delivery stands in a report. */
export type DeliveryState = 'in-time' | 'late' | 'missing' | 'awaited' | 'explained' | 'refused' | 'again';

/** The steps that a delivery is counted at. */
export const STEPS_OF_DELIVERY = [
  'told',
  'received',
  'known',
  'registered',
  'takenBack',
  'booked',
  'exported',
  'toExport',
  'followed',
  'lost',
] as const;
export type CountedStepOfDelivery = (typeof STEPS_OF_DELIVERY)[number];

/** The words of the reports that a finance department hands on, in the creditor's language. */
export interface ReportWords {
  readonly ageAnalysis: string;
  readonly openItemList: string;
  readonly claimList: string;
  readonly invoiced: string;
  readonly keyFigures: string;
  readonly month: string;
  readonly credited: string;
  readonly collected: string;
  readonly chargesPaid: string;
  readonly collectedShare: string;
  readonly daysToPay: string;
  readonly steps: Readonly<Record<CountedStep, string>>;
  readonly paidBehind: string;
  readonly paidAfterReminder: string;
  readonly paidAfterDemand: string;
  readonly paidAfterHandOver: string;
  /** What the invoices came to on which a step was taken. */
  readonly ofInvoices: string;
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
  /** What an administration says of a row of its open-item list. */
  readonly notes: string;
  readonly asks: Readonly<Record<NoteOnItem, string>>;
  readonly answer: string;
  readonly done: string;
  readonly withoutAddress: string;
  readonly asOf: string;
  readonly known: string;
  readonly currency: string;
  readonly group: string;
  readonly administration: string;
  /** Whose a claim is that no rule of the administrations names. */
  readonly noAdministration: string;
  /** Whose a claim is that several administrations name. */
  readonly severalAdministrations: string;
  readonly roles: RoleWords;
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
  readonly completeness: string;
  readonly sourceSystem: string;
  readonly delivery: string;
  readonly period: string;
  readonly dueOn: string;
  readonly cameOn: string;
  readonly state: string;
  readonly deliveryStates: Readonly<Record<DeliveryState, string>>;
  /** Each step from the source to the engine: how many invoices, and their sum. */
  readonly deliverySteps: Readonly<Record<CountedStepOfDelivery, string>>;
  readonly lostAt: Readonly<Record<LostAt, string>>;
  readonly finding: string;
  readonly deliveryFindings: Readonly<Record<DeliveryFindingKind, string>>;
  readonly explainedBecause: string;
  readonly journalOfMonth: string;
  readonly ofNoDelivery: string;
  readonly cutOff: string;
  readonly belongsTo: string;
  readonly standsIn: string;
  readonly effectOnReceivables: string;
  readonly effectOnResult: string;
  readonly threshold: string;
  readonly material: Readonly<Record<'yes' | 'no' | 'undecided' | 'none', string>>;
  readonly noSourceSystem: string;
  readonly nothingDelivered: string;
  readonly sum: string;
  readonly page: (number: number, of: number) => string;
  readonly amountsIn: (currency: string) => string;
}

/** `1–7`, and `181–` for the last. A hyphen would make a date of it in a spreadsheet. */
export function spanOf(bucket: AgeBucket): string {
  return bucket.replace('-', '–');
}
