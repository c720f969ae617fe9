import { z } from 'zod';
import { CASE_COSTS } from '../../domain/policy/case-cost';
import { JUDGMENTS } from '../../domain/claim/judgment-outcome';
import { AGENCY_NEWS } from '../../domain/claim/agency-news';
import type { ClaimFact } from '../../formats/facts/dated-fact';
import { refuseDecisions, type FactCommand } from '../claims/fact-command';
import { day, money, word, words } from '../counter/words';
import { DECIDED } from './decisions-of-facts';
import { plainRefusal } from '../../domain/kernel/plain-refusal';

const fact = <Type extends FactCommand['type'], Shape extends z.ZodRawShape>(type: Type, shape: Shape) =>
  z.strictObject({ type: z.literal(type), ...shape });

const reported: z.ZodType<FactCommand> = z.discriminatedUnion('type', [
  fact('ReceivePayment', { paymentId: word, receivedOn: day, amount: money }),
  fact('ReversePayment', { reversalId: word, reversedOn: day, amount: money, paymentId: word.exactOptional() }),
  fact('RecordRuling', { rulingId: word, ruledOn: day }),
  fact('RecordJudgment', {
    judgmentId: word,
    judgedOn: day,
    outcome: z.enum(JUDGMENTS),
    caseNumber: word.exactOptional(),
  }),
  fact('RecordReferralAnswer', {
    answerId: word,
    answer: z.enum(['received', 'rejected', 'objected']),
    answeredOn: day,
    reason: words,
  }),
  fact('RecordMonitoringAccount', { accountId: word, accountedOn: day, balance: money }),
  fact('RecordAgencyReport', {
    reportId: word,
    reportedOn: day,
    news: z.enum(AGENCY_NEWS),
    authorityCaseId: word.exactOptional(),
    until: day.exactOptional(),
    reason: words.exactOptional(),
  }),
  fact('RecordAgencyAccount', {
    accountId: word,
    accountedOn: day,
    received: money,
    ownFees: money,
    commission: money,
    balance: money,
  }),
  fact('RecordCaseCosts', {
    costsId: word,
    incurredOn: day,
    costs: z
      .array(z.strictObject({ cost: z.enum(CASE_COSTS), amount: money, paragraph: words.exactOptional() }))
      .min(1),
  }),
  fact('AnswerAcceptance', { answerId: word, answeredOn: day, accepted: z.boolean(), receipt: word.exactOptional() }),
  fact('ChangeFlag', { changedOn: day, flagged: z.boolean(), reason: words }),
]);

/** What may be reported of a claim. A decision is refused by its own name before its fields are looked at. */
export const factCommand = z.unknown().transform((given, context): FactCommand => {
  const { type } = (given ?? {}) as { readonly type?: unknown };
  if (typeof type === 'string') refuseDecisions({ type });
  const parsed = reported.safeParse(given, { error: plainRefusal });
  // As it was given: the key of a fact is made of its text.
  if (parsed.success) return given as FactCommand;
  for (const { path, message } of parsed.error.issues) context.addIssue({ code: 'custom', path: [...path], message });
  return z.NEVER;
});

type FileCommand = ClaimFact['command'];

const isForAFile = (command: FactCommand): command is FactCommand & FileCommand =>
  command.type !== 'ReceivePayment' && command.type !== 'ReversePayment';

const reportedInAFile = factCommand.refine(isForAFile, 'a payment comes in a bank file') as z.ZodType<FileCommand>;

/** A decision that a line takes is checked as every decision is, by its terms. */
const decided = z.custom<FileCommand>(
  (given) => DECIDED.includes(String((given as { readonly type?: unknown } | undefined)?.type)),
  'is no fact and no decision that a file may hold',
);

/** A line of a file of facts, as its reader gives it: a fact, or what somebody decides. */
export const datedFact = z.strictObject({
  on: day,
  invoiceNumber: z.string().max(200),
  command: z.union([decided, reportedInAFile]),
});

/** From which day the creditor's bank is reconciled, or no longer is. */
export const bankGateChange = z.strictObject({ on: day, open: z.boolean() });

/** Through which day the bank was read, or from where no file comes any more. */
export const bankReadLine = z.strictObject({ through: day.exactOptional(), source: word.exactOptional() });
