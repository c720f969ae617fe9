import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import { civilDate } from '../../../domain/kernel/civil-date';
import { readBankFile } from '../../../formats/recognise-bank-file';
import { importPayments } from '../../../office/payments/import-payments';
import { listAside } from '../../../office/payments/list-aside';
import { entry, statement, structured, transaction } from '../../formats/camt/camt-text';
import { balances, rulebookFor, useLedger } from '../ledger-world';

const ledger = useLedger();
let pool: Pool;
beforeEach(async () => {
  pool = await ledger();
});

async function take(content: Buffer): Promise<void> {
  await importPayments(pool, {
    ...{ creditorId: 'town', fileName: 'bank-file', rulebookFor, today: civilDate('2016-03-05') },
    file: readBankFile(content),
    sha256: createHash('sha256').update(content).digest(),
  });
}

const R1 = '<AcctSvcrRef>R1</AcctSvcrRef>';
const paying = (reference: string) => `<RmtInf>${structured(reference)}</RmtInf>`;
const SUM = statement('08', entry({ amount: '300.00', more: R1 }));
const DETAILS = transaction(paying('911'), '100.00') + transaction(paying('922'), '200.00');
const NOTICE = statement('08', entry({ amount: '300.00', more: R1, details: DETAILS }), '054');
const notice = (details: string) => statement('08', entry({ amount: '300.00', details }), '054');

test('other money of the amount of a sum is booked when the sum was told payment by payment before', async () => {
  await take(SUM);
  await take(NOTICE);
  await take(notice(transaction(paying('933'), '300.00')));
  expect(await listAside(pool, ['town'], false)).toEqual([]);
  expect(await balances(pool)).toEqual(['19410 600.00', '29990 -600.00']);
});

test('what may be the sum told again is asked, with the sum beside it', async () => {
  await take(SUM);
  await take(NOTICE);
  await take(notice(transaction('<RmtInf><Ustrd>Betalningar</Ustrd></RmtInf>', '300.00')));
  expect(await listAside(pool, ['town'], false)).toMatchObject([{ reason: 'question', amount: '300.00' }]);
  expect(await balances(pool)).toEqual(['19410 300.00', '29990 -300.00']);
});
