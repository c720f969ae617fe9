import { balanceFindingsOf, newestOf, type KnownDay } from '../../../domain/payment/balance-chain';
import type { StatedBalances } from '../../../domain/payment/stated-balance';
import { addDays, civilDate } from '../../../domain/kernel/civil-date';

const FIRST = civilDate('2016-03-01');

/** A statement of each day on which the bank has 100.00 more than the day before. */
function statements(days: number): StatedBalances[] {
  return Array.from({ length: days }, (_, at) => {
    const on = addDays(FIRST, at);
    return {
      ...{ account: 'A', currency: 'SEK', statement: `S${at}`, beginsOn: on },
      ...{ opening: { on, amount: `${at * 100}.00` }, closing: { on, amount: `${(at + 1) * 100}.00` } },
    };
  });
}

/** What the ledger has of each day; nothing of the days that are left out. */
function known(moved: Readonly<Record<number, string>>): KnownDay[] {
  return Object.entries(moved).map(([at, amount]) => ({ on: addDays(FIRST, Number(at)), moved: amount, asked: '0' }));
}

test('a difference is told on the day on which it begins or changes', () => {
  const findings = balanceFindingsOf(statements(5), known({ 0: '100.00', 2: '150.00', 3: '100.00', 4: '150.00' }));
  expect(findings.map(({ on, bank, ledger }) => `${on} ${bank} ${ledger}`)).toEqual([
    '2016-03-02 200.00 100.00',
    '2016-03-03 300.00 250.00',
  ]);
});

test('of many findings the newest are told', () => {
  const findings = balanceFindingsOf(statements(30), []);
  expect(findings).toHaveLength(30);
  expect(newestOf(findings.toReversed(), 20).map(({ on }) => on)).toEqual(findings.slice(10).map(({ on }) => on));
});
