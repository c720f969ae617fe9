import { fileEvidence } from '../../../office/reconciliation/evidence/file-evidence';
import { setReminderGate } from '../../../office/reconciliation/reminder-gate';
import { approveRun } from '../../../office/reconciliation/approve-run';
import { prepareRun } from '../../../office/reconciliation/prepare-run';
import { reopenRun } from '../../../office/reconciliation/reopen-run';
import { civilDate } from '../../../domain/kernel/civil-date';
import { dkStatensAdministration } from '../../../policies/rulebooks/dk-statens-administration';
import { useTown } from '../../support/use-town';
import { LedgerRun } from './ledger-run';
import { ANNA, BO, permitted, run } from './office';

/* A claim due on Monday 1 February 2016 is reminded in the run of Monday 8 February, if the bank is reconciled. */
const town = useTown({ policy: dkStatensAdministration });

const HEADER = 'key,booked_on,kind,amount\n';
const FEE = `${HEADER}F1,2016-01-29,paid out,-45.00\n`;

function bankOf(period: string, today: string): LedgerRun {
  return new LedgerRun(town().pool, run(town().creditorId, period, 'bank-ledger'), { today });
}

type Said = Pick<Parameters<typeof approveRun>[1], 'reason' | 'stated'>;

/** Anna prepares, Bo signs, and what follows of it follows. */
async function isSigned(period: string, day: string, said: Said): Promise<void> {
  const about = { run: run(town().creditorId, period, 'bank-ledger'), today: civilDate(day) };
  await prepareRun(town().pool, about, permitted(ANNA, 'prepare-reconciliation'));
  await approveRun(town().pool, { ...about, ...said }, permitted(BO, 'sign-reconciliation'));
  await fileEvidence(town().pool, about.run, about.today);
  await setReminderGate(town().pool, about.run, about.today);
}

test('no reminder leaves after a bank month signed with a remainder, and it leaves once that month is signed without', async () => {
  const january = bankOf('2016-01', '2016-02-03');
  expect(await january.finds({ left: FEE })).toMatchObject({ clean: false, open: ['only-left F1 -45.00'] });
  await isSigned('2016-01', '2016-02-03', { reason: 'nobody knows the fee yet' });
  const claim = await town().invoice();
  await claim.lives('2016-02-10');
  expect(await claim.steps()).toEqual([]);
  await reopenRun(
    town().pool,
    { run: january.name, today: civilDate('2016-02-11'), reason: 'the bank has told of its fee' },
    permitted(BO, 'reopen-reconciliation'),
  );
  await setReminderGate(town().pool, january.name, civilDate('2016-02-11'));
  january.today = civilDate('2016-02-11');
  // A person's own list: the bank's very file in this place would agree with itself.
  await january.delivers({ 'other-movements': FEE.replaceAll('\n', '\r\n') });
  expect(await january.isMatched()).toMatchObject({ clean: true });
  // A list says no balances: whoever signs has looked, and says what the account holds.
  await isSigned('2016-01', '2016-02-11', { stated: { closing: '-45.00' } });
  town().isToldOfOpening('2016-02-11');
  await claim.lives('2016-02-12');
  // The step is tried each day: that of the 11th finds the gate open.
  expect(await claim.steps()).toEqual(['2016-02-11 reminder 1200.00']);
});

test('a month in which nothing came and nothing went opens it as well', async () => {
  await town().bank('2016-03-01', 'not reconciled');
  const claim = await town().invoice({ due: '2016-02-29' });
  await claim.lives('2016-03-09');
  expect(await claim.steps()).toEqual([]);
  const february = bankOf('2016-02', '2016-03-09');
  expect(await february.finds({ left: HEADER })).toMatchObject({ clean: true, left: '0.00', right: '0.00' });
  await isSigned('2016-02', '2016-03-09', { stated: { closing: '11 742,50', opening: '11 742,50' } });
  town().isToldOfOpening('2016-03-09');
  await claim.lives('2016-03-10');
  expect(await claim.steps()).toEqual(['2016-03-10 reminder 1200.00']);
});
