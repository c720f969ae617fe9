import type { Pool, PoolClient } from 'pg';
import type { Actor } from '../../domain/authority/actor';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { Fault } from '../../domain/kernel/fault';
import { inTransaction } from '../../store/connect';
import { PaymentNotInSuspense } from '../payments/match-suspense';
import type { DecisionAnswer, DecisionRefusal } from './decision-record';

/**
 * A decision was refused, and nothing that it wrote remains. `refusal` says why as a code, and the message says what
 * to do.
 */
export class DecisionRefused extends Fault {
  override readonly name = 'DecisionRefused';
  override readonly kind = 'refused';
  readonly refusal: DecisionRefusal;

  constructor(refusal: DecisionRefusal) {
    super(refusal.message);
    this.refusal = refusal;
  }
}

export function refuse(refused: string, message: string): never {
  throw new DecisionRefused({ refused, message });
}

export type AskedFor = 'decide' | 'approve' | 'reject' | 'withdraw' | 'confirm';

/** What was asked for, as far as a refusal is kept. */
export interface Asking {
  readonly decisionId: string;
  readonly creditorId: string;
  readonly kind: string;
  readonly subject: unknown;
  readonly by: Pick<Actor, 'subject' | 'roles'>;
  readonly on: CivilDate;
  readonly asked: AskedFor;
}

/**
 * Does the work in one transaction. When it refuses, everything is undone, the refusal alone is kept, and it is the
 * answer. `asking` is asked for once the work has begun: only then may it be known what the decision is.
 */
export async function decideOrRefuse(
  pool: Pool,
  asking: () => Asking | undefined,
  work: (client: PoolClient) => Promise<DecisionAnswer>,
): Promise<DecisionAnswer> {
  try {
    return await inTransaction(pool, work);
  } catch (problem) {
    const refusal = refusalOf(problem);
    if (!refusal) throw problem;
    const asked = asking();
    if (asked) await keepRefusal(pool, asked, refusal);
    return { outcome: 'refused', refusal };
  }
}

export async function keepRefusal(pool: Pool, asking: Asking, { refused, message }: DecisionRefusal): Promise<void> {
  const { decisionId, creditorId, kind, subject, by, on, asked } = asking;
  await pool.query(
    `INSERT INTO fordring.decision_refusal (decision_id, creditor_id, kind, subject, asked_by, asked_on, asked, refused, message,
       asked_roles)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [decisionId, creditorId, kind, JSON.stringify(subject), by.subject, on, asked, refused, message, by.roles],
  );
}

function refusalOf(problem: unknown): DecisionRefusal | undefined {
  if (problem instanceof DecisionRefused) return problem.refusal;
  if (problem instanceof PaymentNotInSuspense) return { refused: 'not-in-suspense', message: problem.message };
  if (!(problem instanceof Error) || !('constraint' in problem)) return undefined;
  if (problem.constraint === 'credit_note_pkey') {
    return { refused: 'credit-note-used', message: 'That credit note was used by another decision meanwhile.' };
  }
  return undefined;
}
