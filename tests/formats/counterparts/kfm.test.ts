import fc from 'fast-check';
import { addDays, civilDate } from '../../../domain/kernel/civil-date';
import { Money } from '../../../domain/kernel/money';
import { readKfmAnswers, writeKfmApplications, type KfmInstruction } from '../../../formats/counterparts/kfm';
import type { KfmAnswer } from '../../../formats/counterparts/kfm-records';
import { NOTICES, RAISE_CAUSES, RECALL_REASONS, REDUCTION_CAUSES } from '../../../formats/counterparts/party-fields';
import { application, debtor, protectedDebtor, start } from './counterpart-cases';
import { refusedAt } from './refused-input';
import { amounts, changeId, days, references, sentences, starts } from './arbitraries';
import { readKfmApplications, writeKfmAnswers } from '../../support/counterparts/kfm-side';

const bytes = (text: string) => Buffer.from(text, 'utf8');

/** As the layout declares it; 1,200.00 principal and base, 4.46 interest and 180.00 fee make 2,584.46. */
const WRITTEN = `00|FORDRING-KFM-APPLICATION|4|bjorkvik|7|2016-03-17
01|bjorkvik/2015-004711|fee|199001012385|Åsa Östlund-Järvinen|Ängsvägen 14 B|999 02|Björkvik|
02|1200.00|2016-01-31
03|2015-004711|Barnomsorg \\p januari 2016|2016-01-01|2016-02-17
06|2016-01-31|2016-02-17|1200.00|8.00|4.46
07|collection-demand|2016-02-17|180.00
99|5|1|2584.46
`;

test('an application is written line by line, and read back', () => {
  expect(writeKfmApplications(start, [application])).toBe(WRITTEN);
  expect(readKfmApplications(bytes(WRITTEN))).toEqual({ start, instructions: [application] });
  expect(readKfmApplications(bytes(`\uFEFF${WRITTEN.replaceAll('\n', '\r\n')}`)).instructions).toEqual([application]);
});

test('a case that a court has judged has a line with its judgment, and the fee that the court awarded', () => {
  const judged: KfmInstruction = {
    ...application,
    title: { judgedOn: civilDate('2016-03-10'), court: 'Björkviks tingsrätt', caseNumber: 'T 12-16' },
    costs: [{ kind: 'court-fee', chargedOn: civilDate('2016-02-20'), amount: Money.of('900.00', 'SEK') }],
  };
  const text = writeKfmApplications(start, [judged]);
  expect(text.split('\n').slice(4, 7)).toEqual([
    '05|2016-03-10|Björkviks tingsrätt|T 12-16',
    '06|2016-01-31|2016-02-17|1200.00|8.00|4.46',
    '07|court-fee|2016-02-20|900.00',
  ]);
  expect(readKfmApplications(bytes(text)).instructions).toEqual([judged]);
});

test('of a protected address the mark is written and nothing else', () => {
  const liable = [protectedDebtor];
  const lines = writeKfmApplications(start, [{ ...application, ...protectedDebtor, liable }]).split('\n');
  expect([lines[1], lines[4]]).toEqual([
    '01|bjorkvik/2015-004711|fee|199001012385|Åsa Östlund-Järvinen||||protected',
    '04|199001012385|Åsa Östlund-Järvinen||||protected',
  ]);
});

test('whatever can be written is read back the same', () => {
  const interestLine = fc.record({
    from: days,
    length: fc.integer({ min: 1, max: 184 }),
    base: amounts('SEK'),
    amount: amounts('SEK'),
  });
  const anyApplication = fc
    .record({
      caseId: references,
      name: sentences(100),
      description: sentences(200),
      principal: fc.bigInt({ min: 1n, max: 10n ** 12n }),
      issuedOn: days,
      interest: fc.array(interestLine, { maxLength: 3 }),
      costs: fc.array(amounts('SEK'), { maxLength: 2 }),
      liable: fc.array(sentences(100), { maxLength: 2 }),
      isProtected: fc.boolean(),
    })
    .map((drawn): KfmInstruction => ({
      ...application,
      caseId: drawn.caseId,
      ...(drawn.isProtected && protectedDebtor),
      debtorName: drawn.name,
      principal: { amount: Money.ofMinorUnits(drawn.principal, 'SEK'), dueOn: addDays(drawn.issuedOn, 30) },
      ground: {
        ...application.ground,
        description: drawn.description,
        issuedOn: drawn.issuedOn,
        demandedOn: addDays(drawn.issuedOn, 47),
      },
      interest: drawn.interest.map(({ from, length, base, amount }) => ({
        from,
        to: addDays(from, length),
        base,
        ratePercent: '8.00',
        amount,
      })),
      ...(drawn.liable.length > 0 && { liable: drawn.liable.map((debtorName) => ({ ...debtor, debtorName })) }),
      costs: drawn.costs.map((amount) => ({ kind: 'collection-demand', chargedOn: drawn.issuedOn, amount })),
    }));
  const anyOther = fc
    .record({
      about: fc.record({ caseId: references, changeId, on: days, effectiveOn: days }),
      units: fc.bigInt({ min: 1n, max: 10n ** 12n }),
      balance: amounts('SEK'),
      until: fc.option(days, { nil: undefined }),
      cause: fc.constantFrom(...REDUCTION_CAUSES),
      raised: fc.constantFrom(...RAISE_CAUSES),
      reason: fc.constantFrom(...RECALL_REASONS),
      notice: fc.constantFrom(...NOTICES),
      which: fc.constantFrom('withdrawal', 'reduction', 'raise', 'notice'),
    })
    .map(({ about, which, units, balance, until, cause, raised, reason, notice }): KfmInstruction => {
      const amount = Money.ofMinorUnits(units, 'SEK');
      switch (which) {
        case 'withdrawal':
          return { instruction: 'withdrawal', ...about, reason };
        case 'reduction':
          return { instruction: 'reduction', ...about, cause, amount, balance };
        case 'raise':
          return { instruction: 'raise', ...about, cause: raised, amount, balance };
        case 'notice':
          return { instruction: 'notice', ...about, notice, until, amount: until && amount };
      }
    });
  fc.assert(
    fc.property(starts, fc.array(fc.oneof(anyApplication, anyOther), { maxLength: 6 }), (anyStart, instructions) => {
      expect(readKfmApplications(bytes(writeKfmApplications(anyStart, instructions)))).toEqual({
        start: anyStart,
        instructions,
      });
    }),
  );
});

test('changes of a case are a line each, and so is everyone who owes it beside the debtor', () => {
  const about = {
    caseId: 'bjorkvik/2015-004711',
    on: civilDate('2016-05-03'),
    effectiveOn: civilDate('2016-05-02'),
  };
  const sek = (amount: string) => Money.of(amount, 'SEK');
  const text = writeKfmApplications(start, [
    { ...application, liable: [{ ...debtor, debtorIdentity: '199001022384', debtorName: 'Nils Ek' }] },
    {
      instruction: 'reduction',
      ...about,
      changeId: '9',
      cause: 'payment',
      amount: sek('200.00'),
      balance: sek('1184.46'),
    },
    {
      instruction: 'raise',
      ...about,
      changeId: '10',
      cause: 'payment-taken-back',
      amount: sek('200.00'),
      balance: sek('1384.46'),
    },
    {
      instruction: 'notice',
      ...about,
      changeId: '11',
      notice: 'deferred',
      until: civilDate('2016-06-01'),
      amount: undefined,
    },
    { instruction: 'notice', ...about, changeId: '12', notice: 'disputed', until: undefined, amount: sek('300.00') },
    { instruction: 'withdrawal', ...about, changeId: '13', reason: 'paid' },
  ]);
  expect(text.split('\n').slice(4, -2)).toEqual([
    '04|199001022384|Nils Ek|Ängsvägen 14 B|999 02|Björkvik|',
    '06|2016-01-31|2016-02-17|1200.00|8.00|4.46',
    '07|collection-demand|2016-02-17|180.00',
    '09|bjorkvik/2015-004711|9|2016-05-03|2016-05-02|payment|200.00|1184.46',
    '10|bjorkvik/2015-004711|10|2016-05-03|2016-05-02|payment-taken-back|200.00|1384.46',
    '11|bjorkvik/2015-004711|11|2016-05-03|2016-05-02|deferred|2016-06-01|',
    '11|bjorkvik/2015-004711|12|2016-05-03|2016-05-02|disputed||300.00',
    '08|bjorkvik/2015-004711|13|2016-05-03|2016-05-02|paid',
  ]);
});

test('a change of nothing is refused', () => {
  const on = civilDate('2016-05-03');
  const nothing = {
    caseId: 'a',
    changeId: '9',
    on,
    effectiveOn: on,
    amount: Money.zero('SEK'),
    balance: Money.zero('SEK'),
  };
  expect(
    refusedAt(() => writeKfmApplications(start, [{ instruction: 'reduction', ...nothing, cause: 'payment' }])),
  ).toEqual([{ line: 2, field: 'amount' }]);
});

describe('an application that does not fit is refused by line and field, and never cut', () => {
  test.each<[string, KfmInstruction, string, number]>([
    ['a name of 101 letters', { ...application, debtorName: 'Å'.repeat(101) }, 'debtorName', 2],
    ['a blank name', { ...application, debtorName: '' }, 'debtorName', 2],
    ['a hyphen in the number', { ...application, debtorIdentity: '19900101-2385' }, 'debtorIdentity', 2],
    ['a blank street', { ...application, debtorStreet: undefined }, 'debtorStreet', 2],
    ['a blank postal code', { ...application, debtorPostalCode: undefined }, 'debtorPostalCode', 2],
    ['a protected street', { ...application, ...protectedDebtor, debtorStreet: 'Ängsvägen 14 B' }, 'debtorStreet', 2],
    ['a protected city', { ...application, ...protectedDebtor, debtorCity: 'Björkvik' }, 'debtorCity', 2],
    [
      'the protected address of one more who owes it',
      {
        ...application,
        liable: [{ ...debtor, debtorAddress: 'protected', debtorStreet: undefined, debtorCity: undefined }],
      },
      'debtorPostalCode',
      5,
    ],
    ['a line break in the street', { ...application, debtorStreet: 'Ängsvägen\n14' }, 'debtorStreet', 2],
    [
      'no principal',
      { ...application, principal: { ...application.principal, amount: Money.zero('SEK') } },
      'amount',
      3,
    ],
    [
      'Danish kroner',
      { ...application, principal: { ...application.principal, amount: Money.of('1.00', 'DKK') } },
      'amount',
      3,
    ],
    [
      'a demand before the invoice',
      { ...application, ground: { ...application.ground, demandedOn: civilDate('2015-12-31') } },
      'demandedOn',
      4,
    ],
  ])('%s', (_, instruction, field, line) => {
    expect(refusedAt(() => writeKfmApplications(start, [instruction]))).toEqual([{ line, field }]);
  });

  test.each([
    ['a cut-off file', WRITTEN.split('\n').slice(0, -2).join('\n'), 'cut off'],
    ['another version', WRITTEN.replace('APPLICATION|4|', 'APPLICATION|2|'), 'line 1, version'],
    ['a changed amount', WRITTEN.replace('|180.00', '|181.00'), 'line 7, sumOfAmounts'],
    ['a lost line', WRITTEN.replace('07|collection-demand|2016-02-17|180.00\n', ''), 'line 6, recordCount'],
    ['an amount with a comma', WRITTEN.replace('|180.00', '|180,00'), 'line 6, amount'],
    ['a day that is none', WRITTEN.replace('|2016-01-31\n03', '|2016-02-30\n03'), 'line 3, dueOn'],
    ['a field too many', WRITTEN.replace('|Björkvik|\n', '|Björkvik||\n'), 'line 2: a line 01 has 8 fields'],
    ['an unknown line', WRITTEN.replace('07|', '77|'), 'line 6: a line here begins with'],
    ['lines out of order', WRITTEN.replace(/(06.*\n)(07.*\n)/, '$2$1'), 'line 2: a case is the lines 01, 02 and 03'],
    [
      'a case without its principal',
      WRITTEN.replace(/^02\|.*\n/m, '').replace('99|5|1|2584.46', '99|4|1|1384.46'),
      'line 2: a case is',
    ],
    ['nothing', '', 'does not begin with 00'],
  ])('%s', (_, text, message) => {
    expect(() => readKfmApplications(bytes(text))).toThrow(message);
  });

  test('letters whose encoding cannot be told', () => {
    const odd = Buffer.from(WRITTEN.replace(/[\u0080-\uffff]/g, '\u00b5'), 'latin1');
    expect(() => readKfmApplications(odd)).toThrow('whose encoding cannot be told');
  });
});

describe('answers', () => {
  const answers: KfmAnswer[] = [
    {
      record: 'receipt',
      caseId: 'a',
      on: civilDate('2016-03-18'),
      status: 'approved',
      authorityCaseId: '01-12345-16',
      fault: undefined,
    },
    {
      record: 'receipt',
      caseId: 'b',
      on: civilDate('2016-03-18'),
      status: 'rejected',
      authorityCaseId: undefined,
      fault: 'Fel personnummer',
    },
    {
      record: 'ruling',
      caseId: 'a',
      on: civilDate('2016-06-20'),
      authorityCaseId: '01-12345-16',
      outcome: 'payment-order',
      awarded: Money.of('1384.46', 'SEK'),
    },
    {
      record: 'change',
      caseId: 'a',
      changeId: '9',
      on: civilDate('2016-05-04'),
      answer: 'rejected',
      fault: 'Målet är avslutat',
    },
  ];

  test('are written and read back', () => {
    const text = writeKfmAnswers(start, answers);
    expect(text.split('\n').slice(1, -2)).toEqual([
      '20|a|2016-03-18|approved|01-12345-16|',
      '20|b|2016-03-18|rejected||Fel personnummer',
      '30|a|2016-06-20|01-12345-16|payment-order|1384.46',
      '21|a|9|2016-05-04|rejected|Målet är avslutat',
    ]);
    expect(readKfmAnswers(bytes(text)).records.map(({ value }) => value)).toEqual(answers);
  });

  test('a rejection without a reason is refused', () => {
    const silent: KfmAnswer = {
      record: 'receipt',
      caseId: 'b',
      on: civilDate('2016-03-18'),
      status: 'rejected',
      authorityCaseId: undefined,
      fault: undefined,
    };
    expect(() => writeKfmAnswers(start, [silent])).toThrow('line 2, fault');
  });
});
