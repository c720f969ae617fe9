import type { CivilDate } from '../kernel/civil-date';
import type { Instalment, Service, ServiceChange, StatusEffects, WriteOffGround } from './decision-events';
import type { Money } from '../kernel/money';
import type { DebtorStatus } from '../policy/policy';

/** Names the decision that the ledger has recorded: what follows from one decision is booked once on each claim. */
interface ByDecision {
  readonly decisionId: string;
}

/**
 * What a person's decision asks of one claim. Whether the person may decide it is judged before (`authorise`); whether it
 * is possible for this claim, and what follows, is judged here, under the claim's lock.
 */
export type DecisionCommand =
  | (ByDecision & {
      readonly type: 'GrantDeferral';
      /** The day of the decision, or the earlier day from which it counts. */
      readonly grantedOn: CivilDate;
      readonly newDueOn: CivilDate;
      /** Steps taken since `grantedOn` are withdrawn. */
      readonly backDated?: true;
    })
  | (ByDecision & {
      readonly type: 'AgreePlan';
      readonly agreedOn: CivilDate;
      readonly instalments: readonly Instalment[];
      /** Nought when none is charged; never over what the law allows (lag (1981:739) 4 §). */
      readonly fee: Money;
    })
  | (ByDecision & { readonly type: 'ReinstatePlan'; readonly reinstatedOn: CivilDate })
  | (ByDecision & { readonly type: 'RaiseDispute'; readonly raisedOn: CivilDate; readonly amount?: Money })
  | (ByDecision & {
      readonly type: 'SettleDispute';
      readonly settledOn: CivilDate;
      /** What of the disputed amount the debtor need not pay; nothing when absent. */
      readonly dismissed?: { readonly amount: Money; readonly documentNumber: string };
    })
  | (ByDecision & { readonly type: 'PlaceHold'; readonly placedOn: CivilDate; readonly through: CivilDate })
  | (ByDecision & {
      readonly type: 'CreditClaim';
      readonly creditedOn: CivilDate;
      readonly documentNumber: string;
      readonly effectiveOn?: CivilDate;
      /** All that is left of the invoice when absent. */
      readonly amount?: Money;
    })
  | (ByDecision & { readonly type: 'CancelClaim'; readonly cancelledOn: CivilDate; readonly documentNumber: string })
  | (ByDecision & { readonly type: 'WriteDown'; readonly writtenDownOn: CivilDate; readonly amount: Money })
  | (ByDecision & {
      readonly type: 'WriteOff';
      readonly writtenOffOn: CivilDate;
      readonly ground: WriteOffGround;
      readonly vat: Money;
    })
  | (ByDecision & {
      readonly type: 'BookSetOff';
      readonly setOffOn: CivilDate;
      readonly amount: Money;
      readonly against: string;
    })
  | (ByDecision & {
      readonly type: 'InterruptLimitation';
      readonly interruptedOn: CivilDate;
      readonly by: 'acknowledged' | 'written-demand-received' | 'proceedings';
      readonly endedOn?: CivilDate;
      readonly proof: string;
    })
  | (ByDecision & {
      readonly type: 'ChangePolicy';
      readonly changedOn: CivilDate;
      readonly policyId: string;
      readonly policyVersion: string;
    })
  | {
      readonly type: 'ChangeDebtorStatus';
      readonly changedOn: CivilDate;
      readonly status: DebtorStatus;
      readonly decisionId?: string;
      /** What the law makes of it; see `policies/statutes/debtor-situation`. */
      readonly effects?: StatusEffects;
    }
  | (ByDecision & {
      readonly type: 'ChangeDebtorAddress';
      readonly changedOn: CivilDate;
      readonly address: 'protected' | 'moved' | 'open';
    })
  | (ByDecision & {
      readonly type: 'ChangeLiableDebtor';
      readonly changedOn: CivilDate;
      readonly debtorId: string;
      readonly liable: boolean;
    })
  | (ByDecision & { readonly type: 'TakeCourtRoute'; readonly takenOn: CivilDate })
  | (ByDecision & { readonly type: 'RecallReferral'; readonly recalledOn: CivilDate; readonly reason: string })
  | (ByDecision & {
      readonly type: 'ChangeService';
      readonly changedOn: CivilDate;
      readonly service: Service;
      readonly change: ServiceChange;
      readonly checklist: readonly string[];
    })
  | (ByDecision & { readonly type: 'ReverseDecision'; readonly reversedOn: CivilDate; readonly reverses: string });
