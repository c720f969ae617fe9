import { figuresOf, runSample } from '../run-sample';

describe('Intrum’s accounts against the ledger (S002-28 to S002-31)', () => {
  test('what is on its way and what was returned is explained; the case that Intrum does not have is left', () => {
    const result = runSample('monitoring-agency');
    expect(figuresOf(result)).toEqual({
      // 3,500 + 1,875 + 2,660 + 0 + 750, against 3,500 + 1,875 + 2,660 + 3,100 + 990 + 1,240.
      left: '8785.00',
      right: '13365.00',
      difference: '-4580.00',
      explained: [
        ['returned by Intrum, not yet taken back in the ledger', 1, '-3100.00'],
        ['collected by Intrum, not yet at the bank', 1, '-240.00'],
      ],
      remaining: '-1240.00',
      broken: [],
    });
    expect(result.unexplained.map(({ class: kind, rows }) => [kind, rows[0]?.row.fields.invoice])).toEqual([
      ['only-right', '61140016'],
    ]);
  });

  test('what it collected less what it kept is what it sent: 940 − 235 = 705', () => {
    const [remitted] = runSample('monitoring-agency').identities;
    expect([remitted?.left.toString(), remitted?.right.toString()]).toEqual(['705.00', '705.00']);
  });

  test('cases held back, and those with another counterpart, are told and not compared', () => {
    expect(runSample('monitoring-agency').right.leftOut.map(({ reason, rows }) => [reason, rows])).toEqual([
      ['not handed over yet', 1],
      ['with another counterpart', 1],
    ]);
  });
});

describe('KFM’s cases against the ledger (S002-24 to S002-27)', () => {
  test('a closed case, a payment there and one that is not registered are explained; a case we never sent is left', () => {
    const result = runSample('enforcement-cases');
    expect(figuresOf(result)).toEqual({
      left: '7685.00',
      right: '10260.00',
      difference: '-2575.00',
      explained: [
        ['closed by KFM, its answer not yet recorded', 1, '-890.00'],
        ['applied for, not yet registered at KFM', 1, '-1955.00'],
        // 3,575 in the ledger, 3,075 at KFM.
        ['paid to KFM, not yet at the bank', 1, '-500.00'],
      ],
      remaining: '770.00',
      broken: [],
    });
    expect(result.unexplained.map(({ class: kind }) => kind)).toEqual(['only-left']);
  });
});
