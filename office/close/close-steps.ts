import type { Pool, PoolClient } from 'pg';
import type { Actor } from '../../domain/authority/actor';
import type { Role } from '../../domain/authority/roles';
import {
  takenBackWithAll,
  type CloseEvent,
  type CloseEvidence,
  type StandingStep,
} from '../../domain/close/month-close';
import type { CivilDate } from '../../domain/kernel/civil-date';
import type { CloseName } from '../../workflows/close-port';
import { CloseRefused } from './close-refused';
import { decideLocked, decideOnClose, findClose, type KeptClose } from './close-record';

/** Somebody who says something of a step of a close. */
export interface StepAct {
  readonly close: CloseName;
  readonly step: string;
  readonly by: Actor;
  readonly role: Role | undefined;
  readonly today: CivilDate;
}

/**
 * Says that a step is done, with the evidence; another person signs. The same again changes nothing. A step whose report ran
 * keeps the report's digest. Throws `CloseRefused` and `CloseUnknown`.
 */
export function doStep(pool: Pool, said: StepAct, words: string): Promise<KeptClose> {
  return decideOnClose(pool, said.close, doneBy(said), (close) => {
    const { step, state, evidence, doneBy: before } = stepMeant(close, said.step);
    if (state === 'done' && before === said.by.subject && saysAlready(evidence, words)) return [];
    if (state === 'waiting') {
      const first = close.standing.steps
        .filter((one) => step.dependsOn.includes(one.step.id) && one.state !== 'signed')
        .map((one) => one.step.id);
      throw new CloseRefused('not-its-turn', `Step ${step.id} waits for ${first.join(', ')}.`);
    }
    if (state === 'done' || state === 'signed') {
      throw new CloseRefused(
        'not-its-turn',
        `Step ${step.id} is ${state} already. Take the step back first: fordring close take-back ${close.period} ${step.id}.`,
      );
    }
    if (step.role !== undefined && !said.by.roles.includes(step.role)) {
      throw new CloseRefused('other-role', `Step ${step.id} is done by a ${step.role.replaceAll('-', ' ')}.`);
    }
    const ran: CloseEvidence = evidence
      ? { ...evidence, says: `${evidence.says}${BEHIND_REPORT}${words}` }
      : { says: words };
    return [{ type: 'StepDone', step: step.id, evidence: ran }];
  });
}

/** A person's words stand behind what the step's report says. */
const BEHIND_REPORT = '; ';

function saysAlready(evidence: CloseEvidence | undefined, words: string): boolean {
  if (evidence === undefined) return false;
  const { says, sha256 } = evidence;
  return sha256 === undefined ? says === words : says.endsWith(`${BEHIND_REPORT}${words}`);
}

/** Signs what another person has done. The same again changes nothing. Throws `CloseRefused` and `CloseUnknown`. */
export function signStep(pool: Pool, said: StepAct, note?: string): Promise<KeptClose> {
  return decideOnClose(pool, said.close, doneBy(said), (close) => {
    const { step, state, doneBy: before, signedBy } = stepMeant(close, said.step);
    if (state === 'signed' && signedBy === said.by.subject) return [];
    if (state !== 'done') {
      const why =
        state === 'signed'
          ? `Step ${step.id} is signed already${signedBy === undefined ? '' : ` by ${signedBy}`}; nothing was changed.`
          : `Nobody has said that step ${step.id} is done. That comes first: fordring close done ${close.period} ${step.id}.`;
      throw new CloseRefused('not-done', why);
    }
    if (before === said.by.subject) {
      throw new CloseRefused('own-work', `You did step ${step.id} yourself. Another person signs it.`);
    }
    return [{ type: 'StepSigned', step: step.id, ...(note !== undefined && { note }) }];
  });
}

/**
 * Takes a step back, with a reason, and every step that rests on it; what was done stays on record. Throws `CloseRefused` and
 * `CloseUnknown`.
 */
export function takeStepBack(pool: Pool, said: StepAct, reason: string): Promise<KeptClose> {
  return decideOnClose(pool, said.close, doneBy(said), (close) => {
    const { step } = stepMeant(close, said.step);
    return takenBackWithAll(close.standing, step.id, reason);
  });
}

/** What became of the month is told to its close, where one has begun. */
export async function tellClose(
  client: PoolClient,
  name: CloseName,
  event: Extract<CloseEvent, { type: 'MonthClosed' | 'MonthReopened' }>,
  done: { readonly on: CivilDate; readonly by: string; readonly role: string },
): Promise<void> {
  if (await findClose(client, name)) await decideLocked(client, name, done, () => [event]);
}

function stepMeant({ standing, period }: KeptClose, id: string): StandingStep {
  if (standing.state === 'closed') {
    throw new CloseRefused('closed', `${period} is closed. Reopen it first: fordring period reopen ${period}.`);
  }
  const found = standing.steps.find(({ step }) => step.id === id);
  if (found) return found;
  const steps = standing.steps.map(({ step }) => step.id).join(', ');
  throw new CloseRefused('step-unknown', `The close of ${period} has no step ${id}. It has: ${steps}.`);
}

function doneBy({ by, role, today }: StepAct) {
  return { on: today, by: by.subject, ...(role !== undefined && { role }) };
}
