import type { Pool } from 'pg';
import { registerClaims } from '../../../office/registration/register-claims';
import { layDownLetterhead } from '../../../office/creditors/lay-down-first';
import type { Debtor } from '../../../office/creditors/register-debtors';
import { documentsOf, queueHeldAgain } from '../../../office/letters/letter-records';
import { deliverLetters } from '../../../office/letters/deliver-letters';
import { CharacterNotPrintable } from '../../../print/paper/printable-text';
import { civilDate } from '../../../domain/kernel/civil-date';
import type { LetterContent } from '../../../domain/letters/letter';
import { SJOVIK } from '../../../sample/sjovik-creditor';
import { anna, carryOut, invoice, kronor, paid, register, rulebookFor, step, useLedger } from '../ledger-world';

const ledger = useLedger();

async function town(): Promise<Pool> {
  const pool = await ledger();
  await layDownLetterhead(pool, 'town', SJOVIK);
  await register(pool, invoice({ number: '1' }));
  return pool;
}

async function delivered(pool: Pool, refuses?: Error): Promise<LetterContent[]> {
  const sent: LetterContent[] = [];
  const deliver = (letter: LetterContent) => {
    if (refuses) throw refuses;
    sent.push(letter);
    return Promise.resolve({ deliveryId: letter.documentId, channel: 'print' as const, deliveredOn: letter.sentOn });
  };
  await deliverLetters({ pool, letters: { deliver }, rulebookFor, withholdWhenGroundIsGone: true });
  return sent;
}

const statuses = async (pool: Pool) =>
  (await documentsOf(pool, 'town/1')).map(({ kind, status }) => `${kind} ${status}`);

function registerHas(pool: Pool, debtor: Debtor): Promise<unknown> {
  return registerClaims(pool, { creditorId: 'town', debtors: [debtor], registrations: [], rulebookFor });
}

const MOVED: Debtor = { ...anna, name: 'Anna Berg', addressLines: ['Nygatan 3'], postalCode: '999 09', city: 'Sjövik' };

test('a letter says what stood when its step was booked, whatever the registers say when it leaves', async () => {
  const pool = await town();
  await carryOut(pool, '1', '2016-02-08', step('reminder'));
  await registerHas(pool, MOVED);
  await layDownLetterhead(pool, 'town', { ...SJOVIK, name: 'Nya kommunen', phone: '0999-99 99' });
  await carryOut(pool, '1', '2016-02-09', paid('2016-02-09', '200.00'));
  await carryOut(pool, '1', '2016-02-09', {
    type: 'ChangeDebtorStatus',
    changedOn: civilDate('2016-02-09'),
    status: 'deceased',
  });
  const { debtorId, name, addressLines, postalCode, city } = anna;
  expect(await delivered(pool)).toMatchObject([
    {
      sentOn: '2016-02-08',
      debtor: { debtorId, name, addressLines, postalCode, city },
      creditor: { name: SJOVIK.name, phone: SJOVIK.phone },
      amounts: { total: kronor('1200.00') },
    },
  ]);
});

test('one booked afterwards has what the registers have by then', async () => {
  const pool = await town();
  await carryOut(pool, '1', '2016-02-08', step('reminder'));
  await delivered(pool);
  await registerHas(pool, MOVED);
  await carryOut(pool, '1', '2016-02-18', step('demand'));
  expect(await delivered(pool)).toMatchObject([{ kind: 'demand', debtor: { name: 'Anna Berg', city: 'Sjövik' } }]);
});

test('an address that is protected after the booking is in no letter; one protected at the booking was never copied', async () => {
  const pool = await town();
  await carryOut(pool, '1', '2016-02-08', step('reminder'));
  await carryOut(pool, '1', '2016-02-09', {
    type: 'ChangeDebtorAddress',
    decisionId: 'protected',
    changedOn: civilDate('2016-02-09'),
    address: 'protected',
  });
  expect(await delivered(pool)).toMatchObject([{ route: 'protected', debtor: { addressLines: [], city: '' } }]);
  await carryOut(pool, '1', '2016-02-18', step('demand'));
  const { rows } = await pool.query<{ content: unknown }>(
    `SELECT content -> 'parties' AS content FROM fordring.document WHERE kind = 'demand'`,
  );
  expect(JSON.stringify(rows)).toContain('Anna Åkesson');
  expect(JSON.stringify(rows)).not.toContain('Storgatan');
});

test('a letter that cannot be printed as it is takes what somebody mended in the register', async () => {
  const pool = await town();
  await carryOut(pool, '1', '2016-02-08', step('reminder'));
  await delivered(pool, new CharacterNotPrintable('The character U+042E is not in the typeface.'));
  await registerHas(pool, MOVED);
  await queueHeldAgain(pool, 0);
  expect(await delivered(pool)).toMatchObject([{ debtor: { name: 'Anna Berg' } }]);
  expect(await statuses(pool)).toEqual(['reminder sent']);
});

test('a creditor who gets its letterhead later stands on the letter as it is then; the debtor stays', async () => {
  const pool = await ledger();
  await register(pool, invoice({ number: '1' }));
  await carryOut(pool, '1', '2016-02-08', step('reminder'));
  expect(await delivered(pool)).toEqual([]);
  await registerHas(pool, MOVED);
  await layDownLetterhead(pool, 'town', SJOVIK);
  expect(await delivered(pool)).toMatchObject([{ creditor: { name: SJOVIK.name }, debtor: { name: 'Anna Åkesson' } }]);
});

test('a document of an older release, with the event and the claim alone, leaves as well', async () => {
  const pool = await town();
  await carryOut(pool, '1', '2016-02-08', step('reminder'));
  await pool.query(`UPDATE fordring.document SET content = '{"event": {}, "claim": {}}'`);
  expect(await delivered(pool)).toMatchObject([{ kind: 'reminder', debtor: { name: 'Anna Åkesson' } }]);
  expect(await statuses(pool)).toEqual(['reminder sent']);
});

test('what a letter said that has left is kept as it was', async () => {
  const pool = await town();
  await carryOut(pool, '1', '2016-02-08', step('reminder'));
  await delivered(pool);
  await expect(pool.query(`UPDATE fordring.document SET content = '{}'`)).rejects.toThrow(
    /never changed once it is sent/,
  );
});

test.each([
  ['no address at all', { addressLines: [], postalCode: '', city: '' }],
  ['blanks', { addressLines: [' '], postalCode: ' ', city: '' }],
  ['a street and no place', { addressLines: ['Storgatan 1'], postalCode: '', city: '' }],
])('a letter to a debtor with %s is held, and leaves once the register has an address', async (_what, address) => {
  const pool = await ledger();
  await layDownLetterhead(pool, 'town', SJOVIK);
  await registerHas(pool, { ...anna, ...address });
  await registerClaims(pool, {
    ...{ creditorId: 'town', debtors: [], rulebookFor },
    registrations: [invoice({ number: '1' })],
  });
  await carryOut(pool, '1', '2016-02-08', step('reminder'));
  expect(await delivered(pool)).toEqual([]);
  expect(await statuses(pool)).toEqual(['reminder held']);
  const [held] = await documentsOf(pool, 'town/1');
  expect(held?.reason).toBe(
    'Debtor anna has no address in the register; enter one with a street or box, a postal code and a place.',
  );
  await registerHas(pool, MOVED);
  await pool.query(`UPDATE fordring.document SET tried_at = '-infinity'`);
  expect(await delivered(pool)).toMatchObject([{ kind: 'reminder', debtor: { city: 'Sjövik' } }]);
});
