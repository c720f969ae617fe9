import type { Pool } from 'pg';
import { registerClaims } from '../../../office/registration/register-claims';
import { anna, invoice, kronor, rulebookFor, useLedger } from '../ledger-world';
import {
  approveAs,
  decideAs,
  hanna,
  maj,
  outcome,
  refusalIn,
  rejectAs,
  request,
  reverseAs,
  sven,
} from './decision-world';

/*
 * A supervisor approves credits up to 50,000.00 in Botkyrka's matrix, beyond that a manager does. Anna has two invoices of
 * 90,000.00 and Bo one.
 */
let pool: Pool;
const ledger = useLedger();
beforeEach(async () => {
  pool = await ledger();
  const given = (number: string, debtorId: string) => ({ ...invoice({ number, amount: '90000.00' }), debtorId });
  await registerClaims(pool, {
    creditorId: 'town',
    debtors: [anna, { ...anna, debtorId: 'bo', name: 'Bo Ek' }],
    registrations: [given('1001', 'anna'), given('1002', 'anna'), given('2001', 'bo')],
    rulebookFor,
  });
});

let documents = 0;

function credit(number: string, amount: string, today = '2016-02-10') {
  const amounts = [{ claimId: `town/${number}`, amount: kronor(amount) }];
  const subject = { of: 'claims', claimIds: [`town/${number}`] } as const;
  return request(
    'credit-note',
    { documentNumber: `K-${(documents += 1)}`, amounts },
    // Amounts repeat here, and that is meant.
    { subject, document: 'mail-17', today, again: true },
  );
}

/** Who may approve it, as it was recorded. */
async function proposed(asked: ReturnType<typeof request>): Promise<string> {
  const answer = await decideAs(pool, hanna, asked);
  return answer.outcome === 'recorded' ? answer.file.decision.approvalBy.join() : refusalIn(answer);
}

async function given(number: string, amount: string, today?: string): Promise<string> {
  const asked = credit(number, amount, today);
  await decideAs(pool, hanna, asked);
  expect(outcome(await approveAs(pool, sven, asked.decisionId, asked.today))).toBe('executed');
  return asked.decisionId;
}

test('a second credit on the same invoice counts together with the first, and its record has its own amount', async () => {
  const first = await given('1001', '30000.00');
  const second = credit('1001', '20000.01', '2016-06-10');
  expect(await decideAs(pool, hanna, second)).toMatchObject({
    file: {
      decision: {
        approvalBy: ['manager'],
        amount: kronor('20000.01'),
        measure: { amount: kronor('50000.01') },
        lines: ['credit-note-large'],
      },
    },
  });
  const refused = await approveAs(pool, sven, second.decisionId, '2016-06-13');
  expect(outcome(refused)).toBe('refused: not-authorised');
  expect(refusalIn(refused)).toContain(`It counts together with 30000.00 of decision ${first}`);
  expect(outcome(await approveAs(pool, maj, second.decisionId, '2016-06-13'))).toBe('executed');
});

test('up to the limit in all, a supervisor still approves', async () => {
  await given('1001', '30000.00');
  expect(await proposed(credit('1001', '20000.00', '2016-06-10'))).toBe('supervisor,manager');
});

test('it counts for twelve months; and with what waits for the same debtor that day', async () => {
  await given('1001', '30000.00', '2016-02-10');
  expect(await proposed(credit('1001', '30000.00', '2017-02-09'))).toBe('manager');
  expect(await proposed(credit('1002', '30000.00', '2017-02-09'))).toBe('manager');
});

test('after twelve months it counts no more', async () => {
  await given('1001', '30000.00', '2016-02-10');
  expect(await proposed(credit('1001', '30000.00', '2017-02-10'))).toBe('supervisor,manager');
});

test('two that wait at once count together: only one of them can be a supervisor’s', async () => {
  const [one, other] = [credit('1001', '30000.00'), credit('1001', '30000.00')];
  expect([await proposed(one), await proposed(other)]).toEqual(['supervisor,manager', 'manager']);
  expect(outcome(await approveAs(pool, sven, one.decisionId))).toBe('executed');
  expect(outcome(await approveAs(pool, sven, other.decisionId))).toBe('refused: not-authorised');
});

test('on one day also on another invoice of the same debtor, whenever it is approved; of another debtor not', async () => {
  const [one, other] = [credit('1001', '30000.00'), credit('1002', '30000.00')];
  expect([await proposed(one), await proposed(other)]).toEqual(['supervisor,manager', 'manager']);
  expect(await proposed(credit('2001', '30000.00'))).toBe('supervisor,manager');
  const [first, second] = await Promise.all([
    approveAs(pool, sven, one.decisionId, '2016-02-12'),
    approveAs(pool, sven, other.decisionId, '2016-02-12'),
  ]);
  expect([outcome(first), outcome(second)].sort()).toEqual(['executed', 'refused: not-authorised']);
  expect(await proposed(credit('1002', '30000.00', '2016-02-12'))).toBe('manager');
});

test('what was turned down or taken back counts no more', async () => {
  const rejected = credit('1001', '40000.00');
  await decideAs(pool, hanna, rejected);
  expect(outcome(await rejectAs(pool, sven, rejected.decisionId))).toBe('rejected');
  expect(await proposed(credit('1001', '1000.00', '2016-02-11'))).toBe('supervisor,manager');
  const taken = await given('1002', '40000.00', '2016-03-01');
  const reversal = await reverseAs(pool, hanna, taken, { today: '2016-03-02', document: 'mail-18' });
  if (outcome(reversal) === 'waiting' && reversal.outcome === 'recorded')
    await approveAs(pool, sven, reversal.file.decision.decisionId, '2016-03-02');
  expect(await proposed(credit('1002', '40000.00', '2016-03-03'))).toBe('supervisor,manager');
});

test('decisions of another kind, and lengths, stand by themselves', async () => {
  await given('1001', '40000.00');
  const writeOff = request('write-off', { ground: 'uncollectable' }, { today: '2016-02-11' });
  const answer = await decideAs(pool, hanna, { ...writeOff, subject: { of: 'claims', claimIds: ['town/2001'] } });
  expect(outcome(answer)).toBe('refused: not-authorised');
  const deferral = { ...request('deferral', { newDueOn: '2016-03-15' }), subject: credit('1001', '1.00').subject };
  expect(outcome(await decideAs(pool, hanna, deferral))).toBe('executed');
});
