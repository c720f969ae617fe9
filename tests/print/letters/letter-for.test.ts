import fc from 'fast-check';
import { addDays, civilDate } from '../../../domain/kernel/civil-date';
import { letterFor } from '../../support/letter-for';
import { lastDayToPayAfter } from '../../../domain/letters/letter-times';
import { Money, sumOf } from '../../../domain/kernel/money';
import { bankingCalendarOf } from '../../../policies/calendars/banking-calendar';
import { rulebookOf } from '../../../policies/rulebook';
import { seBotkyrka } from '../../../policies/rulebooks/se-botkyrka';
import { bjorkvik, live, swedishDebtor } from './lived-claim';

const sek = (amount: string) => Money.of(amount, 'SEK');
const isSwedishBankingDay = (date: ReturnType<typeof civilDate>) => bankingCalendarOf('SE').isBankingDay(date);

/** Due on a Sunday, 31 January 2016; reminded on Monday 8 February, demanded on Wednesday the 17th. */
const simple = { amount: '1200.00', issuedOn: '2016-01-01', dueOn: '2016-01-31', until: '2016-03-10' };
/** Due on 20 June 2016; the rate falls from 8.00 to 7.50 on 1 July, six days before the demand. */
const acrossHalfYears = { amount: '1200.00', issuedOn: '2016-05-21', dueOn: '2016-06-20', until: '2016-08-05' };

describe('the reminder', () => {
  test('asks for the invoice amount only, and names what a demand would cost', () => {
    const reminder = live(simple).letters.reminder;
    expect(reminder?.sentOn).toBe('2016-02-08');
    expect(reminder?.amounts).toEqual({
      principal: sek('1200.00'),
      interest: sek('0'),
      costs: sek('0'),
      total: sek('1200.00'),
    });
    expect(reminder?.interest).toBeUndefined();
    expect(reminder?.costs).toEqual([]);
    expect(reminder?.payment).toEqual({ amount: sek('1200.00'), lastDay: '2016-02-18' });
    expect(reminder?.consequence).toEqual({ type: 'collection-demand', fee: sek('180.00'), chargesInterest: true });
  });

  test('asks for what is left when a part has been paid', () => {
    const reminder = live({ ...simple, payments: [['2016-02-03', '200.00']] }).letters.reminder;
    expect(reminder?.amounts.total).toEqual(sek('1000.00'));
    expect(reminder?.ground.paid).toEqual(sek('200.00'));
  });

  test('of the social area threatens with the court and never with a demand', () => {
    expect(live({ ...simple, invoiceGroup: 'social-area' }).letters.reminder?.consequence).toEqual({
      type: 'administrative-court',
    });
  });

  test('in Denmark announces the 2nd, and the 2nd announces Gældsstyrelsen', () => {
    const { letters } = live({ ...simple, country: 'DK' });
    expect(letters.reminder?.consequence).toEqual({ type: 'second-reminder' });
    expect(letters['second-reminder']?.consequence).toEqual({ type: 'enforcement' });
    expect(letters['second-reminder']?.amounts.total).toEqual(Money.of('1200.00', 'DKK'));
  });
});

describe('the demand', () => {
  test('states principal, interest and costs apart, and the interest by period, days, base and rate', () => {
    const demand = live(simple).letters.demand;
    // 1,200.00 at 8 percent from 31 January to 16 February, 17 days of a leap year: 4.459… kronor.
    expect(demand?.interest?.lines).toEqual([
      {
        from: '2016-01-31',
        to: '2016-02-17',
        days: 17,
        principal: sek('1200.00'),
        ratePercent: '8.00',
        amount: sek('4.46'),
      },
    ]);
    expect(demand?.amounts).toEqual({
      principal: sek('1200.00'),
      interest: sek('4.46'),
      costs: sek('180.00'),
      total: sek('1384.46'),
    });
    expect(demand?.costs).toEqual([{ step: 'demand', chargedOn: '2016-02-17', amount: sek('180.00') }]);
    expect(demand?.consequence).toEqual({ type: 'enforcement' });
  });

  test('states each half-year with its own rate; the lines make the sum that was rounded once', () => {
    const demand = live(acrossHalfYears).letters.demand;
    // 11 days at 8.00: 2.885…; 6 days at 7.50: 1.475…; together 4.360…, so the second line carries 1.47.
    expect(
      demand?.interest?.lines.map(({ days, ratePercent, amount }) => [days, ratePercent, amount.toString()]),
    ).toEqual([
      [11, '8.00', '2.89'],
      [6, '7.50', '1.47'],
    ]);
    expect(demand?.interest?.accrued).toEqual(sek('4.36'));
  });

  test('does not threaten with the enforcement authority at 500 kronor or less', () => {
    expect(live({ ...simple, amount: '310.00' }).letters.demand?.consequence).toEqual({ type: 'stays-open' });
  });
});

describe('the warning', () => {
  test('follows payments that have covered the fee', () => {
    const warning = live({ ...simple, payments: [['2016-02-22', '180.00']] }).letters.warning;
    expect(warning?.amounts.costs).toEqual(sek('0'));
    expect(warning?.costs).toEqual([]);
    expect(warning?.amounts.total).toEqual(sek('1204.46'));
    expect(warning?.demandedOn).toBe('2016-02-17');
  });
});

test('in every letter of every life the parts add up to the total, and the lines to the interest', () => {
  const day = fc.integer({ min: 0, max: 90 });
  const cents = fc.integer({ min: 1, max: 400_000 });
  const payment = fc.record({ after: day, cents });
  fc.assert(
    fc.property(
      cents,
      day,
      fc.array(payment, { maxLength: 4 }),
      fc.constantFrom('40', '55', '62', 'social-area'),
      (amount, shift, paid, invoiceGroup) => {
        const dueOn = addDays(civilDate('2016-04-10'), shift);
        const { letters } = live({
          amount: Money.ofMinorUnits(amount, 'SEK').toString(),
          issuedOn: addDays(dueOn, -30),
          dueOn,
          invoiceGroup,
          payments: paid
            .map(
              ({ after, cents: part }) => [addDays(dueOn, after), Money.ofMinorUnits(part, 'SEK').toString()] as const,
            )
            .sort(([one], [other]) => (one < other ? -1 : 1)),
          until: addDays(dueOn, 120),
        });
        for (const { amounts, interest } of Object.values(letters)) {
          const { principal, interest: openInterest, costs, total } = amounts;
          expect(sumOf([principal, openInterest, costs], 'SEK')).toEqual(total);
          for (const part of [principal, openInterest, costs]) expect(part.isNegative()).toBe(false);
          const lines = interest?.lines.map(({ amount: share }) => share) ?? [];
          expect(sumOf(lines, 'SEK')).toEqual(interest?.accrued ?? sek('0'));
        }
      },
    ),
    { numRuns: 150 },
  );
});

test('no letter of a claim that has moved on since the step', () => {
  const lived = live({ ...simple, payments: [['2016-02-22', '180.00']] });
  const demanded = lived.claim.performed.find(({ step }) => step === 'demand');
  if (!demanded) throw new Error('The demand was not performed.');
  const stale = (): unknown =>
    letterFor({
      documentId: 'stale',
      claim: lived.claim,
      event: demanded,
      sentOn: demanded.on,
      creditor: bjorkvik,
      recipient: { addressee: swedishDebtor, route: 'post' },
      groundDescription: 'Barnomsorg, december 2015',
      rulebook: rulebookOf(seBotkyrka),
      lastDayToPay: civilDate('2016-02-26'),
    });
  expect(stale).toThrow('take the claim as it stood then');
});

describe('the last day to pay', () => {
  test.each([
    // A Tuesday's letter is there on Friday the 19th; four banking days later it is Thursday.
    ['demand', '2016-02-16', '2016-02-25'],
    // Over Easter: sent Wednesday 23 March, there on Wednesday the 30th (25th and 28th closed), and four days after it.
    ['demand', '2016-03-23', '2016-04-05'],
    ['warning', '2016-03-01', '2016-03-10'],
    // Ten days on is Thursday; ten days after the 10th is a Saturday's neighbour, Sunday the 20th: Monday.
    ['reminder', '2016-02-08', '2016-02-18'],
    ['reminder', '2016-03-10', '2016-03-21'],
    ['suspension-notice', '2016-03-01', '2016-05-02'],
  ] as const)('of a %s sent on %s is %s', (step, sentOn, lastDay) => {
    expect(lastDayToPayAfter(step, civilDate(sentOn), isSwedishBankingDay)).toBe(lastDay);
  });

  test('of a demand is always a banking day, eight days or more on, with four banking days after the post', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3650 }), (after) => {
        const sentOn = addDays(civilDate('2015-01-01'), after);
        const lastDay = lastDayToPayAfter('demand', sentOn, isSwedishBankingDay);
        expect(isSwedishBankingDay(lastDay)).toBe(true);
        expect(lastDay >= addDays(sentOn, 8)).toBe(true);
        expect(lastDay >= bankingCalendarOf('SE').addBankingDays(sentOn, 3 + 4)).toBe(true);
      }),
    );
  });
});
