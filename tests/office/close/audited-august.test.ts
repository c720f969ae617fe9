import type { Actor } from '../../../domain/authority/actor';
import { civilDate } from '../../../domain/kernel/civil-date';
import { Money, sumOf } from '../../../domain/kernel/money';
import { journalOf } from '../../../office/controls/export-sie';
import { openOffice } from '../../../office/office';
import { auditedAugust, NOT_TRANSFERRED } from '../../support/audited-august';
import { register, useLedger } from '../ledger-world';

/* The figures of the audit at 31 August 2016, out of the live code (S002, sections 4.4, 4.5 and 5.1). */
const ledger = useLedger();
const carl: Actor = { subject: 'carl', roles: ['controller'], creditorIds: 'all', source: 'local' };
const moa: Actor = { ...carl, subject: 'moa' };
const at = (by: Actor, today: string) => ({ by, creditorId: 'town', today: civilDate(today) });

/** In tkr with one decimal, as the audit prints. */
const tkr = (amount: Money): string => amount.amount.div(1000).toFixed(1);
const percentOf = (part: Money, whole: Money): string => part.amount.times(100).div(whole.amount).toFixed(0);

test('ages, doubtful claims and the finding against the general ledger are the audit’s', async () => {
  const pool = await ledger();
  await register(pool, ...auditedAugust());
  const { close } = openOffice({ pool, clock: () => Date.parse('2016-10-14T12:00:00+02:00') });

  const ages = await close.ages(at(carl, '2016-08-31'), {});
  expect(ages.all.buckets.map(({ bucket, open }) => `${bucket} ${tkr(open)}`)).toEqual([
    'not-due 20329.9',
    '1-7 96.3',
    '8-15 357.6',
    '16-30 213.9',
    '31-90 1004.6',
    '91-180 1284.9',
    '181- 8701.9',
  ]);
  const { open: all } = ages.all.total;
  expect(all.toString()).toBe('31989189.00');
  expect(ages.difference.isZero()).toBe(true);
  const overdue = ages.all.buckets.filter(({ bucket }) => bucket !== 'not-due').map(({ open }) => open);
  const long = ages.all.buckets.at(-1)?.open ?? Money.zero('SEK');
  // 11.7 mnkr or 36 percent are overdue, 8.7 mnkr or 27 percent for more than 180 days.
  expect([tkr(sumOf(overdue, 'SEK')), percentOf(sumOf(overdue, 'SEK'), all)]).toEqual(['11659.2', '36']);
  expect([tkr(long), percentOf(long, all)]).toEqual(['8701.9', '27']);

  // 6.8 mnkr are over a year and booked as doubtful; 1.9 mnkr or 6 percent are past 180 days and not adjusted.
  await close.proposeValuation(at(carl, '2016-09-05'), { closing: '2016-08' });
  const booked = await close.bookValuation(at(moa, '2016-09-05'), { closing: '2016-08' });
  expect(booked.sums.map(({ amount }) => tkr(amount))).toEqual(['6800.0']);
  const notAdjusted = long.minus(booked.sums[0]?.amount ?? long);
  expect([tkr(notAdjusted), percentOf(notAdjusted, all)]).toEqual(['1901.9', '6']);

  // Ninety invoices of August did not reach the general ledger: 31,399,892 there.
  const journal = await journalOf(pool, {
    ...{ creditorId: 'town', from: civilDate('2010-01-01'), to: civilDate('2016-08-31'), on: civilDate('2016-09-05') },
  });
  const onControl = journal.vouchers.flatMap(({ transactions }) =>
    transactions.filter(({ account }) => ['15190', '15191'].includes(account)),
  );
  const lost = new Set(
    auditedAugust()
      .slice(0, NOT_TRANSFERRED.claims)
      .map(({ claim }) => claim.invoiceNumber),
  );
  const read = onControl.filter(({ objects = [] }) => !objects.some(({ object }) => lost.has(object)));
  const generalLedger = sumOf(
    read.map(({ amount }) => amount),
    'SEK',
  );
  expect([onControl.length - read.length, generalLedger.toString()]).toEqual([90, '31399892.00']);
  expect(generalLedger.minus(ages.control).toString()).toBe('-589297.00');
});
