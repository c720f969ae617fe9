import type { Pool } from 'pg';
import type { Actor } from '../../../domain/authority/actor';
import { openOffice, type Office } from '../../../office/office';
import { createLedgerPool } from '../../../store/connect';
import { balance, entry, IBAN, statement } from '../../formats/camt/camt-text';
import { useWorld } from '../../support/world';
import { useLedger } from '../ledger-world';

const ledger = useLedger();
const world = useWorld();
const by: Actor = { subject: 'hanna', roles: ['case-handler'], creditorIds: ['town'], source: 'oidc' };
let pool: Pool;
let office: Office;
beforeEach(async () => {
  pool = await ledger();
  office = openOffice({ pool, clock: () => Date.parse('2016-03-05T11:00:00Z') });
});

it.each([
  ['only payments out', entry({ direction: 'DBIT' })],
  ['only rows that are set aside', entry({ dates: '' })],
  ['only balances', balance('OPBD', '5') + balance('CLBD', '5')],
])('a statement with %s has its owner', async (_what, content) => {
  const file = { fileName: 'camt.xml', content: statement('08', content) };
  expect(await office.payments.importBankFile({ by }, file)).toMatchObject({ creditorId: 'town', movements: 0 });
  expect(await office.payments.lookAtBankFile({ by }, file)).toMatchObject({ creditorId: 'town' });
});

const FUTURE = entry().replaceAll('2016-03-01', '2016-03-09');

test('a file that is wanted whole is refused for a row that only the ledger sets aside, and is not laid down', async () => {
  const file = { fileName: 'camt.xml', content: statement('08', FUTURE), strict: true };
  const refused = {
    name: 'InputRefused',
    problems: [{ line: 1, message: expect.stringMatching(/has not come/) as string }],
  };
  await expect(office.payments.importBankFile({ by }, file)).rejects.toMatchObject(refused);
  await expect(office.payments.lookAtBankFile({ by }, file)).rejects.toMatchObject(refused);
  expect((await pool.query('SELECT FROM fordring.incoming_bank_file')).rows).toEqual([]);
  const outgoing = { ...file, content: statement('08', entry({ direction: 'DBIT' })) };
  expect(await office.payments.importBankFile({ by }, outgoing)).toMatchObject({ creditorId: 'town' });
});

test('a file of nobody tells of its rows that are set aside, and of how to take a creditor up', async () => {
  const empty = createLedgerPool(await world().newDatabase());
  try {
    const nobody = openOffice({ pool: empty });
    const file = { fileName: 'camt.xml', content: statement('08', entry() + entry({ currency: 'EUR' })) };
    const looked = await nobody.payments.lookAtBankFile({ by }, file);
    expect(looked.report.aside).toEqual([{ reason: 'other-currency', count: 1, sum: '100.00', currency: 'EUR' }]);
    expect(looked.aside.map(({ account }) => account)).toEqual([IBAN]);
    await expect(nobody.payments.importBankFile({ by }, file)).rejects.toMatchObject({
      name: 'NoCreditorYet',
      message: expect.stringMatching(/fordring creditor add/) as string,
    });
  } finally {
    await empty.end();
  }
});
