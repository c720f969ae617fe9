import type { Pool } from 'pg';
import { civilDate } from '../../../domain/kernel/civil-date';
import { SWEDISH_SAMPLE_CHART } from '../../../ledger/chart-of-accounts';
import { executeCommand, type LedgerCommand } from '../../../office/claims/execute-command';
import { unpaidOfService } from '../../../office/claims/unpaid-of-service';
import { registerCreditor } from '../../../office/creditors/register-creditor';
import { openOffice } from '../../../office/office';
import { registerClaims } from '../../../office/registration/register-claims';
import { sjoby, sjobyPolicy } from '../../policies/rulebooks/sjoby';
import { anna, invoice, paid, step, takenBack, useLedger } from '../ledger-world';

const ledger = useLedger();
const rulebookFor = () => sjoby;

/** A town that closes the library to those who do not pay, with invoices of the library for one debtor. */
async function townWith(...numbers: readonly string[]): Promise<Pool> {
  const pool = await ledger();
  await registerCreditor(pool, {
    ...{ creditorId: 'sjoby', name: 'Sjöby', policy: sjobyPolicy, chart: SWEDISH_SAMPLE_CHART },
    paymentAccounts: ['9912346'],
  });
  const { id: policyId, version: policyVersion } = sjobyPolicy;
  const registrations = numbers.map((number) => {
    const { debtorId, claim } = invoice({ number, group: 'library' });
    return { debtorId, claim: { ...claim, claimId: `sjoby/${number}`, creditorId: 'sjoby', policyId, policyVersion } };
  });
  await registerClaims(pool, { creditorId: 'sjoby', debtors: [anna], registrations, rulebookFor });
  return pool;
}

function tell(pool: Pool, number: string, day: string, command: LedgerCommand) {
  const key = `${number}/${day}/${command.type}`;
  return executeCommand(pool, { claimId: `sjoby/${number}`, command, key, today: civilDate(day), rulebookFor });
}

function change(pool: Pool, day: string, changed: 'suspended' | 'restored') {
  return tell(pool, '1', day, {
    ...{ type: 'ChangeService', decisionId: `${changed} ${day}`, changedOn: civilDate(day), service: 'library' },
    ...{ change: changed, checklist: [] },
  });
}

async function servicesOn(pool: Pool, day: string): Promise<string[]> {
  const by = { subject: 'eva', roles: ['case-handler' as const], creditorIds: ['sjoby'], source: 'oidc' as const };
  const { rows } = await openOffice({ pool }).work.list({ by, creditorId: 'sjoby', today: civilDate(day) }, {});
  return rows.flatMap(({ kind, why, act }) => (kind.startsWith('service') ? [kind, why, act] : []));
}

/** Reminded, demanded, noticed twice, and the time of the last notice has run: as in the policy's own test. */
async function cardToClose(pool: Pool): Promise<void> {
  const days = [
    ...[
      ['2016-02-11', 'reminder'],
      ['2016-02-22', 'demand'],
      ['2016-03-03', 'card-notice'],
    ],
    ...[
      ['2016-03-17', 'card-last-notice'],
      ['2016-04-18', 'card-closed'],
    ],
  ];
  for (const [day = '', name = ''] of days) await tell(pool, '1', day, step(name));
}

test('the card is to be closed, then opened on half of the invoice, and closed again when that payment bounces', async () => {
  const pool = await townWith('1');
  await cardToClose(pool);
  const closing = 'fordring decide service sjoby/1 --service library --change suspended --reason TEXT';
  expect(await servicesOn(pool, '2016-04-19')).toEqual([
    'service-to-suspend',
    'the time of the notice of suspension has run out, and nobody has said whether the service is suspended; kultur- och fritidsnämnden decides',
    closing,
  ]);
  await change(pool, '2016-04-19', 'suspended');
  expect(await servicesOn(pool, '2016-04-20')).toEqual([]);
  await tell(pool, '1', '2016-04-25', paid('2016-04-25', '600.00'));
  expect(await servicesOn(pool, '2016-04-26')).toEqual([
    'service-to-restore',
    '600.00 of the invoice is paid, which is enough by the policy, and of library it still stands: suspended',
    'fordring decide service sjoby/1 --service library --change restored --reason TEXT',
  ]);
  await change(pool, '2016-04-26', 'restored');
  expect(await servicesOn(pool, '2016-04-27')).toEqual([]);
  await tell(pool, '1', '2016-04-28', takenBack('2016-04-28', '600.00'));
  expect(await servicesOn(pool, '2016-04-29')).toEqual([
    'service-to-suspend',
    'the service was restored for a payment that the bank has taken back; kultur- och fritidsnämnden decides',
    closing,
  ]);
  await change(pool, '2016-04-29', 'suspended');
  expect(await servicesOn(pool, '2016-04-30')).toEqual([]);
});

test('unpaid invoices of a service are those of the debtor that are open, and overdue where that is asked', async () => {
  const pool = await townWith('1', '2');
  const own = { claimId: 'sjoby/1', groups: ['library'] };
  const count = (day: string) => unpaidOfService(pool, { ...own, dueBefore: civilDate(day) });
  expect([await count('2016-02-01'), await count('2016-02-02'), await unpaidOfService(pool, own)]).toEqual([0, 2, 2]);
  await tell(pool, '2', '2016-02-05', paid('2016-02-05', '1200.00'));
  expect(await count('2016-02-08')).toBe(1);
  expect(await unpaidOfService(pool, { ...own, groups: ['water'] })).toBe(0);
});
