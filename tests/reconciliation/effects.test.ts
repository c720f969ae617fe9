import { Money } from '../../domain/kernel/money';
import { effectsOf } from '../../reconciliation/effects';
import type { OpenDifference, SidedRow } from '../../reconciliation/result';

const sek = (amount: string) => Money.of(amount, 'SEK');

function row(side: 'left' | 'right', account: string, on: string, amount: string): SidedRow {
  return { side, row: { line: 2, key: 'k', amount: sek(amount), period: on, fields: { account } } };
}

function difference(amount: string, ...rows: SidedRow[]): OpenDifference {
  return { class: 'only-left', key: 'k', amount: sek(amount), rows, candidates: [] };
}

const effects = (...differences: OpenDifference[]) =>
  effectsOf(differences, '2016-08', 'SEK').map(({ account, period, differences: count, amount }) => [
    account,
    period,
    count,
    amount.toString(),
  ]);

// S002-91 and S002-93: invoices of August that were booked in September.
test('each account and month has what its differences come to', () => {
  expect(
    effects(
      difference('-589000.00', row('right', '15190', '2016-08-31', '589000.00')),
      difference('100.00', row('left', '15191', '2016-08-02', '100.00')),
      difference('-1.00', row('right', '15190', '2016-08-15', '1.00')),
    ),
  ).toEqual([
    ['15190', '2016-08', 2, '-589001.00'],
    ['15191', '2016-08', 1, '100.00'],
  ]);
});

test('what was booked on the wrong account touches both, though it comes to nothing', () => {
  const moved = difference(
    '0.00',
    row('left', '15190', '2016-08-31', '50.00'),
    row('right', '15191', '2016-08-31', '50.00'),
  );
  expect(effects(moved)).toEqual([
    ['15190', '2016-08', 1, '50.00'],
    ['15191', '2016-08', 1, '-50.00'],
  ]);
});

test('one of which a part is explained counts where its first row is, by what is left of it', () => {
  expect(effects(difference('30.00', row('left', '15190', '2016-08-31', '50.00')))).toEqual([
    ['15190', '2016-08', 1, '30.00'],
  ]);
});

test('one without rows is of the run’s period', () => {
  expect(effects(difference('7.00'))).toEqual([['', '2016-08', 1, '7.00']]);
});
