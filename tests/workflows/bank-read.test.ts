import { civilDate } from '../../domain/kernel/civil-date';
import { tellGateOpened } from '../../engine/tell-gate-opened';
import { recordBankReading } from '../../office/creditors/bank-reading';
import { askTheBanksFiles } from '../support/bank-supposed-read';
import { useTown } from '../support/use-town';

const town = useTown();

async function bankIsRead(through: string, on: string): Promise<void> {
  const { pool, creditorId } = town();
  await recordBankReading(pool, {
    ...{ creditorId, through: civilDate(through), readOn: civilDate(on), by: { person: 'anna' } },
  });
}

/** Due Monday 1 February 2016, reminded on Monday 8 February when the bank has been read through the due date. */
test('a reminder waits for the bank’s file without growing the history; a payment in the file ends the wait', async () => {
  await askTheBanksFiles(town().pool);
  const [paid, unpaid] = [await town().invoice(), await town().invoice()];
  for (const claim of [paid, unpaid]) {
    await claim.lives('2016-02-08');
    const waiting = await claim.ownEvents();
    await claim.lives('2016-02-10');
    expect(await claim.ownEvents()).toEqual(waiting);
    expect(await claim.status()).toMatchObject({
      nextOn: '2016-02-08',
      waitsFor: 'the bank to be read through 2016-02-01',
    });
    expect(await claim.waitsForAttribute()).toBe('gate');
    await claim.lives('2016-02-11', 'morning');
  }
  await paid.books('2016-02-11', {
    type: 'ReceivePayment',
    paymentId: 'p1',
    receivedOn: civilDate('2016-02-01'),
    amount: paid.money('1200.00'),
  });
  await town().tellsTheEngine();
  await bankIsRead('2016-02-10', '2016-02-11');
  const { client } = town();
  await tellGateOpened(client, [paid.claimId, unpaid.claimId], { gate: 'bank-read' });
  await unpaid.lives('2016-02-11');
  expect(await paid.steps()).toEqual([]);
  expect(await unpaid.steps()).toEqual(['2016-02-11 reminder 1200.00']);
});
