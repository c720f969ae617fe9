import { civilDate } from '../../../domain/kernel/civil-date';
import { allowanceOf } from '../../../domain/claim/claim';
import { invoice, knownOn, live, openParts, paid, takenBack, type Happening, type Life } from '../life';
import {
  aheadOf,
  answerTo,
  credit,
  dispute,
  interrupted,
  status,
  takenBackDecision,
  unpaid,
  writeDown,
  writeOff,
} from './decided';

const DEMANDED = '2016-02-22';

function life(until: string, ...happenings: readonly Happening[]): Life {
  return live(unpaid, until, ...happenings);
}

describe('a write-down', () => {
  const rows: [what: string, happenings: Happening[], allowance: string][] = [
    ['stands beside the claim', [writeDown(DEMANDED, '1000.00')], '1000.00'],
    [
      'is released by what comes in, down to what is open',
      [writeDown(DEMANDED, '1000.00'), paid('2016-02-23', '900.00')],
      '484.46',
    ],
    [
      'is not touched by what comes in beside it',
      [writeDown(DEMANDED, '1000.00'), paid('2016-02-23', '384.46')],
      '1000.00',
    ],
    ['is gone with the claim', [writeDown(DEMANDED, '1000.00'), paid('2016-02-23', '1384.46')], '0.00'],
    ['and another', [writeDown(DEMANDED, '1000.00', 'one'), writeDown('2016-02-23', '384.46', 'two')], '1384.46'],
    ['taken back', [writeDown(DEMANDED, '1000.00'), takenBackDecision('2016-02-23', 'write-down')], '0.00'],
    [
      'taken back after a part came in',
      [writeDown(DEMANDED, '1000.00'), paid('2016-02-23', '900.00'), takenBackDecision('2016-02-24', 'write-down')],
      '0.00',
    ],
    [
      'one of two taken back',
      [
        writeDown(DEMANDED, '1000.00', 'one'),
        writeDown('2016-02-23', '200.00', 'two'),
        takenBackDecision('2016-02-24', 'one'),
      ],
      '200.00',
    ],
  ];
  test.each(rows)('%s', (_what, happenings, allowance) => {
    expect(allowanceOf(life('2016-02-25', ...happenings).claim).toString()).toBe(allowance);
  });

  test('changes nothing of what is owed, or when', () => {
    const [written, not] = [life('2016-12-31', writeDown('2016-02-05', '1200.00')), life('2016-12-31')];
    expect([written.diary, written.balance, written.outcome]).toEqual([not.diary, not.balance, not.outcome]);
  });

  const refused: [why: string, happening: Happening, lived: Happening[], answer: RegExp][] = [
    ['nothing is open', writeDown('2016-02-24', '0.00'), [paid('2016-02-23', '1384.46')], /^settled/],
    ['nought', writeDown('2016-02-24', '0.00'), [], /^not-possible: 0.00 cannot/],
    [
      'over what is not written down yet',
      writeDown('2016-02-24', '384.47', 'two'),
      [writeDown(DEMANDED, '1000.00')],
      /^not-possible: 384.47 cannot be written down: 384.46/,
    ],
    [
      'nothing of it is left to take back',
      takenBackDecision('2016-02-24', 'write-down'),
      [writeDown(DEMANDED, '1000.00'), paid('2016-02-23', '1384.46')],
      /^not-possible: Nothing of the write-down is left/,
    ],
  ];
  test.each(refused)('refused: %s', (_why, happening, lived, answer) => {
    expect(answerTo(happening, life('2016-02-24', ...lived).claim)).toMatch(answer);
  });
});

describe('a write-off', () => {
  test('never reads as paid, and takes no step more', () => {
    const given = life('2016-12-31', writeOff(DEMANDED));
    expect([given.outcome, given.balance, given.days.length]).toEqual(['written-off', '0.00', 2]);
  });

  test('nor when all but the given-up rest was paid', () => {
    expect(life('2016-12-31', paid('2016-02-20', '1384.45'), writeOff(DEMANDED)).outcome).toBe('written-off');
  });

  describe('money that comes later claims so much again', () => {
    const off = writeOff(DEMANDED, { vat: '240.00' });
    // Of 1,200.00 with VAT of 240.00: 315.54 of principal carry 63.108 of VAT.
    const rows: [amount: string, outcome: string, refund: string, givenUp: string, vat: string][] = [
      ['100.00', 'recovered', '0.00', '80.00 + 4.46 + 1200.00', '240.00'],
      ['500.00', 'recovered', '0.00', '0.00 + 0.00 + 884.46', '176.89'],
      ['1384.46', 'recovered', '0.00', 'nothing', '0.00'],
      ['1400.00', 'recovered', '15.54', 'nothing', '0.00'],
    ];
    test.each(rows)('%s', (amount, outcome, refund, givenUp, vat) => {
      const after = life('2016-07-01', off, paid('2016-07-01', amount));
      const rest = after.claim.writtenOff;
      expect([after.outcome, after.balance, after.refund]).toEqual([outcome, '0.00', refund]);
      expect(rest ? [rest.fee, rest.interest, rest.principal].map(String).join(' + ') : 'nothing').toBe(givenUp);
      expect(rest?.vat.toString() ?? '0.00').toBe(vat);
    });

    test('in two payments, what was given up is gone to the öre, and its VAT', () => {
      const after = life('2016-07-02', off, paid('2016-07-01', '500.00'), paid('2016-07-02', '884.46'));
      expect([after.outcome, after.balance, after.claim.writtenOff]).toEqual(['recovered', '0.00', undefined]);
    });

    test('that had come in time, and became known late: it was paid all the while', () => {
      const after = life('2016-07-01', off, knownOn('2016-07-01', paid('2016-01-29', '1200.00')));
      expect([after.outcome, after.refund, after.claim.charged.fee.toString()]).toEqual(['paid', '0.00', '0.00']);
    });
  });

  describe('that money is no beginning of dunning, whatever becomes of it', () => {
    const off = writeOff(DEMANDED, { vat: '240.00' });
    const later = paid('2016-07-01', '500.00', 'later');
    const givenUp = ({ claim: { writtenOff } }: Life): string[] =>
      writtenOff ? [writtenOff.fee, writtenOff.interest, writtenOff.principal, writtenOff.vat].map(String) : [];

    test.each(['500.00', '1384.46'])('%s taken back by the bank: as much is given up again', (amount) => {
      const after = life(
        '2016-12-31',
        off,
        paid('2016-07-01', amount, 'later'),
        takenBack('2016-07-08', amount, 'later'),
      );
      expect([after.outcome, after.balance, after.days.length]).toEqual(['written-off', '0.00', 2]);
      expect(givenUp(after)).toEqual(['180.00', '4.46', '1200.00', '240.00']);
    });

    test('one of two taken back: the other counts', () => {
      const after = life(
        '2016-12-31',
        off,
        later,
        paid('2016-07-04', '884.46', 'rest'),
        takenBack('2016-07-08', '500.00', 'later'),
      );
      // 884.46 covers 180.00, 4.46 and 700.00; 500.00 of the principal are given up, with 100.00 of VAT.
      expect([after.outcome, after.balance, givenUp(after)]).toEqual([
        'recovered',
        '0.00',
        ['0.00', '0.00', '500.00', '100.00'],
      ]);
    });

    test('a part taken back: the rest of it counts', () => {
      const after = life('2016-12-31', off, later, takenBack('2016-07-08', '200.00', 'later'));
      // 300.00 cover 180.00, 4.46 and 115.54.
      expect([after.outcome, after.balance, givenUp(after).slice(0, 3)]).toEqual([
        'recovered',
        '0.00',
        ['0.00', '0.00', '1084.46'],
      ]);
    });

    test('the write-off taken back afterwards: the rest is claimed, and nothing reads as recovered', () => {
      const after = life('2016-07-04', off, later, takenBackDecision('2016-07-04', 'write-off'));
      expect([after.outcome, after.claim.recovery, openParts(after.claim)]).toEqual([
        'open',
        undefined,
        '0.00 + 0.00 + 884.46',
      ]);
    });

    test('for a time-barred claim the money waits, owed back, and the claim stays given up', () => {
      const after = live(
        unpaid,
        '2026-02-02',
        writeOff('2026-01-05', { ground: 'time-barred' }),
        paid('2026-02-02', '100.00'),
      );
      expect([after.outcome, after.refund]).toEqual(['written-off', '100.00']);
    });
  });

  test('a payment that is taken back opens what it had paid, never what was given up too', () => {
    const after = life(
      '2016-07-01',
      paid('2016-02-20', '1284.46', 'a'),
      writeOff(DEMANDED),
      takenBack('2016-07-01', '1284.46', 'a'),
    );
    expect([openParts(after.claim), after.claim.writtenOff?.principal.toString()]).toEqual([
      '180.00 + 4.46 + 1100.00',
      '100.00',
    ]);
  });

  test('charges that fall away of what was given up are nobody’s money', () => {
    // The estate of debts was opened on 10 February: 9 days, 2.3607, so 2.10 of the interest falls away.
    const stops = status('2016-07-01', 'debt-restructured', { interestStopsOn: civilDate('2016-02-10') });
    const after = life('2016-07-01', writeOff(DEMANDED), stops);
    expect([after.balance, after.refund, after.claim.writtenOff?.interest.toString()]).toEqual([
      '0.00',
      '0.00',
      '2.36',
    ]);
  });

  test('and are not claimed again when their ground is taken back: nothing of the claim is', () => {
    const stops = status('2016-07-01', 'debt-restructured', { interestStopsOn: civilDate('2016-02-10') });
    const after = life('2016-07-04', writeOff(DEMANDED), stops, takenBackDecision('2016-07-04', 'status'));
    expect([after.balance, after.outcome, after.days.length]).toEqual(['0.00', 'written-off', 2]);
  });

  test('taken back, the claim is as it was and goes on', () => {
    const after = life(
      '2016-03-10',
      writeOff(DEMANDED, { vat: '240.00' }),
      takenBackDecision('2016-03-10', 'write-off'),
    );
    expect([openParts(after.claim), after.outcome, after.days.slice(2)]).toEqual([
      '180.00 + 4.46 + 1200.00',
      'open',
      ['2016-03-10 warning'],
    ]);
  });

  test('taken back after a part came in, the rest is claimed again', () => {
    const after = life(
      '2016-03-10',
      writeOff(DEMANDED),
      paid('2016-03-01', '500.00'),
      takenBackDecision('2016-03-10', 'write-off'),
    );
    expect(openParts(after.claim)).toBe('0.00 + 0.00 + 884.46');
  });

  test('not taken back when all of it was claimed again', () => {
    const { claim } = life('2016-03-10', writeOff(DEMANDED), paid('2016-03-01', '1384.46'));
    expect(answerTo(takenBackDecision('2016-03-10', 'write-off'), claim)).toMatch(
      /^not-possible: The claim has been claimed again/,
    );
  });

  const refused: [why: string, happening: Happening, lived: Happening[], answer: RegExp][] = [
    ['nothing is open', writeOff('2016-02-24', { vat: '9999.00' }), [paid('2016-02-23', '1384.46')], /^settled/],
    ['it was written off already', writeOff('2016-02-24', { id: 'again' }), [writeOff(DEMANDED)], /^settled/],
    [
      'an earlier one stands, of all but what a payment that was taken back had paid',
      writeOff('2016-02-24', { vat: '9999.00', id: 'again' }),
      [paid('2016-02-20', '100.00', 'a'), writeOff(DEMANDED), takenBack('2016-02-24', '100.00', 'a')],
      /^not-possible: The claim was written off on 2016-02-22; take that back/,
    ],
    [
      'it is disputed',
      writeOff('2016-02-24', { vat: '9999.00' }),
      [dispute('2016-02-23')],
      /^not-possible: .* settle the dispute/,
    ],
    [
      'a part is disputed',
      writeOff('2016-02-24'),
      [dispute('2016-02-23', '1.00')],
      /^not-possible: .* settle the dispute/,
    ],
    [
      'it is not time-barred',
      writeOff('2016-02-24', { ground: 'time-barred', vat: '9999.00' }),
      [],
      /^not-possible: .* through 2026-01-02/,
    ],
    ['more VAT than principal', writeOff('2016-02-24', { vat: '1200.01' }), [], /^not-possible: VAT of 1200.01/],
    ['negative VAT', writeOff('2016-02-24', { vat: '-0.01' }), [], /^not-possible: VAT of -0.01/],
  ];
  test.each(refused)('refused: %s', (_why, happening, lived, answer) => {
    expect(answerTo(happening, life('2016-02-24', ...lived).claim)).toMatch(answer);
  });
});

describe('time-barred is only what the law says so', () => {
  /** Issued on 2 January 2015: ten years end on 2 January 2025. */
  const old = invoice({ due: '2015-02-01', issued: '2015-01-02' });
  const barred = (on: string) => writeOff(on, { ground: 'time-barred' });
  const rows: [what: string, lived: Happening[], lastDay: string, after: string][] = [
    ['ten years from the invoice', [], '2025-01-02', '2025-01-03'],
    ['anew from an acknowledgement', [interrupted('2015-09-01')], '2025-09-01', '2025-09-02'],
    [
      'anew from a demand that was received',
      [interrupted('2015-03-02', 'written-demand-received')],
      '2025-03-02',
      '2025-03-03',
    ],
    [
      'anew from the end of proceedings',
      [interrupted('2015-03-02', 'proceedings', '2016-06-30')],
      '2026-06-30',
      '2026-07-01',
    ],
    [
      'an acknowledgement that was taken back does not count',
      [interrupted('2015-09-01'), takenBackDecision('2015-09-02', 'interruption 2015-09-01')],
      '2025-01-02',
      '2025-01-03',
    ],
  ];
  test.each(rows)('%s', (_what, lived, lastDay, after) => {
    const { claim } = live(old, '2015-12-31', ...lived);
    expect(answerTo(barred(lastDay), claim)).toBe(
      `not-possible: The claim is not time-barred: it can be demanded through ${lastDay}.`,
    );
    expect(answerTo(barred(after), claim)).toBe('accepted');
  });

  test('never while proceedings are pending', () => {
    const { claim } = live(old, '2015-12-31', interrupted('2015-03-02', 'proceedings'));
    expect(answerTo(barred('2026-01-01'), claim)).toMatch(/^not-possible: Proceedings are pending/);
  });

  test('what is paid on it afterwards is owed back, until a person decides', () => {
    const given = live(old, '2025-02-03', barred('2025-01-03'), paid('2025-02-03', '500.00'));
    expect([given.outcome, given.balance, given.refund]).toEqual(['written-off', '0.00', '500.00']);
  });

  test('what had been paid before it was given up counts, however late it is known', () => {
    const given = live(old, '2025-02-03', barred('2025-01-03'), knownOn('2025-02-03', paid('2015-01-30', '1200.00')));
    expect([given.outcome, given.refund, given.claim.charged.fee.toString()]).toEqual(['paid', '0.00', '0.00']);
  });

  const refused: [why: string, happening: Happening, answer: RegExp][] = [
    ['too late', interrupted('2025-01-03'), /^not-possible: The claim was time-barred after 2025-01-02/],
    ['before the claim arose', interrupted('2015-01-01'), /^not-possible: The claim arose on 2015-01-02/],
    [
      'proceedings that end before they begin',
      interrupted('2015-03-02', 'proceedings', '2015-03-01'),
      /^not-possible: Proceedings that began/,
    ],
  ];
  test.each(refused)('an interruption is refused: %s', (_why, happening, answer) => {
    expect(answerTo(happening, live(old, '2015-12-31').claim)).toMatch(answer);
  });

  test('a last-day acknowledgement is in time', () => {
    expect(answerTo(interrupted('2025-01-02'), live(old, '2015-12-31').claim)).toBe('accepted');
  });
});

test('a claim that is given up has no step ahead, and a credit waits until that is taken back', () => {
  const given = life(DEMANDED, writeOff(DEMANDED));
  expect(aheadOf(given, DEMANDED)).toEqual([]);
  expect(answerTo(credit('2016-02-24', '1.00'), given.claim)).toMatch(/^not-possible/);
});
