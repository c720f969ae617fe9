import { figuresOf, runSample } from '../run-sample';

describe('debtor system against PSRM (S000-11)', () => {
  test('the basis is additions + write-ups − recalls − write-downs, without PSRM’s own coverings', () => {
    const { identities, right } = runSample('debtor-psrm');
    // Additions 2,400 + 1,850 + 12,600 + 5,300 + 4,000 + 300 = 26,450; + 200 − 12,600 − (850 + 770) = 12,430.
    // The covering of 600 does not count, nor what PSRM received in April.
    expect(identities.map(({ left, right: stated }) => [left.toString(), stated.toString()])).toEqual([
      ['12430.00', '12430.00'],
    ]);
    expect(right.leftOut.map(({ reason, rows }) => [reason, rows])).toEqual([
      ['no part of the basis, such as a covering', 1],
      ['of another period', 1],
    ]);
  });

  test('timing, rejections and hearings are explained; only here, only there and another amount are left', () => {
    const result = runSample('debtor-psrm');
    expect(figuresOf(result)).toMatchObject({
      // 2,400 + 1,850 − 850 + 12,600 − 12,600 + 5,300 + 200 + 3,100 + 990 + 7,400 + 1,500 + 4,000 − 700.
      left: '25190.00',
      difference: '12760.00',
      explained: [
        ['timing: in the other system in a neighbouring month', 1, '3100.00'],
        ['rejected by PSRM (AFVIST)', 1, '990.00'],
        ['in hearing (HØRING): not received by PSRM yet, and limitation runs on', 1, '7400.00'],
      ],
      remaining: '1270.00',
    });
    expect(result.unexplained.map(({ class: kind, amount }) => [kind, amount.toString()]).sort()).toEqual([
      ['only-left', '1500.00'],
      ['only-right', '-300.00'],
      // −700 here, −770 there.
      ['other-amount', '70.00'],
    ]);
  });
});
