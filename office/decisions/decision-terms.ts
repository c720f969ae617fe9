import { z } from 'zod';
import { civilDate } from '../../domain/kernel/civil-date';
import { COURTS } from '../../domain/claim/court-case';
import { WRITE_OFF_GROUNDS } from '../../domain/decisions/decision-events';
import type { Decided, DecidedKind, TermsOf } from '../../domain/decisions/decision-rules';
import { CURRENCIES, Money } from '../../domain/kernel/money';
import { plainRefusal } from '../../domain/kernel/plain-refusal';
import { DEBTOR_STATUSES } from '../../domain/policy/policy';
import { STANDING_SERVICES } from '../../domain/policy/service-rules';

const date = z.string().transform((text, context) => {
  try {
    return civilDate(text);
  } catch (problem) {
    context.addIssue({ code: 'custom', message: (problem as Error).message });
    return z.NEVER;
  }
});

/** As `Money`, or as JSON writes it. */
const money = z.union([
  z.custom<Money>((value) => value instanceof Money, 'write an amount'),
  z
    .strictObject({ amount: z.string(), currency: z.enum(CURRENCIES) })
    .transform(({ amount, currency }, context): Money => {
      try {
        return Money.of(amount, currency);
      } catch (problem) {
        context.addIssue({ code: 'custom', message: (problem as Error).message });
        return z.NEVER;
      }
    }),
]);
const positive = money.refine((amount) => amount.isPositive(), 'must be over nought');
const word = z.string().min(1).max(200);
const number = z.string().trim().min(1).max(100);
const nothing = z.strictObject({});

/** What each kind of decision has to state, beside what is common to all. */
const TERMS: { readonly [Kind in DecidedKind]: z.ZodType<TermsOf<Kind>> } = {
  deferral: z.strictObject({ newDueOn: date }),
  'instalment-plan': z.strictObject({
    instalments: z
      .array(z.strictObject({ dueOn: date, amount: positive }))
      .min(1)
      .max(240),
    fee: money,
  }),
  'plan-reinstatement': nothing,
  /** The disputed part of the principal; all of the claim when absent. */
  dispute: z.strictObject({ amount: positive.exactOptional() }),
  /** `dismissed`: what the debtor need not pay, with the number of the credit note that says so. */
  'dispute-settlement': z.strictObject({
    dismissed: z.strictObject({ amount: positive, documentNumber: number }).exactOptional(),
  }),
  hold: z.strictObject({ through: date }),
  /** `importId`: the whole import is taken back, and the same numbers may be registered anew. */
  cancellation: z.strictObject({ importId: number.exactOptional() }),
  /** All that is left of each invoice, unless amounts are stated. `effectiveOn`: from which day the invoice should have been lower. */
  'credit-note': z.strictObject({
    documentNumber: number,
    effectiveOn: date.exactOptional(),
    amounts: z.array(z.strictObject({ claimId: number, amount: positive })).exactOptional(),
  }),
  /** `fromClaimId`: where it stands on several. */
  'payment-move': z.strictObject({ paymentId: z.string().min(1).max(300), fromClaimId: word.exactOptional() }),
  /** The days from which the law counts, as far as they are known. */
  'debtor-status': z.strictObject({
    status: z.enum(DEBTOR_STATUSES),
    diedOn: date.exactOptional(),
    inventoryOn: date.exactOptional(),
    announcedOn: date.exactOptional(),
    openedOn: date.exactOptional(),
  }),
  'debtor-address': z.strictObject({ address: z.enum(['protected', 'moved', 'open']) }),
  'liable-debtor': z.strictObject({ debtorId: number, liable: z.boolean() }),
  'court-route': z.strictObject({ court: z.enum(COURTS).optional() }),
  'court-filing': z.strictObject({ court: word, caseNumber: number, receipt: number }),
  'court-transfer': z.strictObject({ receipt: number }),
  recall: nothing,
  'set-off': z.strictObject({ amount: positive, against: number }),
  service: z.strictObject({
    /** A standing service, or one of the policy's own. */
    service: z
      .string()
      .regex(
        /^[a-z][a-z0-9-]{1,38}[a-z0-9]$/,
        `name the service: ${STANDING_SERVICES.join(', ')}, or one of the policy’s own, in small letters`,
      ),
    change: z.enum(['suspended', 'restored', 'prepayment-demanded', 'prepayment-lifted']),
    /** What was found of each condition that the law sets. */
    conditions: z
      .array(
        z.strictObject({
          condition: z.string(),
          note: z.string().trim().min(3, 'say in a few words what was found').max(500, 'use at most 500 letters'),
        }),
      )
      .exactOptional(),
  }),
  /** Each claim's loss by parts; `principal` is without the VAT that is stated beside it (S002-69). */
  'write-down': z.strictObject({
    administrationId: z.string().trim().min(1).max(200).exactOptional(),
    /** The proposal whose answered rows are booked. */
    proposal: z.string().trim().min(1).max(120).exactOptional(),
    lines: z
      .array(z.strictObject({ claimId: number, principal: money, vat: money, fee: money, interest: money }))
      .min(1),
  }),
  /** The VAT that is reclaimed with each claim, where there is any. */
  'write-off': z.strictObject({
    ground: z.enum(WRITE_OFF_GROUNDS),
    vat: z.array(z.strictObject({ claimId: number, amount: positive })).exactOptional(),
  }),
  'limitation-interruption': z.strictObject({
    by: z.enum(['acknowledged', 'written-demand-received', 'proceedings']),
    endedOn: date.exactOptional(),
    proof: z.string().trim().min(1).max(500),
  }),
  'policy-change': z.strictObject({ policyId: number, policyVersion: number }),
  'fee-waiver': z.strictObject({ amount: positive }),
};

/** Reads terms as they are written; or says what is wrong with them. */
export function readTerms(kind: DecidedKind, terms: unknown): Decided | { readonly problem: string } {
  const parsed = TERMS[kind].safeParse(terms, { error: plainRefusal });
  if (parsed.success) return { kind, terms: parsed.data } as Decided;
  const problems = parsed.error.issues.map(
    ({ path, message }) => `${placeInWords(path, terms)}: ${message.replace(/\.+$/, '')}`,
  );
  return { problem: `What a ${kind.replaceAll('-', ' ')} has to state is not right: ${problems.join('; ')}.` };
}

/** `condition debt-due, note`, or `instalment 2, amount`: people count from one, and know conditions by their names. */
function placeInWords(path: readonly PropertyKey[], terms: unknown): string {
  const words: string[] = [];
  let value: unknown = terms;
  for (const step of path) {
    value = typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[step] : undefined;
    if (typeof step !== 'number') {
      words.push(String(step).replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`));
      continue;
    }
    const own = typeof value === 'object' && value !== null && 'condition' in value ? value.condition : step + 1;
    words.push(`${(words.pop() ?? 'part').replace(/s$/, '')} ${String(own)}`);
  }
  return words.join(', ') || 'terms';
}
