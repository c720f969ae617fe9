import type { Pool, PoolClient } from 'pg';
import { assertionsOf, type Assertion } from '../../domain/audit/assertions';
import type { SamplePart } from '../../domain/audit/draw-sample';
import type { Actor } from '../../domain/authority/actor';
import { isService } from '../../domain/authority/actor';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { inTransaction } from '../../store/connect';
import { lockCreditor } from '../creditors/creditor-chart';
import { claimsOfSample, demandSample, samplesOf, type KeptSample, type SampledClaim } from './sample-record';
import { AuditSampleRefused } from './sample-refused';

/** Somebody who says something of a sample, on the creditor's business day. */
export interface SampleAct {
  readonly creditorId: string;
  readonly by: Actor;
  readonly role: string;
  readonly today: CivilDate;
}

/** What an auditor concludes of an invoice. */
export interface AnswerSaid {
  readonly claimId: string;
  readonly part: SamplePart;
  readonly doesNotHold: readonly Assertion[];
  readonly comment?: string | undefined;
}

/** What became of some answers. */
export interface Answered {
  readonly sample: KeptSample;
  readonly added: readonly SampledClaim[];
  readonly asBefore: readonly SampledClaim[];
}

/**
 * Keeps what an auditor concludes of invoices that were drawn: all of the answers or none. The same again changes nothing;
 * another conclusion is added, and counts from then on. Throws `AuditSampleRefused`.
 */
export function answerSample(
  pool: Pool,
  act: SampleAct,
  { sampleNumber, answers }: { readonly sampleNumber: number; readonly answers: readonly AnswerSaid[] },
): Promise<Answered> {
  const { creditorId, by, role, today } = act;
  refuseSystem(by);
  return inTransaction(pool, async (client) => {
    await lockCreditor(client, creditorId);
    const sample = await demandSample(client, { creditorId, sampleNumber });
    const drawn = await claimsOfSample(client, sample);
    const added: AnswerSaid[] = [];
    const asBefore: AnswerSaid[] = [];
    for (const answer of answers) {
      const own = demandDrawn(sample, drawn, answer);
      refuseOtherPart(answer);
      if (isSame(own, answer)) {
        asBefore.push(answer);
        continue;
      }
      await client.query(
        `INSERT INTO fordring.audit_answer
           (sample_number, part, claim_id, does_not_hold, comment, answered_by, role, answered_on, event_number)
         SELECT $1, $2, claim_id, $4, $5, $6, $7, $8, event_number FROM fordring.claim WHERE claim_id = $3`,
        [
          ...[sampleNumber, answer.part, answer.claimId, inOrder(answer), answer.comment ?? null],
          ...[by.subject, role, today],
        ],
      );
      added.push(answer);
    }
    const after = await claimsOfSample(client, sample);
    const shown = (said: readonly AnswerSaid[]): SampledClaim[] => said.map((one) => demandDrawn(sample, after, one));
    return {
      sample: await demandSample(client, { creditorId, sampleNumber }),
      ...{ added: shown(added), asBefore: shown(asBefore) },
    };
  });
}

function refuseSystem(by: Actor): void {
  if (isService(by)) throw new AuditSampleRefused('system', 'A system concludes nothing of a sample. A person does.');
}

function demandDrawn(
  { sampleNumber }: KeptSample,
  drawn: readonly SampledClaim[],
  { claimId, part }: Pick<AnswerSaid, 'claimId' | 'part'>,
): SampledClaim {
  const found = drawn.find((one) => one.claimId === claimId && one.part === part);
  if (found) return found;
  throw new AuditSampleRefused(
    'not-drawn',
    `${claimId} is not among the ${part} invoices of sample ${sampleNumber}. See fordring audit show ${sampleNumber}.`,
  );
}

function refuseOtherPart({ part, doesNotHold }: AnswerSaid): void {
  const other = doesNotHold.find((assertion) => !assertionsOf(part).includes(assertion));
  if (other === undefined) return;
  throw new AuditSampleRefused(
    'other-part',
    `Of ${part} invoices one concludes on ${assertionsOf(part).join(', ')}, and not on ${other}.`,
  );
}

function inOrder({ part, doesNotHold }: AnswerSaid): Assertion[] {
  return assertionsOf(part).filter((assertion) => doesNotHold.includes(assertion));
}

function isSame({ answer }: SampledClaim, said: AnswerSaid): boolean {
  return (
    answer !== undefined && answer.comment === said.comment && [...answer.doesNotHold].join() === inOrder(said).join()
  );
}

/** An exception that the accounting unit has not settled, or has. */
export interface Exception extends SampledClaim {
  readonly sampleNumber: number;
  readonly period: string;
  readonly answer: NonNullable<SampledClaim['answer']>;
}

/** The exceptions of a creditor's samples. The seam for audit remarks: an exception has a number and an end. */
export async function exceptionsOf(connection: Pool | PoolClient, creditorId: string): Promise<Exception[]> {
  const found: Exception[] = [];
  for (const sample of await samplesOf(connection, { creditorId })) {
    if (sample.overdue.exceptions + sample.largest.exceptions === 0) continue;
    const { sampleNumber, period } = sample;
    for (const claim of await claimsOfSample(connection, sample)) {
      const { answer } = claim;
      if (answer && answer.doesNotHold.length > 0) found.push({ ...claim, sampleNumber, period, answer });
    }
  }
  return found;
}

/**
 * Says what was done about an exception, which somebody else than the auditor who found it does. The same again changes
 * nothing. Throws `AuditSampleRefused`.
 */
export function endException(
  pool: Pool,
  { creditorId, by, role, today }: SampleAct,
  { answerNumber, reason }: { readonly answerNumber: number; readonly reason: string },
): Promise<{ readonly already: boolean; readonly exception: Exception }> {
  refuseSystem(by);
  return inTransaction(pool, async (client) => {
    await lockCreditor(client, creditorId);
    const find = async () =>
      (await exceptionsOf(client, creditorId)).find(({ answer }) => answer.answerNumber === answerNumber);
    const before = await find();
    if (!before) {
      throw new AuditSampleRefused(
        'no-such-exception',
        `No exception ${answerNumber} stands in a sample of ${creditorId}. fordring work lists those that wait.`,
      );
    }
    const { ended, answeredBy } = before.answer;
    if (ended?.reason === reason) return { already: true, exception: before };
    if (ended) {
      throw new AuditSampleRefused(
        'other-content',
        `${ended.by} settled exception ${answerNumber} already: ${ended.reason}`,
      );
    }
    if (answeredBy === by.subject) {
      throw new AuditSampleRefused(
        'own-exception',
        `You found exception ${answerNumber} yourself. Another person says what was done about it.`,
      );
    }
    await client.query(
      `INSERT INTO fordring.audit_exception_end (answer_number, reason, ended_by, role, ended_on) VALUES ($1, $2, $3, $4, $5)`,
      [answerNumber, reason, by.subject, role, today],
    );
    return { already: false, exception: (await find()) ?? before };
  });
}
