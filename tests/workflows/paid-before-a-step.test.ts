import { useTown } from '../support/use-town';

const town = useTown();

test('a debtor who pays on day 20 costs the engine at most seven events and no activity', async () => {
  // Issued on 2 January, so day 20 is 22 January; the reminder would go out on 8 February.
  const claim = await town().invoice({ livesUntil: '2016-01-22' });
  await claim.pays('2016-01-22', '1200.00');
  await expect(claim.handle().result()).resolves.toEqual({ outcome: 'settled', eventNumber: 2 });
  const events = await claim.events();
  expect(events.length).toBeLessThanOrEqual(7);
  expect(events.filter((name) => name.startsWith('activity'))).toEqual([]);
  expect(await claim.open()).toBe('0.00');
});

test('an invoice that nobody pays sleeps in one event until its reminder', async () => {
  const claim = await town().invoice({ livesUntil: '2016-02-08' });
  await claim.lives('2016-02-08', 'morning');
  // Day 37, in the morning: nothing has happened but the passing of time.
  expect(await claim.ownEvents()).toEqual(['workflow_execution_started']);
  expect(await claim.steps()).toEqual([]);
});

test('a debtor who pays on the very day of the reminder is not reminded', async () => {
  const claim = await town().invoice();
  await claim.pays('2016-02-08', '1200.00'); // day 37: the reminder's own day
  await claim.handle().result();
  expect(await claim.steps()).toEqual([]);
  expect(await claim.activities()).toEqual([]);
});

test('a debtor who pays on the very day of the demand is not charged', async () => {
  const claim = await town().invoice();
  await claim.lives('2016-02-17'); // day 37: reminded
  await claim.pays('2016-02-18', '1200.00'); // day 47: the demand's own day
  await claim.handle().result();
  expect(await claim.steps()).toEqual(['2016-02-08 reminder 1200.00']);
  expect(await claim.open()).toBe('0.00');
});

test('20.01 that is left is reminded of, 20.00 is not', async () => {
  const [more, enough] = [await town().invoice(), await town().invoice()];
  await more.pays('2016-02-08', '1179.99');
  await enough.pays('2016-02-08', '1180.00');
  for (const claim of [more, enough]) await claim.lives('2016-02-08');
  expect(await more.steps()).toEqual(['2016-02-08 reminder 20.01']);
  expect(await enough.steps()).toEqual([]);
});
