import { z } from 'zod';
import { ACCOUNT_ROLES, type AccountRole, type ChartOfAccounts } from '../../ledger/chart-of-accounts';
import { isCvrNumber } from '../../domain/identity/danish-numbers';
import { postalCodeFault } from '../../domain/identity/postal-code';
import { isSwedishOrganisationNumber } from '../../domain/identity/swedish-numbers';
import type { LetterCreditor } from '../../domain/letters/letter';
import { whyCreditorHasNoRoom } from '../../domain/claim/room-for-ids';
import type { Policy } from '../../domain/policy/policy';
import { faultOfAccounts, isBankgiro } from '../../domain/payment/accounts';
import { identifierFault } from '../../domain/kernel/identifier';
import { InputRefused } from '../../domain/kernel/input-refused';
import { plainRefusal } from '../../domain/kernel/plain-refusal';
import { checkedLater, plainWord, word } from '../counter/words';
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

/** Each account once, with all its names. */
export const accountWords = z
  .array(word)
  .max(100)
  .readonly()
  .superRefine((accounts, context) => {
    const message = faultOfAccounts(accounts);
    if (message !== undefined) context.addIssue({ code: 'custom', message });
  });

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
  const parsed = creditorName.safeParse(creditorId, { error: plainRefusal });
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ message }) => ({ field: 'creditorId', message }));
  throw new InputRefused('The creditor cannot be taken up under that id; nothing was done.', problems);
}

const WRONG_DIGIT = 'a digit is wrong or missing; correct the number';

/** With or without its hyphen; kept as the bank's files write the number. */
const bankgiro = z
  .string()
  .refine(isBankgiro, `it is no bankgiro number (7 or 8 digits): ${WRONG_DIGIT}`)
  .transform((written) => written.replace('-', ''));

const fikCreditorNumber = z.string().regex(/^\d{8}$/, 'write 8 digits');

/** Printed on every letter: no sign that nobody sees, and no odd blank. */
export const printed = plainWord;

/** How a creditor stands on its letters. A wrong digit here sends the money of a whole town elsewhere. */
export const letterheadWords: z.ZodType<LetterCreditor> = z
  .strictObject({
    name: printed,
    organisationNumber: printed,
    office: printed.exactOptional(),
    addressLines: z.array(printed).max(4).readonly(),
    postalCode: printed,
    city: printed,
    phone: printed,
    email: printed,
    payment: z.discriminatedUnion('type', [
      z.strictObject({ type: z.literal('bankgiro'), bankgiro }),
      z.strictObject({
        type: z.literal('fik'),
        cardType: z.enum(['71', '75']),
        creditorNumber: fikCreditorNumber,
      }),
    ]),
  })
  .superRefine(({ organisationNumber, postalCode, payment }, context) => {
    const isSwedish = payment.type === 'bankgiro';
    const fault = postalCodeFault(postalCode, isSwedish ? 'SE' : 'DK');
    if (fault !== undefined && identifierFault(postalCode) === undefined)
      context.addIssue({ code: 'custom', path: ['postalCode'], message: fault });
    if (isSwedish ? isSwedishOrganisationNumber(organisationNumber) : isCvrNumber(organisationNumber)) return;
    const message = `it is no ${isSwedish ? 'Swedish organisation number' : 'Danish CVR number'}: ${WRONG_DIGIT}`;
    context.addIssue({ code: 'custom', path: ['organisationNumber'], message });
  });

/** What a creditor is taken up with. The policy is read by `parsePolicy`, whose words are better than a schema's. */
export const takenUpWith = z.strictObject({
  name: word,
  policy: checkedLater<Policy>(),
  chart,
  paymentAccounts: accountWords,
  organisationNumber: printed.exactOptional(),
  contact: printed.exactOptional(),
  letterhead: letterheadWords.exactOptional(),
  /** As a policy file writes them; read by `parsePolicy`. */
  groups: z.unknown().optional(),
  calendar: z.unknown().optional(),
}) satisfies z.ZodType<Omit<Creditor, 'creditorId'>>;
