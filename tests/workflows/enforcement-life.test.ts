import { useTown } from '../support/use-town';

const town = useTown();

describe('an invoice that is never paid', () => {
  test('is reminded, demanded, warned, handed over and, on the ruling, monitored: each step one named activity', async () => {
    const claim = await town().invoice();
    await claim.lives('2016-03-31');
    expect(await claim.steps()).toEqual([
      '2016-02-08 reminder 1200.00', // day 37
      '2016-02-18 demand 1384.46', // day 47: 180.00 and 17 days of interest
      '2016-03-01 warning 1384.46', // the first banking day after the demand's last day, 29 February
      '2016-03-18 referral 1384.46', // one month after the demand
    ]);
    await claim.isRuledOn('2016-05-10');
    await claim.lives('2016-12-31');
    expect((await claim.steps()).at(-1)).toBe('2016-05-10 monitoring 1384.46');
    expect(await claim.activities()).toEqual([
      'sendReminder',
      'sendCollectionDemand',
      'sendEnforcementWarning',
      'referToEnforcement',
      'readClaim', // on the ruling
      'startLongTermMonitoring',
    ]);
    // Monitored for years: the workflow waits for a payment, and nothing happens.
    expect(await claim.isRunning()).toBe(true);
    const events = (await claim.ownEvents()).length;
    // Thirteen tasks, or fourteen when the engine hands one out while the ledger is asked about the ruling.
    expect(events).toBeLessThanOrEqual(71);
    await claim.lives('2018-05-31');
    expect((await claim.ownEvents()).length).toBe(events);
    await claim.pays('2018-06-01', '1384.46');
    await expect(claim.handle().result()).resolves.toMatchObject({ outcome: 'settled' });
  });

  test('of childcare gets the notice of suspension beside the warning, and after two months the place is due', async () => {
    const claim = await town().invoice({ group: '62' });
    await claim.lives('2016-05-03');
    expect((await claim.steps()).slice(2)).toEqual([
      '2016-03-01 warning 1384.46',
      '2016-03-01 suspension-notice 1384.46',
      '2016-03-18 referral 1384.46',
      '2016-05-03 suspension-due 1384.46', // 1 May is a Sunday, so Monday is still in time
    ]);
    expect(await claim.activities()).toEqual(
      expect.arrayContaining(['sendSuspensionNotice', 'reportSuspensionDue', 'referToEnforcement']),
    );
  });

  test('for a placed child goes to the administrative court, and is never demanded', async () => {
    const claim = await town().invoice({ group: 'placed-children-care' });
    await claim.lives('2016-12-31');
    expect(await claim.steps()).toEqual(['2016-02-08 reminder 1200.00', '2016-02-18 administrative-court 1200.00']);
    expect(await claim.activities()).toEqual(['sendReminder', 'bringToAdministrativeCourt']);
  });

  test('of 300 stays with the municipality after its warning: it is not over 500', async () => {
    const claim = await town().invoice({ amount: '300.00' });
    await claim.lives('2016-12-31');
    expect((await claim.steps()).map((step) => step.slice(0, 18))).toEqual([
      '2016-02-08 reminde',
      '2016-02-18 demand ',
      '2016-03-01 warning',
    ]);
    // Why is for the ledger's readers; the engine knows only whom it waits for.
    expect((await claim.status()).waitsFor).toBe('a person');
  });
});

describe('a part payment', () => {
  test('moves no day, but the reminder asks for the rest only', async () => {
    const claim = await town().invoice();
    await claim.pays('2016-01-20', '500.00'); // day 18
    await claim.lives('2016-02-29');
    // The fee, and 700.00 for 17 days at 8 %.
    expect(await claim.steps()).toEqual(['2016-02-08 reminder 700.00', '2016-02-18 demand 882.60']);
    // Told of the payment, the workflow asked the ledger once, and did nothing else.
    expect(await claim.activities()).toEqual(['readClaim', 'sendReminder', 'sendCollectionDemand']);
  });

  test('that leaves no more than 500 keeps the claim from the enforcement authority', async () => {
    const claim = await town().invoice();
    await claim.lives('2016-02-29'); // day 47: demanded, 1,384.46
    await claim.pays('2016-03-10', '884.46');
    await claim.lives('2016-12-31');
    expect((await claim.steps()).at(-1)).toBe('2016-03-01 warning 1384.46');
    expect(await claim.open()).toBe('500.00');
  });
});

test('a payment taken back by the bank reopens the claim with a new workflow, which goes on where it stood', async () => {
  const claim = await town().invoice();
  await claim.lives('2016-02-09'); // day 37: reminded
  await claim.pays('2016-02-10', '1200.00');
  await claim.handle().result();
  const paidRun = await claim.runId();
  await claim.takesBack('2016-02-16', '1200.00');
  expect(await claim.runId()).not.toBe(paidRun);
  await claim.lives('2016-02-29');
  // The demand's respite has not begun anew: day 47 it is.
  expect((await claim.steps()).map((step) => step.slice(0, 17))).toEqual(['2016-02-08 remind', '2016-02-18 demand']);
  expect(await claim.activities()).toEqual(['readClaim', 'sendCollectionDemand']);
});

test('a dispute makes everything stand still, and its end lets it go on when the time of its letter has run out', async () => {
  const claim = await town().invoice();
  await claim.lives('2016-02-08'); // day 37: reminded
  await claim.disputes('2016-02-12');
  await claim.lives('2016-05-31');
  expect(await claim.steps()).toEqual(['2016-02-08 reminder 1200.00']);
  expect((await claim.status()).waitsFor).toBe('the end of the dispute raised on 2016-02-12');
  await claim.settlesTheDispute('2016-06-04'); // a Saturday; ten days end on Tuesday 14
  await claim.lives('2016-06-16');
  expect((await claim.steps()).map((step) => step.slice(0, 17))).toEqual(['2016-02-08 remind', '2016-06-15 demand']);
});

test('a deferral moves the reminder to seven days after its new due date', async () => {
  const claim = await town().invoice();
  await claim.isDeferred('2016-01-25', '2016-04-01');
  await claim.lives('2016-04-07');
  expect(await claim.steps()).toEqual([]);
  await claim.lives('2016-04-08');
  expect(await claim.steps()).toEqual(['2016-04-08 reminder 1200.00']);
});
