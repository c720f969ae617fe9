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
  expect((await claim.details()).split('\n\n')).toEqual([
    `Invoice ${claim.claimId}, group 61.`,
    'The stage is **dunning**.',
    'Next comes **demand due 2016-02-18, 1200.00 SEK**.',
    'Nobody has to do anything: the workflow wakes by itself.',
    'The workflow knows the claim up to event 2 of the ledger.',
  ]);
});

test('after the hand-over the details say whom the case waits for', async () => {
  const claim = await town().invoice();
  await claim.lives('2016-03-31');
  expect((await claim.details()).split('\n\n').slice(1)).toEqual([
    'The stage is **enforcement**.',
    'No step has a day.',
    "The claim waits for the enforcement authority's ruling.",
    'It is the turn of the authority or the court that has the case.',
    'The workflow knows the claim up to event 5 of the ledger.',
  ]);
  await claim.pays('2016-04-04', '100.00');
  await claim.idle();
  expect(await claim.details()).toContain('up to event 6 of the ledger');
});

test('a case for the administrative court waits for a person, and for the court once the application was filed', async () => {
  const claim = await town().invoice({ group: 'placed-children-care' });
  await claim.lives('2016-02-18');
  expect((await claim.details()).split('\n\n').slice(1)).toEqual([
    'The stage is **dunning**.',
    'No step has a day.',
    'The claim waits for a person, who files the application with the administrative court.',
    'It is the turn of a case handler. The ledger says why: fordring show.',
    'The workflow knows the claim up to event 3 of the ledger.',
  ]);
  expect(await claim.waitsForAttribute()).toBe('person');
  await claim.learns('2016-03-01', {
    ...{ type: 'FileAtCourt', decisionId: 'filed', filedOn: civilDate('2016-03-01') },
    ...{ court: 'Förvaltningsrätten i Stockholm', caseNumber: '1234-16', receipt: 'A-17' },
  });
  await claim.lives('2016-06-30');
  expect((await claim.details()).split('\n\n').slice(1)).toEqual([
    'The stage is **enforcement**.',
    'No step has a day.',
    'The claim waits for the administrative court.',
    'It is the turn of the authority or the court that has the case.',
    'The workflow knows the claim up to event 4 of the ledger.',
  ]);
  expect(await claim.waitsForAttribute()).toBe('ruling');
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

test('activities and timers say step, day and amount', async () => {
  const claim = await town().invoice();
  await claim.lives('2016-02-08');
  await claim.pays('2016-02-09', '200.00');
  await claim.idle();
  expect(await claim.summaries()).toEqual([
    'sendReminder: reminder due 2016-02-08, 1200.00 SEK',
    'timer: demand due 2016-02-18, 1200.00 SEK',
    'readClaim: event 3',
    'timer: demand due 2016-02-18, 1000.00 SEK',
  ]);
});

test('every decision shows at once, also while the claim sleeps before its first step', async () => {
  const claim = await town().invoice();
  await claim.isDeferred('2016-01-25', '2016-04-01');
  await claim.idle();
  expect(await claim.details()).toContain('Next comes **reminder due 2016-04-08, 1200.00 SEK**.');
  expect(await claim.details()).toContain('up to event 2 of the ledger');
});

test('what a claim waits for is found by one word', async () => {
  const claim = await town().invoice();
  expect(await claim.waitsForAttribute()).toBe('day');
  await claim.lives('2016-02-08');
  await claim.disputes('2016-02-12');
  await claim.idle();
  expect(await claim.waitsForAttribute()).toBe('dispute');
  await claim.settlesTheDispute('2016-02-15');
  await claim.isHeld('2016-02-16', '2016-03-15');
  await claim.idle();
  expect(await claim.waitsForAttribute()).toBe('hold');
  await claim.lives('2016-05-31');
  expect(await claim.waitsForAttribute()).toBe('ruling');
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
