import { FordringClient } from '../../client/fordring-client';
import { asBackOffice } from '../client/signed-in-system';
import { civilDate } from '../../domain/kernel/civil-date';
import { useTown } from '../support/use-town';

const town = useTown();

test('an operator sees where a case stands, what comes next and when', async () => {
  const claim = await town().invoice();
  await claim.lives('2016-02-08'); // day 37: reminded
  expect(await claim.status()).toEqual({
    claimId: claim.claimId,
    stage: 'dunning',
    eventNumber: 2,
    nextStep: 'demand',
    nextOn: '2016-02-18',
  });
  expect(await claim.details()).toBe('stage: **dunning**, next: **demand** on 2016-02-18 (event 2 of the ledger)');
});

test('after the hand-over the details say whom the case waits for, in the new run too', async () => {
  const claim = await town().invoice();
  await claim.lives('2016-03-31');
  expect(await claim.details()).toBe(
    "stage: **enforcement**, waits for the enforcement authority's ruling (event 5 of the ledger)",
  );
  await claim.pays('2016-04-04', '100.00');
  await claim.idle();
  expect(await claim.details()).toContain('(event 6 of the ledger)');
});

test('a case is found by creditor, group and stage, and its summary names the invoice', async () => {
  const claim = await town().invoice({ group: '62' });
  const attributesOf = async () => {
    const { typedSearchAttributes } = await claim.handle().describe();
    return Object.fromEntries([...typedSearchAttributes.getAll()].map(({ key, value }) => [key.name, value]));
  };
  const creditor = { FordringCreditor: town().creditorId, FordringGroup: '62' };
  expect(await attributesOf()).toMatchObject({ ...creditor, FordringStage: 'awaiting-payment' });
  await claim.lives('2016-02-08');
  expect(await attributesOf()).toMatchObject({ ...creditor, FordringStage: 'dunning' });
  expect(await (await claim.handle().describe()).staticSummary()).toBe(`invoice ${claim.claimId}, group 62`);
});

test('a case that still sleeps cannot answer, so the client answers from the ledger', async () => {
  const claim = await town().invoice();
  const number = claim.claimId.split('/')[1] ?? '';
  const { connectionString } = town().pool.options;
  const fordring = await FordringClient.connect({
    ...{ databaseUrl: connectionString ?? '', temporal: town().client },
    ...asBackOffice(),
  });
  try {
    const today = civilDate('2016-01-15');
    const asleep = await fordring.caseStatus(town().creditorId, number, today);
    expect(asleep).toMatchObject({ stage: 'awaiting-payment', nextStep: 'reminder', nextOn: '2016-02-08' });
    await claim.lives('2016-02-08');
    expect(await fordring.caseStatus(town().creditorId, number, today)).toMatchObject({ nextStep: 'demand' });
  } finally {
    await fordring.close();
  }
});
