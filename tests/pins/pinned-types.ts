import type { DecisionEvent } from '../../domain/decisions/decision-events';
import type { ClaimEvent } from '../../domain/claim/claim-events';
import type { ClaimCommand } from '../../domain/claim/commands';
import type { DecisionCommand } from '../../domain/decisions/decision-commands';
import type { DecisionKind } from '../../domain/decisions/decision-kinds';
import type { DecisionMark, DecisionState } from '../../domain/authority/decision-state';
import type { Role } from '../../domain/authority/roles';
import type { Stage, Wait } from '../../domain/claim/case-notice';
import type { Refusal } from '../../domain/claim/answer';
import type { DebtorStatus, DocumentKind } from '../../domain/policy/policy';
import type { StandingStep, StepKind } from '../../domain/policy/step-kind';
import type { DecisionLetterKind } from '../../domain/letters/letter-kinds';
import type { RunEvent } from '../../office/reconciliation/run-events';
import type { RunRefusal } from '../../office/reconciliation/run-refused';
import type { OutboxMessage } from '../../office/claims/outbox-messages';
import type { BegunRuns, RunNotice, RunOrder, RunState } from '../../workflows/reconciliation-port';
import type { BankFileOrder, BankFilePort, BankFileReport } from '../../workflows/bank-file-port';
import type { ClaimPort, DecisionOrder, StepOrder } from '../../workflows/claim-port';
import type {
  CaseOutcome,
  CaseStatus,
  ClaimChanged,
  CollectInvoiceInput,
  GateOpened,
  ReadAgain,
  DecisionConfirmed,
  DecisionToConfirm,
} from '../../workflows/messages';
import type { CloseEvent } from '../../domain/close/month-close';
import type { PeriodMark } from '../../ledger/period-of-books';
import type { CloseRefusal } from '../../office/close/close-refused';
import type { PeriodRefusal } from '../../office/close/period-refused';
import type { ValuationRefusal } from '../../office/close/valuation-refused';
import type { CloseChanged, CloseMonthInput, CloseOutcome } from '../../workflows/close-month';
import type { CloseNotice, CloseOrder, ClosePort } from '../../workflows/close-port';
import type { CalendarInput } from '../../workflows/keep-reconciliation-calendar';
import type { ReconcilePeriodInput, RunChanged, RunOutcome } from '../../workflows/open-run';
import type { ReconciliationPort } from '../../workflows/reconciliation-port';
import type { Variables } from '../../stack/variables';

/*
 * Types whose words or fields `types.json` pins. Everything in `Words` is a union of texts; everything in `Fields` is what
 * goes to the engine, comes from it, or waits in the outbox.
 */

export interface Words {
  readonly claimEvents: ClaimEvent['type'];
  readonly decisionEvents: DecisionEvent['type'];
  readonly runEvents: RunEvent['type'];
  readonly claimCommands: ClaimCommand['type'];
  readonly decisionCommands: DecisionCommand['type'];
  readonly decisionKinds: DecisionKind;
  readonly decisionMarks: DecisionMark['mark'];
  readonly decisionStates: DecisionState;
  readonly roles: Role;
  readonly steps: StandingStep;
  readonly stepKinds: StepKind;
  readonly stages: Stage;
  readonly waits: Wait;
  readonly debtorStatuses: DebtorStatus;
  readonly documentKinds: DocumentKind | DecisionLetterKind;
  readonly refusals: Refusal['refused'];
  readonly runStates: RunState;
  readonly runRefusals: RunRefusal;
  readonly outboxTopics: OutboxMessage['topic'];
  readonly claimActivities: keyof ClaimPort;
  readonly bankFileActivities: keyof BankFilePort;
  readonly reconciliationActivities: keyof ReconciliationPort;
  readonly closeEvents: CloseEvent['type'];
  readonly closeStates: CloseNotice['state'];
  readonly closeRefusals: CloseRefusal;
  readonly periodMarks: PeriodMark['mark'];
  readonly periodRefusals: PeriodRefusal;
  readonly valuationRefusals: ValuationRefusal;
  readonly closeActivities: keyof ClosePort;
  readonly variables: keyof Variables;
}

export interface Fields {
  readonly collectInvoice: CollectInvoiceInput;
  readonly collectInvoiceEnds: CaseOutcome;
  readonly claimChanged: ClaimChanged;
  readonly gateOpened: GateOpened;
  readonly readAgain: ReadAgain;
  readonly confirmDecision: DecisionToConfirm;
  readonly confirmDecisionAnswers: DecisionConfirmed;
  readonly caseStatus: CaseStatus;
  readonly stepOrder: StepOrder;
  readonly decisionOrder: DecisionOrder;
  readonly importBankFile: BankFileOrder;
  readonly importBankFileEnds: BankFileReport;
  readonly reconcilePeriod: ReconcilePeriodInput;
  readonly reconcilePeriodEnds: RunOutcome;
  readonly runChanged: RunChanged;
  readonly runStatus: RunNotice;
  readonly runOrder: RunOrder;
  readonly keepReconciliationCalendar: CalendarInput;
  readonly begunRuns: BegunRuns;
  readonly closeMonth: CloseMonthInput;
  readonly closeMonthEnds: CloseOutcome;
  readonly closeChanged: CloseChanged;
  readonly closeOrder: CloseOrder;
  readonly closeStatus: CloseNotice;
  readonly outbox: OutboxMessage;
}
