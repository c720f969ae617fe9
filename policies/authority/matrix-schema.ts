import { z } from 'zod';
import { REACHES } from '../../domain/authority/authority-act';
import { WRITE_DOWN_STAGES, type AuthorityLine, type AuthorityMatrix } from '../../domain/authority/authority-matrix';
import { PERMISSIONS } from '../../domain/authority/permissions';
import { ROLES } from '../../domain/authority/roles';
import { civilDate } from '../../domain/kernel/civil-date';
import { DECISION_KINDS } from '../../domain/decisions/decision-kinds';
import { Fault } from '../../domain/kernel/fault';
import { plainRefusal } from '../../domain/kernel/plain-refusal';
import { overlapsOf } from './line-overlaps';

const date = z.string().transform((text, context) => {
  try {
    return civilDate(text);
  } catch (problem) {
    context.addIssue({ code: 'custom', message: (problem as Error).message });
    return z.NEVER;
  }
});
/** Ends the reading when it is wrong: lines can only be compared by amounts that are amounts. */
const amount = z
  .string()
  .regex(/^\d{1,13}\.\d{2}$/, { error: 'write an amount with two decimals, such as 50000.00', abort: true });
const count = z.number().int().min(0).max(3660);
const sources = z.array(z.string().min(1)).min(1, 'name the source item or paragraph');
const reason = z.string().min(1, 'say why the line is as it is');
const roles = z
  .array(z.enum(ROLES))
  .refine((given) => !given.includes('auditor'), 'an auditor reads and decides nothing')
  .refine((given) => !given.includes('back-office'), 'a back-office system is no person and decides nothing')
  .refine((given) => new Set(given).size === given.length, 'a role stands here twice');

const line = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9-]+$/, 'write small letters, digits and hyphens'),
    kind: z.enum(DECISION_KINDS),
    reaches: z.array(z.enum(REACHES)).min(1).optional(),
    varieties: z.array(z.string().min(1)).min(1).optional(),
    amount: z.strictObject({ over: amount.optional(), upTo: amount.optional() }).optional(),
    length: z
      .union([
        z.strictObject({ overMonths: count.optional(), upToMonths: count.optional() }),
        z.strictObject({ overDays: count.optional(), upToDays: count.optional() }),
      ])
      .optional(),
    backDated: z.boolean().optional(),
    propose: roles,
    decide: roles,
    approve: roles.optional(),
    needsDocument: z.literal(true).optional(),
    reason,
    sources,
  })
  .superRefine(({ propose, decide, approve }, context) => {
    if (propose.length > 0 && (approve ?? decide).length === 0) {
      context.addIssue({ code: 'custom', path: ['approve'], message: 'somebody may propose, but nobody may approve' });
    }
  });

function settingOf<Value extends z.ZodType>(value: Value) {
  return z.strictObject({ value, reason, sources });
}

const schema = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9-]+$/),
    version: z.string().regex(/^[A-Za-z0-9.-]+$/),
    validFrom: date,
    validTo: date.optional(),
    title: z.string().min(1),
    delegatedBy: z.string().min(1, 'name the resolution by which authority is delegated'),
    currency: z.enum(['SEK', 'DKK']),
    rules: z.strictObject({
      oneInvoicePerCreditNote: settingOf(z.boolean()),
      writeDownStages: settingOf(z.array(z.enum(WRITE_DOWN_STAGES)).min(1)),
      vatPercentOfGroups: settingOf(
        z.record(z.string(), z.string().regex(/^\d{1,2}(\.\d{1,2})?$/, 'write a percentage, such as 25')),
      ),
    }),
    lines: z.array(line).min(1),
    permissions: z
      .partialRecord(z.enum(PERMISSIONS), z.union([z.literal('anybody'), z.array(z.enum(ROLES)).min(1)]))
      .optional(),
    signing: z
      .strictObject({
        parties: settingOf(
          z.record(z.string().min(1), roles.min(1, 'name the roles that act for this party')),
        ).optional(),
        limits: settingOf(z.partialRecord(z.enum(ROLES), amount)).optional(),
        materiality: settingOf(amount).optional(),
      })
      .optional(),
  })
  .superRefine((matrix, context) => {
    const problem = (message: string): void => context.addIssue({ code: 'custom', path: ['lines'], message });
    const { validFrom, validTo, lines } = matrix;
    if (validTo !== undefined && validTo < validFrom) {
      context.addIssue({ code: 'custom', path: ['validTo'], message: `it ends on ${validTo}, before it begins` });
    }
    for (const kind of DECISION_KINDS) {
      if (!lines.some((each) => each.kind === kind)) {
        problem(`${kind} has no line; write one that nobody stands in when nobody may decide it`);
      }
    }
    const ids = lines.map(({ id }) => id);
    const twice = ids.filter((id, at) => ids.indexOf(id) !== at);
    if (twice.length > 0) problem(`there are two lines with the id ${twice.join(', ')}`);
    for (const [one, other] of overlapsOf(lines as readonly AuthorityLine[])) {
      problem(`${one.id} and ${other.id} could both be meant by one act; narrow one of them`);
    }
  });

/**
 * An authority matrix is not valid. The message names each wrong line and says why; correct the lines and load the
 * matrix again.
 */
export class AuthorityMatrixRefused extends Fault {
  override readonly name = 'AuthorityMatrixRefused';
  override readonly kind = 'refused';
}

/** Reads a matrix from data. Throws `AuthorityMatrixRefused`. */
export function parseAuthorityMatrix(data: unknown): AuthorityMatrix {
  const parsed = schema.safeParse(data, { error: plainRefusal });
  if (parsed.success) return parsed.data as AuthorityMatrix;
  const problems = parsed.error.issues.map(({ path, message }) => `  ${placeOf(path, data)}: ${message}`);
  throw new AuthorityMatrixRefused(`The authority matrix is not valid:\n${problems.join('\n')}`);
}

/** Where the problem stands, with a line by its id: `lines.deferral-back-dated.decide`. */
function placeOf(path: readonly PropertyKey[], data: unknown): string {
  const [first, index, ...rest] = path;
  if (first !== 'lines' || typeof index !== 'number') return path.map(String).join('.') || 'matrix';
  const id = (data as { lines?: readonly { id?: unknown }[] }).lines?.[index]?.id;
  return ['lines', typeof id === 'string' ? id : index, ...rest].map(String).join('.');
}
