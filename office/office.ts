import { createRequire } from 'node:module';
import type { Act, Watch } from './counter/act';
import type { Caller } from './counter/caller';
import type { Counter, CounterParts } from './counter/counter';

export type { LedgerReport } from './controls/check-report';
export type { DayHead } from './controls/day-heads';
export type { Voucher } from './controls/read-journal';
export type { ClaimTotals, CreditorTotals } from './controls/totals';
export type { Listener, Watch } from './counter/act';
export type { Caller } from './counter/caller';
export type { AdoptedPolicies } from './creditors/adopted-policies';
export type { StandingAnswer } from './creditors/propose-standing-change';
export type { StandingChange } from './creditors/standing-changes';
export type { UnknownBankgiro } from './creditors/unknown-bankgiro';
export type { CounterpartRefusal } from './counterparts/counterpart-refusal';
export type { ClaimFile } from './claims/read-claim';
export type { KeptValuation } from './claims/valuation-record';
export type { KeptList } from './close/list-record';
export type { KeptSample, SampledClaim } from './audit/sample-record';
export type { ExaminedClaim } from './audit/examined-sample';
export type { KeptNote } from './close/note-on-list';
export type { ListsOfMonth } from './close/shown-lists';
export type { CloseInList } from './close/month-acts';
export type { ClaimOutcome } from './claims/watch-outcomes';
export type { FactCommand } from './claims/fact-command';
export type { Creditor } from './creditors/register-creditor';
export type { CreditorDetail } from './creditors/creditor-details';
export type { CreditorTaken } from './creditors/take-up-creditor';
export type { Forgetting } from './debtors/forgettings';
export type { LegalHold } from './debtors/legal-holds';
export type { DecisionAnswer, DecisionFile, DecisionRequest } from './decisions/decision-record';
export type { DecisionSubject } from './decisions/decision-subject';
export type { DecidedKind } from '../domain/decisions/decision-rules';
export type { DecisionTaken } from './decisions/take-up';
export type { CasesTold } from './decisions/tell-cases';
export type { DocumentRecord } from './letters/letter-records';
export type { HandReceipt } from './payments/hand-movement';
export type { CorrectedReceipt } from './payments/correct-till';
export type { Tills } from './payments/tills';
export type { SuspendedPayment } from './payments/suspense';
export type { CandidateGround } from './payments/suspense-candidates';
export { IdentityRefused } from './identity/identity-refused';
export { addressOf } from './reconciliation/address-of';
export type { Scheduling } from './reconciliation/calendar-of-runs';
export type { Delivery, DeliveryOfParts } from './reconciliation/deliver-source';
export { EVIDENCE_LANGUAGES } from './reconciliation/evidence/texts/languages';
export { ENGLISH_EVENTS, wordsOf } from './reconciliation/evidence/event-words';
export type { FiledEvidence } from './reconciliation/evidence/file-evidence';
export type { KeptResult } from './reconciliation/evidence/kept-result';
export type { Verified } from './reconciliation/evidence/verify-evidence';
export type { Item } from './reconciliation/items';
export type { AboutItem } from './reconciliation/look-into-item';
export type { NoticeInList } from './reconciliation/notices';
export type { OverviewQuestion, RunAtAGlance } from './reconciliation/overview';
export type { Party, PartyInList, PartyToEnter } from './reconciliation/parties';
export { recipeNamed, recipes } from './reconciliation/recipe-shelf';
export { isSigned } from './reconciliation/run-events';
export type { RunDossier } from './reconciliation/run-dossier';
export type { Acknowledgement } from './reconciliation/acknowledge-run';
export type { Approval } from './reconciliation/approve-run';
export type { Signing } from './reconciliation/signing';
export { STANDS } from './reconciliation/stands';
export type { RunToStart } from './reconciliation/start-run';
export type { Delivered, FileToDeliver } from './reconciliation/take-in';
export type { Withdrawal, Withdrawn } from './reconciliation/withdraw-file';
export type { DecisionQuestion } from './decisions/list-decisions';
export type { ReversalRequest } from './decisions/reverse-decision';
export type { ProposalAct } from './decisions/settle-proposal';
export type { DeliverySaid } from './deliveries/take-delivery';
export type { RegistrationResult } from './registration/register-claims';
export { ASIDE_ANSWERS } from './payments/aside-answers';
export type { BankFileLookedAt } from './payments/look-at-bank-file';
export type { MaterialAnswer } from './audit-file/material';
export type { RemarkAnswer } from './audit-file/remarks';
export type { KeptReview } from './authorisations/reviews';
export type { ListedClaim } from './lists/claims-list';
export type { UpcomingRow } from './lists/upcoming';
export type { OwnedWork } from './work/work-list';
export type { WriteDownProposal } from './decisions/write-down-proposals';
export type { KeptProposal } from './write-downs/proposal-record';
export type { RowLeftOut, RowLessened } from './write-downs/book-rows';
export type { WriteDownTrack } from './decisions/track-write-downs';

const load = createRequire(__filename);

/**
 * The acts of the office by the folder that they stand in. A folder is loaded when one of its acts is first called, so
 * that a question about one invoice does not wait for the reconciliations.
 */
const FOLDERS = {
  administrations: () => load('./administrations/acts') as typeof import('./administrations/acts'),
  audit: () => load('./audit/acts') as typeof import('./audit/acts'),
  auditFile: () => load('./audit-file/acts') as typeof import('./audit-file/acts'),
  authorisations: () => load('./authorisations/acts') as typeof import('./authorisations/acts'),
  board: () => load('./board/acts') as typeof import('./board/acts'),
  claims: () => load('./explain/acts') as typeof import('./explain/acts'),
  close: () => load('./close/acts') as typeof import('./close/acts'),
  completeness: () => load('./completeness/acts') as typeof import('./completeness/acts'),
  controls: () => load('./controls/acts') as typeof import('./controls/acts'),
  counterparts: () => load('./counterparts/acts') as typeof import('./counterparts/acts'),
  creditors: () => load('./creditors/acts') as typeof import('./creditors/acts'),
  debtors: () => load('./debtors/acts') as typeof import('./debtors/acts'),
  decisions: () => load('./decisions/acts') as typeof import('./decisions/acts'),
  reconciliations: () => load('./reconciliation/acts') as typeof import('./reconciliation/acts'),
  interest: () => load('./interest/acts') as typeof import('./interest/acts'),
  lists: () => load('./lists/acts') as typeof import('./lists/acts'),
  outbox: () => load('./outbox/acts') as typeof import('./outbox/acts'),
  sample: () => load('./sample/acts') as typeof import('./sample/acts'),
  writeDowns: () => load('./write-downs/acts') as typeof import('./write-downs/acts'),
  work: () => load('./work/acts') as typeof import('./work/acts'),
  payments: () => load('./payments/acts') as typeof import('./payments/acts'),
  registration: () => load('./registration/acts') as typeof import('./registration/acts'),
} as const;

/** The acts of a folder, bound to a counter. */
type Bound<Folder> = {
  readonly [Name in keyof Folder]: Folder[Name] extends Act<infer Input, infer Answer>
    ? (caller: Caller, input: Input, watch?: Watch) => Promise<Answer>
    : never;
};

/** Everything that a door may ask of the office: `office.decisions.propose(caller, { … })`. */
export type Office = { readonly [Folder in keyof typeof FOLDERS]: Bound<ReturnType<(typeof FOLDERS)[Folder]>> };

/** An act as the reference pages see it. */
export type AnyAct = Pick<Act<unknown, unknown>, 'summary' | 'permission' | 'tells' | 'faults'>;

/** Every act with its name, for the reference pages and the tests. */
export function allActs(): { readonly name: string; readonly act: AnyAct }[] {
  return Object.entries(FOLDERS).flatMap(([folder, loaded]) =>
    Object.entries(loaded()).map(([name, act]) => ({ name: `${folder}.${name}`, act: act as AnyAct })),
  );
}

/** Opens the office at a counter. Nothing is read until an act is called. */
export function openOffice(parts: CounterParts): Office {
  // What lists recipes, or makes a caller's words, needs no database.
  const counterFile = load('./counter/counter') as typeof import('./counter/counter');
  const counter = new counterFile.Counter(parts);
  const office = {};
  for (const [folder, loaded] of Object.entries(FOLDERS)) {
    let bound: object | undefined;
    Object.defineProperty(office, folder, { enumerable: true, get: () => (bound ??= bind(counter, folder, loaded())) });
  }
  return office as Office;
}

function bind(counter: Counter, folder: string, acts: object): object {
  return Object.fromEntries(
    Object.entries(acts as Readonly<Record<string, Act<unknown, unknown>>>).map(([name, act]) => {
      const called = { act, name: `${folder}.${name}` };
      return [name, (caller: Caller, input: unknown, watch?: Watch) => counter.call(called, caller, input, watch)];
    }),
  );
}
