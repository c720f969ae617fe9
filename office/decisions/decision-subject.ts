import type { ClientBase, Pool } from 'pg';
import { z } from 'zod';
import { ruleOf, type Decided } from '../../domain/decisions/decision-rules';
import type { DecisionKind } from '../../domain/decisions/decision-kinds';
import { DEBTOR_STATUSES } from '../../domain/policy/policy';
import { DEBTOR_KINDS } from '../../domain/policy/debtor-kind';

const word = z.string().min(1).max(200);

export const subjectSchema = z.discriminatedUnion('of', [
  z.strictObject({ of: z.literal('claims'), claimIds: z.array(word).min(1).readonly() }),
  z.strictObject({ of: z.literal('debtor'), debtorId: word }),
  z.strictObject({ of: z.literal('debtor-kind'), debtorKind: z.enum(DEBTOR_KINDS) }),
  z.strictObject({ of: z.literal('debtor-status'), status: z.enum(DEBTOR_STATUSES) }),
  z.strictObject({ of: z.literal('invoice-group'), invoiceGroup: word }),
]);

/** What a decision is about. All but `claims` mean the open claims of today, and for some kinds those that come later. */
export type DecisionSubject = z.infer<typeof subjectSchema>;

/** So many invoices are named one by one in a decision at the most; an import is taken back as a whole, however large. */
const MOST_NAMED = 50_000;

/** Why this kind of decision cannot be about that; undefined when it can. */
export function subjectProblem({ kind, terms }: Decided, subject: DecisionSubject): string | undefined {
  const { reaches, one } = ruleOf(kind);
  const name = kind.replaceAll('-', ' ');
  if (!reaches.includes(subject.of)) {
    return `A ${name} is decided for ${reaches.join(', ')}, not for a whole ${subject.of.replaceAll('-', ' ')}.`;
  }
  if (subject.of !== 'claims') return undefined;
  const isImport = kind === 'cancellation' && terms.importId !== undefined;
  if (subject.claimIds.length > MOST_NAMED && !isImport) {
    return `A decision names ${MOST_NAMED} invoices at the most, not ${subject.claimIds.length}. Take several decisions.`;
  }
  if (one && subject.claimIds.length > 1) return `A ${name} is decided for one invoice at a time.`;
  if (new Set(subject.claimIds).size < subject.claimIds.length) return 'An invoice stands twice in the list.';
  return undefined;
}

/** The same subject, written in one way only. */
export function inOrder(subject: DecisionSubject): DecisionSubject {
  return subject.of === 'claims' ? { ...subject, claimIds: subject.claimIds.toSorted() } : subject;
}

/**
 * The claims that a subject means now, in order of their ids; of whole kinds only the open ones. What befalls a debtor is
 * about the claims too that the debtor owes beside another.
 */
export async function claimIdsOf(
  client: ClientBase | Pool,
  creditorId: string,
  subject: DecisionSubject,
  kind?: DecisionKind,
): Promise<string[]> {
  if (subject.of === 'claims') return subject.claimIds.toSorted();
  const [column, value] = conditionOf(subject);
  const beside = kind === 'debtor-status' && subject.of === 'debtor' ? `OR claim_id IN (${OWED_BESIDE})` : '';
  const { rows } = await client.query<{ claim_id: string }>(
    `SELECT claim_id FROM fordring.claim JOIN fordring.debtor USING (creditor_id, debtor_id)
     WHERE creditor_id = $1 AND NOT settled AND (${column} = $2 ${beside}) ORDER BY claim_id`,
    [creditorId, value],
  );
  return rows.map(({ claim_id: claimId }) => claimId);
}

/** A registration anew begins without anybody beside the debtor. */
const OWED_BESIDE = `SELECT claim_id FROM (
    SELECT DISTINCT ON (claim_id) claim_id, event_number, data ->> 'liable' AS liable FROM fordring.claim_event
    WHERE type = 'LiableDebtorChanged' AND data ->> 'debtorId' = $2 ORDER BY claim_id, event_number DESC) AS latest
  WHERE liable = 'true' AND NOT EXISTS (SELECT FROM fordring.claim_event AS anew
    WHERE anew.claim_id = latest.claim_id AND anew.type = 'ClaimRegistered' AND anew.event_number > latest.event_number)`;

function conditionOf(subject: Exclude<DecisionSubject, { of: 'claims' }>): [column: string, value: string] {
  switch (subject.of) {
    case 'debtor':
      return ['debtor_id', subject.debtorId];
    case 'debtor-kind':
      return ['debtor.kind', subject.debtorKind];
    case 'debtor-status':
      return ['debtor.status', subject.status];
    case 'invoice-group':
      return ['invoice_group', subject.invoiceGroup];
  }
}
