import { isTakenBy } from '../../domain/claim/taken-by';
import type { Policy, StepRule } from '../../domain/policy/policy';
import { serviceRulesOf } from '../../domain/policy/service-rules';
import { kindOf } from '../../domain/policy/step-kind';

/**
 * On what a step depends beside its day, as a claim of a group takes it: each a sentence's end after "only". Absent are the
 * sizes of claims and the kinds of debtors of variants, which are ways of their own, and the least amount of every letter.
 */
export function conditionsOf(rule: StepRule, group: string | undefined, policy: Policy): string[] {
  const service = group === undefined ? undefined : serviceRulesOf(group, policy);
  const kind = kindOf(rule);
  const isFirstNotice = kind === 'sanction-notice' && firstNoticeOf(group, policy) === rule.step;
  const unpaid = isFirstNotice ? service?.unpaidInvoices?.value : undefined;
  const lifted = kind === 'sanction-notice' || kind === 'sanction' ? LIFTED[service?.liftedBy?.value ?? 'invoice'] : '';
  return [
    ...(rule.claimedOver ? [`if more than ${rule.claimedOver.value} is claimed`] : []),
    ...(unpaid !== undefined && unpaid > 1 ? [`from ${unpaid} unpaid invoices of the service`] : []),
    ...(lifted === '' || !service ? [] : [`until ${lifted ?? `${service.liftedBy?.value}% of the invoice`} is paid`]),
    ...(rule.notForDebtors ? [`if the debtor is not ${rule.notForDebtors.statuses.join(' or ')}`] : []),
    ...(rule.notWhenTimeBarred ? ['if not time-barred'] : []),
    ...rule.gates.map((gate) => GATES[gate]),
    ...(rule.approvedBy ? [`if approved by ${rule.approvedBy.value.join(' or ')}`] : []),
    ...(rule.creditCheck ? ['with a credit report'] : []),
  ];
}

const LIFTED: Readonly<Record<string, string>> = {
  invoice: 'the invoice',
  overdue: 'everything overdue of the service',
  all: 'everything open of the service',
};

const GATES: Readonly<Record<StepRule['gates'][number], string>> = {
  'bank-reconciled': 'when the bank is reconciled',
  'not-flagged': 'if the client has not marked the claim',
};

function firstNoticeOf(group: string | undefined, { steps }: Policy): string | undefined {
  return steps.find(
    (rule) => kindOf(rule) === 'sanction-notice' && (group === undefined || isTakenBy(rule, { invoiceGroup: group })),
  )?.step;
}
