import type { RecordedAgreement } from './recorded-agreement';
import type { Setting } from './setting';

/** The services that the law and the letters know by themselves. A policy may add others, each with a name of its own. */
export const STANDING_SERVICES = ['childcare', 'water', 'premises'] as const;
export type StandingService = (typeof STANDING_SERVICES)[number];

export function isStandingService(service: string): service is StandingService {
  return STANDING_SERVICES.some((known) => known === service);
}

/**
 * What has to be paid before a sanction is lifted: the invoice for which it came, everything overdue of the service,
 * everything open of it, or a share of the invoice in percent, such as `50`.
 */
export type LiftedBy = 'invoice' | 'overdue' | 'all' | `${number}`;

/** What closing a service costs the debtor; both are charged when the service is closed, and paid before it is opened. */
export interface ServiceCosts {
  readonly closing?: Setting<string>;
  readonly opening?: Setting<string>;
  /** By which the debtor owes them, where no paragraph allows them. */
  readonly agreement?: Omit<RecordedAgreement, 'groups'>;
}

/** How one service is closed to those who do not pay for it. */
export interface ServiceRules {
  readonly service: string;
  /** The invoice groups of the service: nothing is closed for the invoice of another. */
  readonly groups: readonly string[];
  /** What letters call a service of the policy's own: "the library card". */
  readonly called?: { readonly sv?: string; readonly da?: string };
  /** The committee that decides, as letters and the work list name it. */
  readonly decidedBy?: Setting<string>;
  /** So many unpaid invoices of the service, all overdue and of one debtor, before any notice goes out. */
  readonly unpaidInvoices?: Setting<number>;
  /** The invoice itself when absent. */
  readonly liftedBy?: Setting<LiftedBy>;
  /** The notice names the day on which the service ends. */
  readonly namesEndDay?: true;
  readonly costs?: ServiceCosts;
}

/** The rules for the service that invoices of a group are for; none where the policy has none. */
export function serviceRulesOf(
  invoiceGroup: string,
  { services }: { readonly services?: readonly ServiceRules[] },
): ServiceRules | undefined {
  return services?.find(({ groups }) => groups.includes(invoiceGroup));
}
