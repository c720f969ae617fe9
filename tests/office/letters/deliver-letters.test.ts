import type { Pool } from 'pg';
import { layDownLetterhead } from '../../../office/creditors/lay-down-first';
import type { LetterPort } from '../../../office/letters/letter-port';
import { deliverLetters } from '../../../office/letters/deliver-letters';
import { civilDate } from '../../../domain/kernel/civil-date';
import type { LetterContent } from '../../../domain/letters/letter';
import { SJOVIK } from '../../../sample/sjovik-creditor';
import { carryOut, demanded, invoice, paid, register, rulebookFor, step, useLedger } from '../ledger-world';

const ledger = useLedger();

async function town(): Promise<Pool> {
  const pool = await ledger();
  await layDownLetterhead(pool, 'town', SJOVIK);
  await register(pool, invoice({ number: '1' }));
  return pool;
}

async function delivered(pool: Pool, withholdWhenGroundIsGone = true): Promise<LetterContent[]> {
  const sent: LetterContent[] = [];
  const letters: LetterPort = {
    deliver: async (letter) => {
      sent.push(letter);
      return { deliveryId: letter.documentId, channel: 'print', deliveredOn: civilDate('2016-02-08') };
    },
  };
  await deliverLetters({ pool, letters, rulebookFor, withholdWhenGroundIsGone });
  return sent;
}

async function statuses(pool: Pool): Promise<string[]> {
  const { rows } = await pool.query<{ kind: string; status: string }>(
    'SELECT kind, status FROM fordring.document ORDER BY event_number',
  );
  return rows.map(({ kind, status }) => `${kind} ${status}`);
}

test('each letter goes out once, and asks for what was claimed on its own day', async () => {
  const pool = await town();
  await demanded(pool, '1');
  const letters = await delivered(pool);
  expect(letters.map(({ documentId }) => documentId)).toEqual(['town/1/2', 'town/1/3']);
  expect(await statuses(pool)).toEqual(['reminder sent', 'demand sent']);
  expect(await delivered(pool)).toEqual([]);
});

test('nobody who has paid meanwhile is written to', async () => {
  const pool = await town();
  await carryOut(pool, '1', '2016-02-08', step('reminder'));
  await carryOut(pool, '1', '2016-02-08', paid('2016-02-08', '1200.00'));
  expect(await delivered(pool)).toEqual([]);
  expect(await statuses(pool)).toEqual(['reminder withheld']);
});

test('in virtual time the letter left on its day, although the claim is settled by now', async () => {
  const pool = await town();
  await carryOut(pool, '1', '2016-02-08', step('reminder'));
  await carryOut(pool, '1', '2016-02-10', paid('2016-02-10', '1200.00'));
  expect(await delivered(pool, false)).toHaveLength(1);
});

test('a creditor without a letterhead sends nothing, and nothing is held up by it', async () => {
  const pool = await ledger();
  await register(pool, invoice({ number: '1' }));
  await carryOut(pool, '1', '2016-02-08', step('reminder'));
  expect(await delivered(pool)).toEqual([]);
  expect(await delivered(pool)).toEqual([]);
});
