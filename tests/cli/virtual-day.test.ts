import { Command } from 'commander';
import { dayAskedOf, tellVirtualDay } from '../../cli/virtual-day';
import { civilDate } from '../../domain/kernel/civil-date';

test.each([
  ['takes', new Command('explain').option('--as-of <date>'), ' Another day: --as-of.'],
  ['does not take', new Command('valuation'), ''],
])('the notice names --as-of only for a command that takes it: one that %s it', (what, command, another) => {
  const written: unknown[] = [];
  const stderr = jest.spyOn(process.stderr, 'write').mockImplementation((text) => written.push(text) > 0);
  dayAskedOf(command);
  tellVirtualDay({ creditorId: `town ${what}` }, civilDate('2016-12-30'));
  stderr.mockRestore();
  expect(written).toEqual([`town ${what} lives in virtual time: today is 30 December 2016 there.${another}\n`]);
});
