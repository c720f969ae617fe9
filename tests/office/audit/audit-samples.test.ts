import type { Pool } from 'pg';
import type { Actor } from '../../../domain/authority/actor';
import { addDays, civilDate } from '../../../domain/kernel/civil-date';
import { checkLedger } from '../../../office/controls/check-ledger';
import { recordBankReading } from '../../../office/creditors/bank-reading';
import { openOffice } from '../../../office/office';
import { augustWithTenLargest, TEN_LARGEST } from '../../support/audited-august';
import { carryOut, invoice, paid, register, step, takenBack, useLedger } from '../ledger-world';

/* The audit's two samples at 31 August 2016 (S002, sections 4.3 and 4.4), out of the live code. */
const ledger = useLedger();
let pool: Pool;
beforeEach(async () => {
  pool = await ledger();
});

const person = (subject: string, ...roles: Actor['roles']): Actor => {
  return { subject, roles, creditorIds: 'all', source: 'local' };
};
const rut = person('rut', 'auditor');
const cecilia = person('cecilia', 'controller');
const moa = person('moa', 'manager');
const hanna = person('hanna', 'case-handler');
const office = () => openOffice({ pool, clock: () => Date.parse('2016-12-31T12:00:00+01:00') });
const on = (by: Actor, today: string) => ({ by, creditorId: 'town', today: civilDate(today) });
const refused = (why: string) => expect.objectContaining({ name: 'AuditSampleRefused', refused: why }) as Error;
const draw = (seed: string, more: { readonly known?: string; readonly today?: string } = {}) =>
  office().audit.drawSample(on(rut, more.today ?? '2016-10-14'), {
    ...{ period: '2016-08', seed },
    ...(more.known !== undefined && { known: civilDate(more.known) }),
  });

/** What became of the ten largest by 14 October 2016, as the audit found. */
async function payLargest(): Promise<void> {
  const days: Readonly<Record<string, string>> = {
    ...{ '61159531': '2016-10-10', '61159672': '2016-09-16', '61159657': '2016-09-26', '61159719': '2016-09-23' },
    ...{ '61159519': '2016-09-20', '61159645': '2016-09-29', '61159604': '2016-09-20', '61159653': '2016-09-26' },
  };
  for (const { number, kronor } of TEN_LARGEST) {
    const day = days[number];
    if (day !== undefined) await carryOut(pool, number, day, paid(day, `${kronor}.00`, `p${number}`));
  }
  await carryOut(pool, '61116067', '2012-02-27', {
    ...{ type: 'RaiseDispute', decisionId: 'd1', raisedOn: civilDate('2012-02-27') },
  });
  await carryOut(pool, '61159602', '2016-10-05', {
    ...{ type: 'CreditClaim', decisionId: 'c1', documentNumber: 'K1', creditedOn: civilDate('2016-10-05') },
    ...{ effectiveOn: civilDate('2016-10-05'), amount: augustWithTenLargest()[6]!.claim.amount, cancels: true },
  } as never);
}

test('the ten largest cover 43 percent of the sub-ledger, and 83 percent of them had come in by 14 October 2016', async () => {
  await register(pool, ...augustWithTenLargest());
  await payLargest();
  const { sample } = await draw('audit 2016');
  expect(sample.largest).toMatchObject({ drawn: 10, claims: 210 });
  const { drawnOpen, open } = sample.largest;
  expect([drawnOpen, open].map(String)).toEqual(['13760935.00', '31989189.00']);
  // 13,760,935 of 31,989,189.
  expect(drawnOpen.amount.times(100).div(open.amount).toFixed(2)).toBe('43.02');
  const found = await office().audit.sample(on(rut, '2016-10-14'), { sampleNumber: sample.sampleNumber });
  const rows = found.claims.filter(({ part }) => part === 'largest');
  expect(
    rows.map(({ invoiceNumber, followUp }) => `${invoiceNumber} ${followUp?.followUp ?? ''} ${followUp?.on ?? ''}`),
  ).toEqual([
    '61159531 paid 2016-10-10',
    '61116067 disputed 2012-02-27',
    '61159672 paid 2016-09-16',
    '61159657 paid 2016-09-26',
    '61159719 paid 2016-09-23',
    '61159519 paid 2016-09-20',
    '61159602 cancelled 2016-10-05',
    '61159645 paid 2016-09-29',
    '61159604 paid 2016-09-20',
    '61159653 paid 2016-09-26',
  ]);
  // 11.47 mnkr of 13.76, which the audit rounds to 11.5.
  expect(found.received.toString()).toBe('11466822.00');
  expect(found.received.amount.times(100).div(drawnOpen.amount).toFixed(2)).toBe('83.33');
  // The disputed one is booked as doubtful, all of it.
  expect(rows[1]?.doubtful.toString()).toBe('1794113.00');
  // On an earlier day of the check less had come in: on 19 September the one of the 16th.
  const earlier = await office().audit.sample(on(rut, '2016-10-19'), { sampleNumber: sample.sampleNumber });
  expect(earlier.received.toString()).toBe('11466822.00');
});
