import type { AgencyNews } from '../../domain/claim/agency-news';
import type { CivilDate } from '../../domain/kernel/civil-date';
import type { Money } from '../../domain/kernel/money';

/** `agency`: the collection agency that demands, applies and watches for the creditor. */
export const COUNTERPARTS = ['kfm', 'intrum', 'agency', 'gaeldsstyrelsen'] as const;
export type CounterpartName = (typeof COUNTERPARTS)[number];

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
      readonly outcome: 'payment-order' | 'struck-off' | 'moved-to-court' | 'objected';
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
  | (Dated & {
      readonly fact: 'agency-report';
      readonly news: AgencyNews;
      readonly authorityCaseId?: string;
      readonly until?: CivilDate;
      readonly reason?: string;
    })
  | (Dated & {
      readonly fact: 'agency-account';
      /** From the debtor since the last account, the agency's own fees included. */
      readonly received: Money;
      readonly ownFees: Money;
      readonly commission: Money;
      readonly balance: Money;
    })
  /** On a change that we told: a recall, a reduction, a write-up, a notice. */
  | (Dated & {
      readonly fact: 'change-answered';
      readonly changeId: string;
      readonly answer: ChangeAnswer;
      readonly reason: string;
    });
