import fc from 'fast-check';
import { addDays, civilDate } from '../../../domain/kernel/civil-date';
import { Money } from '../../../domain/kernel/money';
import {
  readIntrumAccounts,
  writeIntrumCases,
  type IntrumAccount,
  type IntrumAnswer,
  type IntrumInstruction,
} from '../../../formats/counterparts/intrum';
import { amounts, days, references, sentences, starts } from './arbitraries';
import { debtor, monitored, protectedDebtor, start } from './counterpart-cases';
import { readIntrumCases, writeIntrumAccounts } from '../../support/counterparts/intrum-side';

const bytes = (text: string) => Buffer.from(text, 'utf8');
const sek = (amount: string) => Money.of(amount, 'SEK');

const account: IntrumAccount = {
  record: 'account',
  caseId: 'bjorkvik/2015-004711',
  on: civilDate('2016-09-30'),
  received: sek('200.00'),
  costs: sek('40.00'),
  balance: sek('1184.46'),
  limitationOn: civilDate('2026-09-30'),
};

test('a case and an account are a line each', () => {
  expect(writeIntrumCases(start, [monitored]).split('\n')[1]).toBe(
    '10|bjorkvik/2015-004711|199001012385|Åsa Östlund-Järvinen|Ängsvägen 14 B|999 02|Björkvik||01-12345-16|2016-06-20|2015-004711|Barnomsorg, januari 2016|1200.00|4.46|180.00|2026-06-20',
  );
  expect(writeIntrumAccounts(start, [account])).toBe(
    '00|FORDRING-INTRUM-ACCOUNT|1|bjorkvik|7|2016-03-17\n20|bjorkvik/2015-004711|2016-09-30|200.00|40.00|1184.46|2026-09-30\n99|1|1|1424.46\n',
  );
});

test('of a protected address the mark is written and nothing else', () => {
  const liable = [protectedDebtor];
  const text = writeIntrumCases(start, [{ ...monitored, ...protectedDebtor, liable }]);
  expect(text).toContain('|Åsa Östlund-Järvinen||||protected|01-12345-16|');
  expect(text).not.toMatch(/Ängsvägen|999 02|Björkvik\|/);
  expect(readIntrumCases(bytes(text)).records.map(({ value }) => value)).toEqual([
    { ...monitored, ...protectedDebtor, liable },
  ]);
  expect(() => writeIntrumCases(start, [{ ...monitored, ...protectedDebtor, debtorCity: 'Björkvik' }])).toThrow(
    'the address is protected. Leave it out.',
  );
});

test('whatever can be written is read back the same', () => {
  const cases = fc
    .record({
      caseId: references,
      name: sentences(100),
      description: sentences(200),
      interest: amounts('SEK'),
      ruledOn: days,
    })
    .map((drawn) => ({
      ...monitored,
      caseId: drawn.caseId,
      debtorName: drawn.name,
      description: drawn.description,
      interest: drawn.interest,
      ruledOn: drawn.ruledOn,
      limitationOn: addDays(drawn.ruledOn, 3652),
    }));
  const accounts = fc
    .record({ caseId: references, on: days, received: amounts('SEK'), balance: amounts('SEK') })
    .map((drawn) => ({ ...account, ...drawn, costs: drawn.received }));
  fc.assert(
    fc.property(
      starts,
      fc.array(cases, { maxLength: 5 }),
      fc.array(accounts, { maxLength: 5 }),
      (anyStart, anyCases, anyAccounts) => {
        const casesRead = readIntrumCases(bytes(writeIntrumCases(anyStart, anyCases)));
        expect(casesRead.start).toEqual(anyStart);
        expect(casesRead.records.map(({ value }) => value)).toEqual(anyCases);
        expect(
          readIntrumAccounts(bytes(writeIntrumAccounts(anyStart, anyAccounts))).records.map(({ value }) => value),
        ).toEqual(anyAccounts);
      },
    ),
  );
});

test('changes of a case are a line each, and so is everyone who owes it beside the debtor', () => {
  const about = {
    caseId: 'bjorkvik/2015-004711',
    on: civilDate('2016-10-04'),
    effectiveOn: civilDate('2016-10-03'),
  };
  const instructions: IntrumInstruction[] = [
    { ...monitored, liable: [{ ...debtor, debtorName: 'Nils Ek' }] },
    { record: 'reduction', ...about, changeId: '14', cause: 'payment', amount: sek('200.00'), balance: sek('1184.46') },
    { record: 'raise', ...about, changeId: '15', cause: 'correction', amount: sek('1.00'), balance: sek('1185.46') },
    { record: 'notice', ...about, changeId: '16', notice: 'disputed', until: undefined, amount: undefined },
    { record: 'withdrawal', ...about, changeId: '17', reason: 'paid' },
  ];
  const text = writeIntrumCases(start, instructions);
  expect(text.split('\n').slice(2, -2)).toEqual([
    '11|199001012385|Nils Ek|Ängsvägen 14 B|999 02|Björkvik|',
    '16|bjorkvik/2015-004711|14|2016-10-04|2016-10-03|payment|200.00|1184.46',
    '17|bjorkvik/2015-004711|15|2016-10-04|2016-10-03|correction|1.00|1185.46',
    '18|bjorkvik/2015-004711|16|2016-10-04|2016-10-03|disputed||',
    '15|bjorkvik/2015-004711|17|2016-10-04|2016-10-03|paid',
  ]);
  expect(readIntrumCases(bytes(text)).records.map(({ value }) => value)).toEqual(instructions);
});

test('somebody who owes no case is refused by the line', () => {
  const text = writeIntrumCases(start, [{ ...monitored, liable: [debtor] }]);
  const [first = '', owed = '', owes = '', last = ''] = text.split('\n');
  expect(() => readIntrumCases(bytes(`${[first, owes, owed, last].join('\n')}\n`))).toThrow(
    'line 2: a line 11 stands behind',
  );
});

test('an answer to a change says what was wrong with one that was rejected', () => {
  const answer: IntrumAnswer = {
    record: 'change',
    caseId: 'a',
    changeId: '14',
    on: civilDate('2016-10-05'),
    answer: 'carried-out',
    fault: undefined,
  };
  const text = writeIntrumAccounts(start, [answer]);
  expect(text.split('\n')[1]).toBe('21|a|14|2016-10-05|carried-out|');
  expect(readIntrumAccounts(bytes(text)).records.map(({ value }) => value)).toEqual([answer]);
  expect(() => writeIntrumAccounts(start, [{ ...answer, answer: 'rejected' }])).toThrow('line 2, fault');
});

test('more kept than received, and a time-barred case, are refused by line and field', () => {
  expect(() => writeIntrumAccounts(start, [account, { ...account, costs: sek('200.01') }])).toThrow('line 3, costs');
  expect(() => writeIntrumCases(start, [{ ...monitored, limitationOn: civilDate('2016-06-19') }])).toThrow(
    'line 2, limitationOn',
  );
});

test('a balance changed on the way does not get through the trailer', () => {
  const text = writeIntrumAccounts(start, [account]).replace('1184.46|', '1084.46|');
  expect(() => readIntrumAccounts(bytes(text))).toThrow('line 3, sumOfAmounts');
});
