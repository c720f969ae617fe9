import type { LedgerCommand } from './execute-command';
import type { DecisionCommand } from '../../domain/decisions/decision-commands';
import { Fault } from '../../domain/kernel/fault';

/** What may be reported of a claim by whoever keeps its books; everything else is decided by a person with authority. */
export type FactCommand = Exclude<
  LedgerCommand,
  DecisionCommand | { type: 'PerformStep' | 'WithdrawUnsentStep' | 'ClaimInterestApart' | 'ClaimChargesApart' }
>;

const FACTS: Readonly<Record<FactCommand['type'], true>> = {
  ReceivePayment: true,
  ReversePayment: true,
  RecordRuling: true,
  RecordJudgment: true,
  RecordReferralAnswer: true,
  RecordMonitoringAccount: true,
  RecordAgencyReport: true,
  RecordAgencyAccount: true,
  RecordCaseCosts: true,
  AnswerAcceptance: true,
  ChangeFlag: true,
};

/** What was reported as a fact is a decision. Have a person with authority decide it. */
export class DecisionNeeded extends Fault {
  override readonly name = 'DecisionNeeded';
  override readonly kind = 'refused';
}

/** Also for callers without types. Throws `DecisionNeeded`. */
export function refuseDecisions(command: { readonly type: string }): asserts command is FactCommand {
  if (Object.hasOwn(FACTS, command.type)) return;
  throw new DecisionNeeded(
    `${command.type} is no fact to be reported; it is decided by a person with authority for it.`,
  );
}
