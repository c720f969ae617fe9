import type { CivilDate } from '../../domain/kernel/civil-date';
import type { Money } from '../../domain/kernel/money';

export type CounterpartName = 'kfm' | 'intrum' | 'gaeldsstyrelsen';

interface Dated {
  readonly on: CivilDate;
  /** As we told it: the claim's id, unless the claim was handed over more than once. */
  readonly caseId: string;
  readonly counterpart: CounterpartName;
  /** The same for the same answer, however often it is fetched: the key under which it is recorded once. */
  readonly answerId: string;
}

/** `heard`: Gældsstyrelsen asks about the change before it carries it out. */
export type ChangeAnswer = 'carried-out' | 'rejected' | 'heard';

/**
 * What a counterpart says about a case, on a day. A `hearing` is no receipt: the claim is not with Gældsstyrelsen until
 * it is confirmed or corrected, its limitation runs on, and the creditor has at most 14 days.
 */
export type CounterpartFact =
  | (Dated & { readonly fact: 'received'; readonly authorityCaseId: string })
  | (Dated & { readonly fact: 'rejected'; readonly reason: string })
  | (Dated & { readonly fact: 'hearing'; readonly reason: string })
  | (Dated & {
      readonly fact: 'ruling';
      readonly outcome: 'payment-order' | 'struck-off' | 'moved-to-court';
      readonly awarded: Money;
    })
  | (Dated & {
      readonly fact: 'monitoring-account';
      /** From the debtor since the last account. */
      readonly received: Money;
      /** What the agency kept of it. */
      readonly costs: Money;
      readonly balance: Money;
      readonly limitationOn: CivilDate;
    })
  /** On a change that we told: a recall, a reduction, a write-up, a notice. */
  | (Dated & {
      readonly fact: 'change-answered';
      readonly changeId: string;
      readonly answer: ChangeAnswer;
      readonly reason: string;
    });
