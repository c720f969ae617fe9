import { civilDate } from '../../../domain/kernel/civil-date';
import type { Explanation } from '../../../domain/explain/explanation';
import { Money } from '../../../domain/kernel/money';
import {
  danishInvoice,
  decided,
  held,
  invoice,
  live,
  paid,
  writtenDown,
  writtenOff,
  type GivenInvoice,
  type Happening,
} from '../life';
import { toldOn } from './told';

function told(given: GivenInvoice, until: string, explanation: Explanation, ...happenings: Happening[]) {
  const life = live(given, until, ...happenings);
  expect(life.refusals).toEqual([]);
  return toldOn(until, given, life, explanation);
}

describe('Where it stands', () => {
  test('a time-barred claim is for a person to close, not for whoever had it', () => {
    // Issued on 2 January 2016: ten years, so 2 January 2026 is the last day.
    const before = told(invoice({ due: '2016-02-01', amount: '318.00' }), '2026-01-02', { language: 'sv' });
    expect(before.standing).toContain('Fordran kan krävas till och med den 2 januari 2026.');
    for (const given of [invoice({ due: '2016-02-01', amount: '318.00' }), invoice({ due: '2016-02-01' })]) {
      const { standing, waits } = told(given, '2026-03-05', { language: 'sv' });
      expect(standing).toContain(
        'Den kunde krävas till och med den 2 januari 2026 och är preskriberad sedan den 3 januari 2026.',
      );
      expect(standing).not.toContain('krävs');
      expect(waits).toEqual([
        {
          since: '2026-01-03',
          actor: 'person',
          text: 'Fordran är preskriberad sedan den 3 januari 2026, och ingen har avslutat den. Den som ska handla är en handläggare.',
        },
      ]);
    }
  });

  const given = invoice({ due: '2016-02-01' });

  test('given up is not paid', () => {
    const { standing } = told(given, '2016-03-02', { language: 'sv' }, writtenOff('2016-03-02'));
    expect(standing).toBe('Den 2 mars 2016 krävs ingenting: fordran är avskriven, inte betald.');
  });

  test('a write-down and days of hold are told apart', () => {
    const { standing } = told(
      given,
      '2016-02-20',
      { language: 'en' },
      held('2016-02-10', '2016-02-16'),
      writtenDown('2016-02-18', '200.00'),
    );
    expect(standing).toContain('SEK 200.00 of it is written down.');
    // 19 days past 1 February; the hold of 10–16 February takes six off.
    expect(standing).toContain('It is 19 days past due, 13 of which count, for it was held on the others.');
  });

  test('too much paid is owed back', () => {
    const { standing } = told(given, '2016-02-06', { language: 'sv' }, paid('2016-02-05', '1300.00'));
    expect(standing).toBe(
      'Den 6 februari 2016 är ingenting obetalt: fakturan är betald. 100,00 kr ska betalas tillbaka till betalaren.',
    );
  });
});

describe('A plan and a partial dispute', () => {
  const on = civilDate('2016-02-10');
  const kronor = (amount: string) => Money.of(amount, 'SEK');

  test('each instalment with what came in on it, and the next one ahead', () => {
    // 1,200.00 and 8 % on it for 9 days of 366, 2.36: what is owed on 10 February, before the demand.
    const plan = decided('2016-02-10', {
      type: 'AgreePlan',
      decisionId: 'plan',
      agreedOn: on,
      fee: kronor('0.00'),
      instalments: [
        { dueOn: civilDate('2016-03-01'), amount: kronor('402.36') },
        { dueOn: civilDate('2016-04-01'), amount: kronor('400.00') },
        { dueOn: civilDate('2016-05-02'), amount: kronor('400.00') },
      ],
    });
    const { story, ahead } = told(
      invoice({ due: '2016-02-01' }),
      '2016-03-10',
      { language: 'sv' },
      plan,
      paid('2016-02-26', '502.36'),
    );
    expect(story.find(({ text }) => text.startsWith('En avbetalningsplan'))?.text).toContain(
      ': 1) 402,36 kr den 1 mars 2016, betald; 2) 400,00 kr den 1 april 2016, 100,00 kr betalt; 3) 400,00 kr den 2 maj 2016 (',
    );
    expect(ahead[0]).toEqual({ on: '2016-04-01', text: 'Delbetalning 2 ska vara betald: 300,00 kr återstår av den.' });
  });

  test('what the next step will ask for, without the disputed part', () => {
    const dispute = decided('2016-02-10', {
      type: 'RaiseDispute',
      decisionId: 'd',
      raisedOn: on,
      amount: kronor('200.00'),
    });
    const { ahead } = told(invoice({ due: '2016-02-01' }), '2016-02-10', { language: 'sv' }, dispute);
    // 1,000.00 undisputed, the fee of 180.00, and 8 % on 1,000.00 for 17 days of 366: 3.72.
    expect(ahead[0]?.text).toContain('Den begär 1 183,72 kr, utan det bestridda beloppet 200,00 kr.');
    expect(ahead[1]?.text).not.toContain('bestridda');
  });
});

describe('a step that waits for the bank (S003-26)', () => {
  const bank = (...changes: (readonly [string, boolean])[]) =>
    changes.map(([on, open]) => ({ on: civilDate(on), open }));
  const aheadOn = (language: 'sv' | 'da' | 'en', bankGate?: ReturnType<typeof bank>) =>
    told(danishInvoice({ due: '2016-02-01', amount: '12345.60' }), '2016-02-03', {
      language,
      ...(bankGate && { bankGate }),
    }).ahead.map(({ text }) => text);

  test('says so while the bank is not reconciled, or no longer is', () => {
    for (const closed of [bank(), bank(['2016-01-04', true], ['2016-02-02', false])]) {
      expect(aheadOn('da', closed)[0]).toMatch(/Det venter, til kreditors bank er afstemt\.$/);
      expect(aheadOn('sv', closed)[0]).toMatch(/Det väntar tills borgenärens bank är avstämd\.$/);
      expect(aheadOn('en', closed)[0]).toMatch(/It waits until the creditor's bank is reconciled\.$/);
    }
  });

  test('and nothing of it when it is, from that day, or when nothing is known of the bank', () => {
    for (const open of [bank(['2016-02-03', true]), bank(['2016-01-04', true], ['2016-02-04', false]), undefined])
      expect(aheadOn('en', open).join()).not.toContain('bank');
  });
});
