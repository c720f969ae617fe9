import { InputRefused } from '../../domain/kernel/input-refused';
import { bankingCalendarOf } from '../../policies/calendars/banking-calendar';
import { danishPortfolio } from '../../sample/danish-portfolio';
import { sampleMunicipality } from '../../sample/sample-municipality';
import type { SampleBankFile } from '../../sample/sample-portfolio';
import { movementsIn } from './read-back';

const sample = sampleMunicipality();
const danish = danishPortfolio();

describe('The bank files of the samples', () => {
  test('are one for each banking day and account with movements, most of them BgMax', () => {
    const days = sample.bankFiles.map((file) => [
      file.name,
      ...new Set(movementsIn([file]).map((movement) => movement.receivedOn)),
    ]);
    expect(days.filter(([name, ...dates]) => dates.length !== 1 || !name?.includes(dates[0] ?? '?'))).toEqual([]);
    expect(new Set(sample.bankFiles.map(({ name }) => name)).size).toBe(sample.bankFiles.length);
    const bgmax = sample.bankFiles.filter(({ format }) => format === 'bgmax');
    expect(bgmax.length).toBeGreaterThan(sample.bankFiles.length / 2);
    expect(bgmax.length).toBeLessThan(sample.bankFiles.length);
  });

  test.each([
    ['SE', sample],
    ['DK', danish],
  ] as const)('book on banking days only (%s)', (country, { bankFiles }) => {
    const calendar = bankingCalendarOf(country);
    expect(movementsIn(bankFiles).filter(({ receivedOn }) => !calendar.isBankingDay(receivedOn))).toEqual([]);
  });

  test.each([
    ['SE', sample],
    ['DK', danish],
  ] as const)('come in order of booking, and name each movement once (%s)', (_country, { bankFiles }) => {
    const movements = movementsIn(bankFiles);
    const dates = movements.map(({ receivedOn }) => receivedOn);
    expect(dates).toEqual([...dates].sort());
    expect(new Set(movements.map(({ key }) => key)).size).toBe(movements.length);
  });

  test('name the accounts that the creditor says are its own', () => {
    expect(new Set(movementsIn(sample.bankFiles).map(({ account }) => account))).toEqual(
      new Set(sample.creditor.paymentAccounts),
    );
    expect(new Set(movementsIn(danish.bankFiles).map(({ account }) => account))).toEqual(
      new Set(danish.creditor.paymentAccounts),
    );
  });

  test('tie to their own trailers: one öre more in a BgMax deposit is refused', () => {
    const file = sample.bankFiles.find(({ format }) => format === 'bgmax');
    expect(() => movementsIn([withChanged(file, /^(15.{65})(\d)/m)])).toThrow(InputRefused);
  });

  test('tie to their own sums: one öre more in a camt.054 summary is refused', () => {
    const file = sample.bankFiles.find(({ format }) => format === 'camt.054');
    expect(() => movementsIn([withChanged(file, /(<Sum>\d+\.\d)(\d)/)])).toThrow(InputRefused);
  });
});

/** The file with one digit, the second group of the pattern, raised by one. */
function withChanged(file: SampleBankFile | undefined, digit: RegExp): SampleBankFile {
  if (!file) throw new Error('There is no such file.');
  const written = file.content.toString('latin1');
  const changed = written.replace(
    digit,
    (_all, before: string, last: string) => before + String((Number(last) + 1) % 10),
  );
  expect(changed).not.toBe(written);
  return { ...file, content: Buffer.from(changed, 'latin1') };
}
