import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { openOffice } from '../../../office/office';
import { layDownLetterhead } from '../../../office/creditors/lay-down-first';
import { createFolderOutbox } from '../../../office/letters/folder-outbox';
import { documentsOf } from '../../../office/letters/letter-records';
import { deliverLetters } from '../../../office/letters/deliver-letters';
import { createKfmFiles } from '../../../office/counterparts/file-counterparts';
import { deliverCases } from '../../../office/counterparts/deliver-cases';
import { registerClaimKind } from '../../../office/counterparts/claim-kinds';
import type { PortsFor } from '../../../office/counterparts/counterpart-ports';
import type { Actor } from '../../../domain/authority/actor';
import { civilDate } from '../../../domain/kernel/civil-date';
import { SJOVIK } from '../../../sample/sjovik-creditor';
import { carryOut, demanded, invoice, paid, register, rulebookFor, step } from '../ledger-world';
import { usePutBack } from './put-back';

const world = usePutBack(async (pool) => {
  await layDownLetterhead(pool, 'town', SJOVIK);
  await register(pool, invoice({ number: '1' }));
});
let outbox: string;
let ahead: Pool;
let putBack: Pool;
beforeEach(() => ({ outbox, ahead, putBack } = world()));

const OPERATOR: Actor = { subject: 'ops', roles: ['manager'], creditorIds: 'all', source: 'local' };

function office(pool: Pool) {
  return openOffice({ pool }).outbox;
}
const checks = (pool: Pool) => office(pool).checkOutbox({ by: OPERATOR }, { folder: outbox });
const records = (pool: Pool) => office(pool).recordOutbox({ by: OPERATOR }, { folder: outbox });

async function writes(pool: Pool): Promise<void> {
  const letters = createFolderOutbox(join(outbox, 'letters'));
  await deliverLetters({ pool, letters, rulebookFor, withholdWhenGroundIsGone: true });
}

async function printed(): Promise<string[]> {
  const entries = await readdir(join(outbox, 'letters'), { recursive: true });
  return entries.filter((entry) => entry.endsWith('.pdf')).sort();
}

const outcomes = async (pool: Pool) =>
  (await documentsOf(pool, 'town/1')).map(({ kind, status, letters }) =>
    [kind, status, ...letters.map(({ deliveredOn }) => deliveredOn)].join(' '),
  );

/** A fact that sends no letter and moves the numbers of all that follow. */
const flag = (pool: Pool, on: string) =>
  carryOut(pool, '1', on, { type: 'ChangeFlag', changedOn: civilDate(on), flagged: true, reason: 'kept an eye on' });

const deferral = (pool: Pool, on: string) =>
  carryOut(pool, '1', on, {
    type: 'GrantDeferral',
    decisionId: 'deferral',
    grantedOn: civilDate(on),
    newDueOn: civilDate('2016-03-15'),
  });

describe('a letter that left after the point to which the ledger was put back', () => {
  beforeEach(async () => {
    await carryOut(ahead, '1', '2016-02-08', step('reminder'));
    await writes(ahead);
  });

  const LEFT = {
    letterId: 'town/1/2',
    claimId: 'town/1',
    kind: 'reminder',
    deliveredOn: '2016-02-08',
    file: '2016-02-08/reminder/town%2F1%2F2.pdf',
  };

  test('is named; what the ledger knows is not', async () => {
    expect(await checks(ahead)).toEqual({ letters: [], instructions: [], exports: [], recorded: 0 });
    expect(await checks(putBack)).toEqual({ letters: [LEFT], instructions: [], exports: [], recorded: 0 });
    expect(await checks(putBack)).toMatchObject({ letters: [LEFT] });
  });

  test('would be sent a second time under another number, and once recorded is not', async () => {
    await records(putBack);
    await flag(putBack, '2016-02-09');
    await carryOut(putBack, '1', '2016-02-10', step('reminder'));
    await writes(putBack);
    expect(await outcomes(putBack)).toEqual(['reminder sent 2016-02-08']);
    expect(await printed()).toEqual([LEFT.file]);
    expect(await checks(putBack)).toMatchObject({ letters: [] });
  });

  test('recorded twice is recorded once, and takes the place of one letter', async () => {
    expect((await records(putBack)).recorded).toBe(1);
    expect((await records(putBack)).recorded).toBe(0);
    await carryOut(putBack, '1', '2016-02-10', step('reminder'));
    await writes(putBack);
    await carryOut(putBack, '1', '2016-02-22', step('demand'));
    await writes(putBack);
    expect(await outcomes(putBack)).toEqual(['reminder sent 2016-02-08', 'demand sent 2016-02-22']);
    expect(await printed()).toHaveLength(2);
  });

  test('that asked for another amount is left to a person, by name', async () => {
    await records(putBack);
    await carryOut(putBack, '1', '2016-02-09', paid('2016-02-09', '200.00'));
    await carryOut(putBack, '1', '2016-02-10', step('reminder'));
    await writes(putBack);
    expect(await documentsOf(putBack, 'town/1')).toMatchObject([
      { status: 'failed', reason: expect.stringContaining(LEFT.file) as string },
    ]);
    expect(await printed()).toEqual([LEFT.file]);
  });

  test('keeps no other letter from going that has its number now', async () => {
    await records(putBack);
    await deferral(putBack, '2016-02-09');
    await writes(putBack);
    expect(await outcomes(putBack)).toEqual(['deferral sent 2016-02-09']);
    expect(await printed()).toEqual([LEFT.file, '2016-02-09/deferral/town%2F1%2F2%2Bagain.pdf']);
    expect(await checks(putBack)).toMatchObject({ letters: [] });
  });

  test('of a claim that was registered after that point is recorded too', async () => {
    await register(ahead, invoice({ number: '2' }));
    await carryOut(ahead, '2', '2016-02-08', step('reminder'));
    await writes(ahead);
    expect((await records(putBack)).recorded).toBe(2);
    await register(putBack, invoice({ number: '2' }));
    await carryOut(putBack, '2', '2016-02-08', step('reminder'));
    await writes(putBack);
    expect(await printed()).toHaveLength(2);
  });
});

describe('what a counterpart was told after that point', () => {
  const portsFor: PortsFor = () => {
    const kfm = createKfmFiles({ folder: join(outbox, 'counterparts', 'town'), creditorId: 'town' });
    return { kfm } as ReturnType<PortsFor>;
  };
  const tells = (pool: Pool) => deliverCases({ pool, portsFor, rulebookFor });

  async function referred(pool: Pool): Promise<void> {
    await demanded(pool, '1');
    await registerClaimKind(pool, 'town', '61', 'fee');
    await carryOut(pool, '1', '2016-03-01', step('warning'));
    await carryOut(pool, '1', '2016-03-18', step('referral'));
    await tells(pool);
  }

  test('is named, and the same payment under another number is not told twice', async () => {
    await referred(ahead);
    await carryOut(ahead, '1', '2016-04-01', paid('2016-04-01', '200.00'));
    await tells(ahead);
    await referred(putBack);
    const [reduction] = (await checks(putBack)).instructions;
    expect(reduction).toMatchObject({ counterpart: 'kfm', reference: 'town/1', what: 'reduce', creditorId: 'town' });
    expect(await checks(ahead)).toMatchObject({ instructions: [] });

    expect((await records(putBack)).recorded).toBe(1);
    expect((await records(putBack)).recorded).toBe(0);
    await flag(putBack, '2016-04-01');
    await carryOut(putBack, '1', '2016-04-01', paid('2016-04-01', '200.00'));
    await tells(putBack);
    const files = await readdir(join(outbox, 'counterparts', 'town', 'kfm', '.filed'));
    expect(files).toHaveLength(2);
    const { rows } = await putBack.query('SELECT change_id, change, referral_id FROM fordring.case_change');
    expect(rows).toEqual([{ change_id: '6', change: 'reduce', referral_id: reduction?.file }]);
    // A further payment of the same amount is another one, and is told.
    await carryOut(putBack, '1', '2016-04-02', paid('2016-04-01', '200.00', 'p2'));
    await tells(putBack);
    expect(await readdir(join(outbox, 'counterparts', 'town', 'kfm', '.filed'))).toHaveLength(3);
  });

  test('a case that the ledger does not know is named until it does; handed over again it is the same case', async () => {
    await referred(ahead);
    expect(await checks(putBack)).toMatchObject({ instructions: [{ what: 'case', reference: 'town/1' }] });
    expect((await records(putBack)).recorded).toBe(0);
    await referred(putBack);
    expect(await checks(putBack)).toMatchObject({ instructions: [] });
    expect(await readdir(join(outbox, 'counterparts', 'town', 'kfm', '.filed'))).toHaveLength(1);
  });
});

test('of an outbox folder that is away nothing is said but that', async () => {
  const folder = join(outbox, 'not-mounted');
  const away = { name: 'FileNotReachable', message: expect.stringContaining(folder) as string };
  await expect(office(putBack).checkOutbox({ by: OPERATOR }, { folder })).rejects.toMatchObject(away);
  await expect(office(putBack).recordOutbox({ by: OPERATOR }, { folder })).rejects.toMatchObject(away);
  // A folder that is there and that nothing has left into is another matter.
  expect(await checks(putBack)).toEqual({ letters: [], instructions: [], exports: [], recorded: 0 });
});
