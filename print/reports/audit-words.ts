import type { Examined } from '../../domain/audit/examined-steps';
import type { FollowUp } from '../../domain/audit/follow-up';
import type { ReportLanguage } from './report-words';

/** The words of an auditor's worksheet besides those of every report. */
export interface AuditWords {
  readonly titleOf: Readonly<Record<'overdue' | 'largest', string>>;
  readonly sheetOf: Readonly<Record<'overdue' | 'largest', string>>;
  /** `urval 3, frö A1, draget med samma chans för varje faktura` */
  readonly drawn: (sample: number, seed: string, byAmount: boolean) => string;
  readonly covers: (drawn: number, of: number, amount: string, ofAmount: string, percent: string) => string;
  readonly paid: (amount: string, percent: string, day: string) => string;
  readonly leftOut: (claims: number) => string;
  readonly steps: string;
  readonly byBooks: string;
  readonly reasons: string;
  readonly examined: Readonly<Record<Examined, string>>;
  /** `påminnelse 2016-02-08 (riktlinje 2016-02-08), avgift 60,00` */
  readonly step: (
    step: string,
    on: string,
    guideline: string | undefined,
    fee: string,
    rightFee: string | undefined,
  ) => string;
  readonly after: string;
  readonly onDay: string;
  readonly received: string;
  readonly followUps: Readonly<Record<FollowUp, string>>;
  readonly noStep: string;
  readonly unreadable: string;
  /** Of the papers. */
  readonly facts: string;
  readonly story: string;
  readonly ahead: string;
  readonly eventColumns: readonly string[];
  readonly decisionColumns: readonly string[];
  readonly letterNotDrawn: (kind: string, day: string, why: string) => string;
}

const swedish: AuditWords = {
  titleOf: { overdue: 'Stickprov av förfallna fakturor', largest: 'De största öppna fakturorna' },
  sheetOf: { overdue: 'Förfallna', largest: 'Största' },
  drawn: (sample, seed, byAmount) => `urval ${sample}, frö ${seed}${byAmount ? ', draget krona för krona' : ''}`,
  covers: (drawn, of, amount, ofAmount, percent) => `${drawn} av ${of} fakturor, ${amount} av ${ofAmount} (${percent})`,
  paid: (amount, percent, day) => `Betalt till och med ${day}: ${amount} (${percent})`,
  leftOut: (claims) => `Fordringar i annan valuta som inte ingår: ${claims}`,
  steps: 'Åtgärder',
  byBooks: 'Enligt böckerna',
  reasons: 'Dokumenterade skäl',
  examined: { clean: 'utan anmärkning', explained: 'sen, med skäl', remark: 'att granska' },
  step: (step, on, guideline, fee, rightFee) =>
    `${step} ${on}${guideline === undefined ? '' : ` (riktlinje ${guideline})`}, avgift ${fee}${rightFee === undefined ? '' : ` (rätt ${rightFee})`}`,
  after: 'Efter dagen',
  onDay: 'Dag',
  received: 'Inbetalt',
  followUps: {
    paid: 'betald',
    'part-paid': 'delbetald',
    disputed: 'bestridd',
    cancelled: 'makulerad',
    credited: 'krediterad',
    'written-off': 'avskriven',
    unpaid: 'obetald',
  },
  noStep: 'ingen åtgärd',
  unreadable: 'kan inte läsas',
  facts: 'Fakturan',
  story: 'Vad som hänt',
  ahead: 'Vad som följer',
  eventColumns: ['Nr', 'Dag', 'Bokförd', 'Händelse', 'Åtgärd', 'Kontrollsumma'],
  decisionColumns: ['Beslut', 'Slag', 'Dag', 'Föreslaget av', 'Skäl', 'Vad som hänt'],
  letterNotDrawn: (kind, day, why) => `Brevet ${kind} av ${day} kunde inte skrivas ut igen: ${why}`,
};

const danish: AuditWords = {
  titleOf: { overdue: 'Stikprøve af forfaldne fakturaer', largest: 'De største åbne fakturaer' },
  sheetOf: { overdue: 'Forfaldne', largest: 'Største' },
  drawn: (sample, seed, byAmount) => `stikprøve ${sample}, frø ${seed}${byAmount ? ', udtrukket krone for krone' : ''}`,
  covers: (drawn, of, amount, ofAmount, percent) =>
    `${drawn} af ${of} fakturaer, ${amount} af ${ofAmount} (${percent})`,
  paid: (amount, percent, day) => `Betalt til og med ${day}: ${amount} (${percent})`,
  leftOut: (claims) => `Fordringer i anden valuta, som ikke er med: ${claims}`,
  steps: 'Skridt',
  byBooks: 'Ifølge bøgerne',
  reasons: 'Dokumenterede grunde',
  examined: { clean: 'uden bemærkning', explained: 'sent, med grund', remark: 'skal efterses' },
  step: (step, on, guideline, fee, rightFee) =>
    `${step} ${on}${guideline === undefined ? '' : ` (retningslinje ${guideline})`}, gebyr ${fee}${rightFee === undefined ? '' : ` (rigtigt ${rightFee})`}`,
  after: 'Efter dagen',
  onDay: 'Dag',
  received: 'Indbetalt',
  followUps: {
    paid: 'betalt',
    'part-paid': 'delvist betalt',
    disputed: 'bestridt',
    cancelled: 'annulleret',
    credited: 'krediteret',
    'written-off': 'afskrevet',
    unpaid: 'ubetalt',
  },
  noStep: 'intet skridt',
  unreadable: 'kan ikke læses',
  facts: 'Fakturaen',
  story: 'Hvad der er sket',
  ahead: 'Hvad der følger',
  eventColumns: ['Nr.', 'Dag', 'Bogført', 'Hændelse', 'Skridt', 'Kontrolsum'],
  decisionColumns: ['Beslutning', 'Art', 'Dag', 'Foreslået af', 'Begrundelse', 'Hvad der er sket'],
  letterNotDrawn: (kind, day, why) => `Brevet ${kind} af ${day} kunne ikke udskrives igen: ${why}`,
};

const english: AuditWords = {
  titleOf: { overdue: 'Sample of overdue invoices', largest: 'The largest open invoices' },
  sheetOf: { overdue: 'Overdue', largest: 'Largest' },
  drawn: (sample, seed, byAmount) => `sample ${sample}, seed ${seed}${byAmount ? ', drawn by amount' : ''}`,
  covers: (drawn, of, amount, ofAmount, percent) => `${drawn} of ${of} invoices, ${amount} of ${ofAmount} (${percent})`,
  paid: (amount, percent, day) => `Paid through ${day}: ${amount} (${percent})`,
  leftOut: (claims) => `Claims in other currencies, which are left out: ${claims}`,
  steps: 'Steps',
  byBooks: 'By the books',
  reasons: 'Documented reasons',
  examined: { clean: 'without remark', explained: 'late, with a reason', remark: 'to be looked at' },
  step: (step, on, guideline, fee, rightFee) =>
    `${step} ${on}${guideline === undefined ? '' : ` (guideline ${guideline})`}, fee ${fee}${rightFee === undefined ? '' : ` (right ${rightFee})`}`,
  after: 'After the day',
  onDay: 'Day',
  received: 'Received',
  followUps: {
    paid: 'paid',
    'part-paid': 'paid in part',
    disputed: 'disputed',
    cancelled: 'cancelled',
    credited: 'credited',
    'written-off': 'written off',
    unpaid: 'unpaid',
  },
  noStep: 'no step',
  unreadable: 'cannot be read',
  facts: 'The invoice',
  story: 'What happened',
  ahead: 'What follows',
  eventColumns: ['Number', 'Day', 'Booked on', 'Event', 'Step', 'Hash'],
  decisionColumns: ['Decision', 'Kind', 'Day', 'Proposed by', 'Reason', 'What became of it'],
  letterNotDrawn: (kind, day, why) => `The letter ${kind} of ${day} could not be drawn again: ${why}`,
};

export const AUDIT_WORDS: Readonly<Record<ReportLanguage, AuditWords>> = { sv: swedish, da: danish, en: english };
