import { z } from 'zod';
import { GOVERNANCE_RULES, type GovernanceRule } from '../../domain/audit/governance-rule';
import { act } from '../counter/act';
import { here } from '../counter/here';
import { day, nothing } from '../counter/words';
import { changeAt } from '../creditors/standing-desk';
import { AuditRefused } from './audit-refused';
import { governanceOn } from './governance';

const amount = z.string().regex(/^(0|[1-9]\d{0,8})\.\d{2}$/, 'write an amount as 100.00');
const decided = z.string().trim().min(1).max(200);

const ruleWords: z.ZodType<GovernanceRule> = z
  .strictObject({
    decidedBy: decided,
    decidedOn: day,
    document: decided,
    through: day,
    notAskedUpTo: amount.exactOptional(),
    notHandedOverUpTo: amount.exactOptional(),
    writtenOffUpTo: amount.exactOptional(),
    reminderFee: amount.exactOptional(),
    demandFee: amount.exactOptional(),
  })
  .refine(
    ({ notAskedUpTo, notHandedOverUpTo, writtenOffUpTo, reminderFee, demandFee }) =>
      [notAskedUpTo, notHandedOverUpTo, writtenOffUpTo, reminderFee, demandFee].some((one) => one !== undefined),
    'the rule says no amount; say at least one',
  );

export const governance = act({
  summary:
    'What the town decided about small amounts and reminder fees, through which day, and where the policy has another figure.',
  permission: 'read',
  input: nothing,
  faults: ['CreditorUnknown'],
  async handle(desk) {
    const { creditor, creditorId, today: asOf } = await here(desk);
    const { name, country, currency } = creditor;
    return { creditorId, name, country, currency, asOf, ...(await governanceOn(desk.pool, creditorId, asOf)) };
  },
});

export const layDownGovernance = act({
  summary: 'Lays a rule about small amounts or reminder fees down as the town decided it: two persons say so.',
  permission: 'adopt-procedures',
  input: z.strictObject({ name: z.enum(GOVERNANCE_RULES), rule: ruleWords, validFrom: day.exactOptional() }),
  faults: ['CreditorUnknown', 'AuditRefused', 'StandingDataRefused', 'KeyReusedWithOtherContents'],
  async handle(desk, { name, rule, validFrom }) {
    const { creditorId, today } = await here(desk);
    if (rule.decidedOn > today) {
      throw new AuditRefused(
        'not-adopted',
        `The rule was decided on ${rule.decidedOn}, which has not come on ${today}.`,
      );
    }
    if (rule.through < (validFrom ?? today)) {
      throw new AuditRefused(
        'day-behind',
        `The rule ends on ${rule.through}, before it would hold. Say the decision that is in force.`,
      );
    }
    const change = { creditorId, today, kind: 'governance-rule' as const, name, contents: rule, validFrom };
    return { creditorId, name, ...(await changeAt(desk, change)) };
  },
});
