import fc from 'fast-check';
import { addDays, civilDate } from '../../../domain/civil-date';
import { Money } from '../../../domain/money';
import {
  readIntrumAccounts,
  readIntrumCases,
  writeIntrumAccounts,
  writeIntrumCases,
  type IntrumAccount,
} from '../../../formats/counterparts/intrum';
import { amounts, days, references, sentences, starts } from './arbitraries';
import { monitored, start } from './counterpart-cases';

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
    '10|bjorkvik/2015-004711|199001012385|Åsa Östlund-Järvinen|Ängsvägen 14 B|999 02|Björkvik|01-12345-16|2016-06-20|2015-004711|Barnomsorg, januari 2016|1200.00|4.46|180.00|2026-06-20',
  );
  expect(writeIntrumAccounts(start, [account])).toBe(
    '00|FORDRING-INTRUM-ACCOUNT|1|bjorkvik|7|2016-03-17\n20|bjorkvik/2015-004711|2016-09-30|200.00|40.00|1184.46|2026-09-30\n99|1|1|1424.46\n',
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
