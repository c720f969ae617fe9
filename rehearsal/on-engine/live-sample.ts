import { Client, type Connection } from '@temporalio/client';
import type { DataConverter } from '@temporalio/common';
import type { Pool } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { heardInSimulation } from '../../office/counterparts/heard-in-simulation';
import { beginLiving, keepLivedUntil, livedUntil } from '../../office/creditors/lived-days';
import { registerCreditor } from '../../office/creditors/register-creditor';
import { layDownLetterhead } from '../../office/creditors/lay-down-first';
import { deliverLetters } from '../../office/letters/deliver-letters';
import { createFolderOutbox } from '../../office/letters/folder-outbox';
import { withVirtualTime } from '../../stack/virtual-time';
import { relayOutbox } from '../../workers/outbox-relay';
import { tellProblem } from '../../workers/relay-ledger';
import type { SupervisedWorker } from '../../workers/supervised-worker';
import { rehearse } from './rehearse';
import { SAMPLE_UNTIL, type SampleYear } from './sample-year';

export interface SampleLife {
  readonly pool: Pool;
  readonly connection: Connection;
  readonly namespace: string;
  readonly taskQueue: string;
  /** How payloads are written and read; as they are when absent. */
  readonly dataConverter?: DataConverter;
  /** Where the letters are laid. */
  readonly letters: string;
  readonly startWorker: () => SupervisedWorker;
  /** Told of each day that is lived. What it throws ends the life there; the next call goes on from that day. */
  readonly onDay: (done: number, of: number, day: CivilDate) => void;
}

/**
 * Lets the sample municipality live through its year, unless it has already done so here. One that was interrupted goes
 * on where it stood. Returns whether it was lived now.
 */
export async function liveSample(life: SampleLife, year: SampleYear): Promise<boolean> {
  const { pool } = life;
  const { creditorId } = year.creditor;
  const lived = await livedUntil(pool, creditorId);
  if (lived !== undefined && lived >= SAMPLE_UNTIL) return false;

  await registerCreditor(pool, year.creditor);
  await layDownLetterhead(pool, creditorId, year.sample.creditor);
  await beginLiving(pool, creditorId);
  const worker = life.startWorker();
  const letters = createFolderOutbox(life.letters);
  const deliver = (): Promise<number> =>
    deliverLetters({ pool, letters, rulebookFor: () => year.rulebook, withholdWhenGroundIsGone: false });
  const outbox = relayOutbox({ letters: deliver }, tellProblem);
  let reached: CivilDate | undefined;
  try {
    await Promise.race([liveDays(life, year, (day) => (reached = day)), worker.givenUp]);
    await outbox.stop();
    while ((await deliver()) > 0);
    await heardInSimulation(pool, creditorId);
    reached = SAMPLE_UNTIL;
    return true;
  } finally {
    await outbox.stop();
    await worker.stop();
    // Also of a life that was interrupted: its claims stand in those days, not in ours.
    const through = reached ?? lived;
    if (through !== undefined) await keepLivedUntil(pool, creditorId, through);
  }
}

async function liveDays(life: SampleLife, year: SampleYear, reach: (day: CivilDate) => void): Promise<void> {
  const { pool, connection, namespace, taskQueue, dataConverter, onDay } = life;
  const { creditor, sample, rulebook, portfolio, bankFilesOn } = year;
  await rehearse({
    ...{ pool, taskQueue, creditor, rulebook, portfolio, bankFilesOn },
    client: new Client({ connection: withVirtualTime(connection), namespace, ...(dataConverter && { dataConverter }) }),
    debtors: sample.debtors,
    until: SAMPLE_UNTIL,
    onProgress: (done, of, day) => {
      if (done < of) reach(day);
      onDay(done, of, day);
    },
  });
}
