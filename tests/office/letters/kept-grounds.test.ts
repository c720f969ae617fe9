import type { Pool } from 'pg';
import { readClaim } from '../../../office/claims/read-claim';
import { handOverCase, type HandedOver } from '../../../office/counterparts/hand-over-case';
import { keepOutcome } from '../../../office/counterparts/case-outcomes';
import { layDownLetterhead } from '../../../office/creditors/lay-down-first';
import { explainFile } from '../../../office/explain/explain-file';
import { standstills } from '../../../office/explain/standstill';
import { deliverLetters } from '../../../office/letters/deliver-letters';
import { inTransaction } from '../../../store/connect';
import { civilDate } from '../../../domain/kernel/civil-date';
import { explainStandstill } from '../../../domain/explain/explain-standstill';
import { CharacterNotPrintable } from '../../../print/paper/printable-text';
import { SJOVIK } from '../../../sample/sjovik-creditor';
import { carryOut, demanded, invoice, kronor, paid, register, rulebookFor, step, useLedger } from '../ledger-world';

const ledger = useLedger();
const today = civilDate('2016-03-31');

async function town(): Promise<Pool> {
  const pool = await ledger();
  await layDownLetterhead(pool, 'town', SJOVIK);
  await register(pool, invoice({ number: '1' }));
  return pool;
}

/** What the claim waits for and what was refused, to a Swede and to a Dane. */
async function told(pool: Pool): Promise<string[]> {
  const file = await readClaim(pool, 'town/1');
  if (!file) throw new Error('The town has invoice 1.');
  const explained = await Promise.all(
    (['sv', 'da'] as const).map((language) => explainFile(pool, file, { rulebookFor, today, language })),
  );
  return explained.flatMap(({ waits, refused }) => [...waits, ...refused].map(({ text }) => text));
}

function deliver(pool: Pool, refuses?: Error): Promise<number> {
  const letters = {
    deliver: () =>
      refuses
        ? Promise.reject(refuses)
        : Promise.resolve({ deliveryId: '1', channel: 'print' as const, deliveredOn: today }),
  };
  return deliverLetters({ pool, letters, rulebookFor, withholdWhenGroundIsGone: true });
}

test('why a letter was withheld is kept as values, and told in the reader’s language', async () => {
  const pool = await town();
  await carryOut(pool, '1', '2016-02-08', step('reminder'));
  const dispute = { type: 'RaiseDispute', decisionId: 'd', raisedOn: civilDate('2016-02-08') } as const;
  await carryOut(pool, '1', '2016-02-08', dispute);
  await deliver(pool);
  const { rows } = await pool.query('SELECT ground FROM fordring.document WHERE ground IS NOT NULL');
  expect(rows).toEqual([{ ground: { ground: 'disputed', on: '2016-02-08' } }]);
  expect(await told(pool)).toEqual(
    expect.arrayContaining([
      'Betalningspåminnelsen den 8 februari 2016 skickades aldrig: fordran bestreds den 8 februari 2016.',
      'Rykkeren den 8. februar 2016 blev aldrig sendt: der blev gjort indsigelse den 8. februar 2016.',
    ]),
  );
});

test('what a letter waits for is told without the English note; a row of an older version has the note alone', async () => {
  const pool = await town();
  await carryOut(pool, '1', '2016-02-08', step('reminder'));
  await deliver(pool, new CharacterNotPrintable('The character U+042E is not in the typeface.'));
  expect(await told(pool)).toEqual(
    expect.arrayContaining([
      'Betalningspåminnelsen den 8 februari 2016 har inte skickats än: ett tecken i brevet kan inte skrivas ut. Den som ska handla är en handläggare.',
      'Rykkeren den 8. februar 2016 er endnu ikke sendt: et tegn i brevet kan ikke trykkes. Den, der skal handle, er en sagsbehandler.',
    ]),
  );
  await pool.query('UPDATE fordring.document SET ground = NULL');
  expect((await told(pool)).join()).toContain('”The character U+042E is not in the typeface.”');
});

test('a letter that goes after all keeps no ground', async () => {
  const pool = await town();
  await carryOut(pool, '1', '2016-02-08', step('reminder'));
  await deliver(pool, new CharacterNotPrintable('The character U+042E is not in the typeface.'));
  await pool.query(
    `INSERT INTO fordring.outbox (topic, claim_id, event_number, payload)
     SELECT 'document', claim_id, event_number, jsonb_build_object('documentId', document_id) FROM fordring.document`,
  );
  await deliver(pool);
  const { rows } = await pool.query('SELECT status, reason, ground FROM fordring.document');
  expect(rows).toEqual([{ status: 'sent', reason: null, ground: null }]);
});

test('a case that is held for an amount at the limit is told with the amounts, in the list too', async () => {
  const pool = await town();
  await demanded(pool, '1');
  await carryOut(pool, '1', '2016-03-01', step('warning'));
  await carryOut(pool, '1', '2016-03-18', step('referral'));
  // 1,384.46 less 900.00: 484.46 is not over 500.00 (S002-25).
  await carryOut(pool, '1', '2016-03-18', paid('2016-03-18', '900.00'));
  const pending = {
    ...{ claimId: 'town/1', step: 'referral' as const, performedOn: civilDate('2016-03-18') },
    eventNumber: await eventNumberOf(pool, 'referral'),
  };
  const portsFor = () => {
    throw new Error('Nothing goes.');
  };
  const outcome = await inTransaction(pool, async (client): Promise<HandedOver> => {
    const found = await handOverCase(client, pending, { on: today }, { pool, portsFor, rulebookFor });
    await keepOutcome(client, pending, found);
    return found;
  });
  const cause = { type: 'not-over-limit', claimed: kronor('484.46'), limit: kronor('500.00'), sources: ['S002-25'] };
  expect(outcome).toMatchObject({
    status: 'held',
    reason: 'it waits for a person: claimed 484.46 is not over 500.00 (S002-25)',
    ground: { ground: 'step-waits', cause },
  });
  expect(await told(pool)).toContain(
    'Överlämnandet till Kronofogden den 18 mars 2016 har inte skickats än: kravet på 484,46 kr överstiger inte 500,00 kr (S002-25). Den som ska handla är en handläggare.',
  );
  const [standing] = await standstills(pool, rulebookFor, { asOf: today });
  expect(standing && explainStandstill(standing, 'da').why).toBe(
    'sagen skulle være overdraget, men holdes tilbage: kravet på 484,46 SEK overstiger ikke 500,00 SEK (S002-25)',
  );
});

async function eventNumberOf(pool: Pool, named: string): Promise<number> {
  const { rows } = await pool.query<{ event_number: number }>(
    `SELECT event_number FROM fordring.claim_event WHERE claim_id = 'town/1' AND data ->> 'step' = $1`,
    [named],
  );
  return rows[0]?.event_number ?? 0;
}
