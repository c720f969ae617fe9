import { z } from 'zod';
import { ACCOUNT_ROLES, type AccountRole, type ChartOfAccounts } from '../../ledger/chart-of-accounts';
import type { LetterCreditor } from '../../domain/letters/letter';
import { whyCreditorHasNoRoom } from '../../domain/claim/room-for-ids';
import type { Policy } from '../../domain/policy/policy';
import { parsePolicy } from '../../policies/policy-schema';
import { InputRefused } from '../../domain/kernel/input-refused';
import { checkedLater, word } from '../counter/words';
import { CreditorUnknown } from './creditor-chart';
import type { Creditor } from './register-creditor';

const account = z.strictObject({ number: word, name: z.string() });

/** Complete, and no account for two roles: the control account could not be told from what it is checked against. */
const chart: z.ZodType<ChartOfAccounts> = z
  .strictObject(Object.fromEntries(ACCOUNT_ROLES.map((role) => [role, account])) as Record<AccountRole, typeof account>)
  .superRefine((given, context) => {
    const roleOf = new Map<string, AccountRole>();
    for (const role of ACCOUNT_ROLES) {
      const { number } = given[role];
      const other = roleOf.get(number);
      roleOf.set(number, role);
      if (other === undefined) continue;
      const message = `account ${number} is used for ${other} too; give each its own`;
      context.addIssue({ code: 'custom', path: [role, 'number'], message });
    }
  });

/** What a creditor is taken up with. The policy is read by `policyTakenUp`, whose words are better than a schema's. */
export const takenUpWith = z.strictObject({
  name: word,
  policy: checkedLater<Policy>(),
  chart,
  paymentAccounts: z.array(word).readonly(),
}) satisfies z.ZodType<Omit<Creditor, 'creditorId'>>;

/** Throws `PolicyRefused`, naming each setting that is wrong. */
export function policyTakenUp(given: Policy): Policy {
  return parsePolicy(given);
}

/** A creditor's id stands in names of claims and workflows, before the first slash. */
const creditorName = word
  .regex(/^[^/\s]+$/, 'write an id without blanks and slashes')
  .superRefine((creditorId, context) => {
    const message = whyCreditorHasNoRoom(creditorId);
    if (message !== undefined) context.addIssue({ code: 'custom', message });
  });

/** The id of a creditor that there need not be yet. Throws `InputRefused` and, without one, `CreditorUnknown`. */
export function newCreditorId(creditorId: string | undefined): string {
  if (creditorId === undefined) throw new CreditorUnknown('(none named)');
  const parsed = creditorName.safeParse(creditorId);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ message }) => ({ field: 'creditorId', message }));
  throw new InputRefused('The creditor cannot be taken up under that id; nothing was done.', problems);
}

/** How a creditor stands on its letters. */
export const letterheadWords: z.ZodType<LetterCreditor> = z.strictObject({
  name: word,
  organisationNumber: word,
  office: word.exactOptional(),
  addressLines: z.array(word).max(4).readonly(),
  postalCode: word,
  city: word,
  phone: word,
  email: word,
  payment: z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('bankgiro'), bankgiro: z.string().regex(/^\d{7,8}$/, 'write 7 or 8 digits') }),
    z.strictObject({
      type: z.literal('fik'),
      cardType: z.enum(['71', '75']),
      creditorNumber: z.string().regex(/^\d{8}$/, 'write 8 digits'),
    }),
  ]),
});
