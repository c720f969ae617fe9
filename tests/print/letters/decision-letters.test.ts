import fc from 'fast-check';
import { addDays, civilDate } from '../../../domain/kernel/civil-date';
import { LetterNotPossible } from '../../../domain/letters/letter-not-possible';
import { letterFor } from '../../support/letter-for';
import { Money, sumOf } from '../../../domain/kernel/money';
import { rulebookOf } from '../../../policies/rulebook';
import { seBotkyrka } from '../../../policies/rulebooks/se-botkyrka';
import { DecidedClaim, only } from './decided-claim';
import { bjorkvik } from './lived-claim';

const sek = (amount: string) => Money.of(amount, 'SEK');

describe('a deferral', () => {
  test('gives the new due date and what is open, and what the policy does after it', () => {
    const letter = only(new DecidedClaim().defers('2016-02-02', '2016-04-29'), 'deferral');
    expect(letter.payment).toEqual({ amount: sek('1200.00'), lastDay: '2016-04-29' });
    expect(letter.ground).toMatchObject({ dueOn: '2016-01-31', deferredTo: '2016-04-29' });
    // The shipped rule: interest starts at the new due date. Nothing has been sent yet, so a reminder comes first.
    expect(letter.matter).toMatchObject({ interestFrom: '2016-04-29', interestRuns: false });
    expect(letter.consequence).toEqual({ type: 'reminder' });
  });

  test('in Denmark, where the policy claims no interest, speaks of none', () => {
    const letter = only(new DecidedClaim('DK').defers('2016-02-02', '2016-04-29'), 'deferral');
    expect(letter.matter).toEqual({ kind: 'deferral', newDueOn: '2016-04-29', interestRuns: false });
  });

  test('that is dated back is told on its own day, beside one letter that takes back all that was sent since', () => {
    const claim = new DecidedClaim();
    claim.lives('2016-02-18');
    const letters = claim.defers('2016-02-22', '2016-04-29', '2016-02-05');
    expect(letters.map(({ kind }) => kind)).toEqual(['deferral', 'withdrawal']);
    const withdrawal = only(letters, 'withdrawal');
    expect(only(letters, 'deferral')).toMatchObject({ sentOn: '2016-02-22', countsFrom: '2016-02-05' });
    expect(withdrawal.sentOn).toBe('2016-02-22');
    expect(withdrawal.matter).toMatchObject({
      withdrawn: [
        { step: 'reminder', on: '2016-02-08' },
        { step: 'demand', on: '2016-02-17' },
      ],
    });
    expect(withdrawal.fallenAway).toMatchObject({ fee: sek('180.00'), interest: sek('4.46') });
    for (const letter of letters) {
      expect(letter.amounts.total).toEqual(sek('1200.00'));
      expect(letter.costs).toEqual([]);
      expect(letter.interest).toBeUndefined();
      expect(letter.payment).toEqual({ amount: sek('1200.00'), lastDay: '2016-04-29' });
    }
  });

  test('that is dated back counts what had been paid of the charges on the invoice', () => {
    const claim = new DecidedClaim();
    claim.lives('2016-02-18');
    claim.pays('2016-02-19', '182.00');
    const letter = only(claim.defers('2016-02-22', '2016-04-29', '2016-02-05'), 'withdrawal');
    expect(letter.fallenAway?.countedOnInvoice).toEqual(sek('182.00'));
    expect(letter.payment?.amount).toEqual(sek('1018.00'));
  });

  test('that takes back no letter has none to tell of', () => {
    const kinds = new DecidedClaim().defers('2016-02-22', '2016-04-29', '2016-02-05').map(({ kind }) => kind);
    expect(kinds).toEqual(['deferral']);
  });
});

/**
 * Agreed on 22 February, after the demand: 22 days at 8 percent on 1,200.00 are 5.770… in a leap year, of which 4.46 are
 * charged; with 170.00 for the plan 1,384.46 + 1.31 + 170.00 = 1,555.77, three times 518.59.
 */
function planned(): DecidedClaim {
  const claim = new DecidedClaim();
  claim.lives('2016-02-18');
  claim.plans('2016-02-22', '170.00', ['2016-03-22', '518.59'], ['2016-04-22', '518.59'], ['2016-05-23', '518.59']);
  return claim;
}

describe('an instalment plan', () => {
  test('is told with every instalment to the öre, its fee, and the interest that it charged with its lines', () => {
    const letter = only(planned().letters, 'instalment-plan');
    expect(letter.amounts).toEqual({
      principal: sek('1200.00'),
      interest: sek('5.77'),
      costs: sek('350.00'),
      total: sek('1555.77'),
    });
    expect(letter.costs.map(({ step, amount }) => [step, amount.toString()])).toEqual([
      ['demand', '180.00'],
      ['instalment-plan', '170.00'],
    ]);
    expect(letter.interest?.accrued).toEqual(sek('5.77'));
    expect(letter.instalments.map(({ number, dueOn, amount }) => [number, dueOn, amount.toString()])).toEqual([
      [1, '2016-03-22', '518.59'],
      [2, '2016-04-22', '518.59'],
      [3, '2016-05-23', '518.59'],
    ]);
    expect(letter.payment).toEqual({ amount: sek('518.59'), lastDay: '2016-03-22' });
  });

  test('that is not kept: the notice asks for what is missing of the instalment, never for all of it', () => {
    const claim = planned();
    claim.pays('2016-03-20', '200.00');
    // The 25th is Good Friday and the 28th Easter Monday: the notice leaves on Tuesday the 29th and gives ten days.
    const notice = only(claim.lives('2016-03-31'), 'instalment-notice');
    expect(notice.sentOn).toBe('2016-03-29');
    expect(notice.payment).toEqual({ amount: sek('318.59'), lastDay: '2016-04-08' });
    expect(notice.matter).toMatchObject({ number: 1, dueOn: '2016-03-22', amount: sek('518.59') });
    expect(notice.amounts.total).toEqual(sek('1355.77'));
  });

  test('that is over asks for the whole rest, and says what follows', () => {
    const claim = planned();
    claim.pays('2016-03-20', '200.00');
    const ended = only(claim.lives('2016-04-11'), 'plan-ended');
    expect(ended.sentOn).toBe('2016-04-11');
    expect(ended.payment?.amount).toEqual(sek('1355.77'));
    expect(ended.consequence).toEqual({ type: 'enforcement' });
    expect(ended.instalments).toEqual([]);
  });

  test('that is taken up again asks for what was missed and lists what is left', () => {
    const claim = planned();
    claim.pays('2016-03-20', '200.00');
    while (claim.claim.plan?.state === 'kept') claim.lives('2016-04-11');
    const letter = only(
      claim.tell('2016-04-12', {
        type: 'ReinstatePlan',
        decisionId: 'again',
        reinstatedOn: civilDate('2016-04-12'),
      }),
      'plan-reinstated',
    );
    // Taken up on Tuesday the 12th, with ten days to pay as the letter about the end had given.
    expect(letter.payment).toEqual({ amount: sek('318.59'), lastDay: '2016-04-22' });
    expect(letter.instalments.map(({ number, amount }) => [number, amount.toString()])).toEqual([
      [1, '318.59'],
      [2, '518.59'],
      [3, '518.59'],
    ]);
  });

  test('that is taken up again after another charge tells of it, and its last instalment covers it', () => {
    const claim = new DecidedClaim();
    claim.lives('2016-02-08');
    // Ten days on 1,200.00 cost 2.6229.
    claim.plans('2016-02-10', '170.00', ['2016-02-22', '1000.00'], ['2016-03-22', '372.62']);
    // Noticed on Thursday 25 February, to be mended by Monday 7 March, over on Thursday the 10th, with ten days to pay; demanded on Tuesday 22.
    expect(only(claim.lives('2016-03-10'), 'plan-ended').sentOn).toBe('2016-03-10');
    const demand = only(claim.lives('2016-03-22'), 'demand');
    const on = addDays(demand.sentOn, 1);
    const again = { type: 'ReinstatePlan', decisionId: 'again', reinstatedOn: on } as const;
    const letter = only(claim.tell(on, again), 'plan-reinstated');
    const charged = demand.amounts.total.minus(sek('1372.62'));
    expect(letter.matter).toMatchObject({ added: charged });
    expect(letter.instalments.map(({ amount }) => amount)).toEqual([sek('1000.00'), sek('372.62').plus(charged)]);
  });

  test('of instalments that do not make the whole is no letter', () => {
    const claim = planned();
    const event = claim.claim.planCharges[0];
    if (!event) throw new Error('No plan was agreed.');
    const short = { ...event, instalments: event.instalments.slice(1) };
    expect(() =>
      letterFor({
        documentId: 'short',
        event: short,
        claim: claim.claim,
        sentOn: event.on,
        creditor: bjorkvik,
        recipient: claim.recipient(),
        groundDescription: 'Barnomsorg',
        rulebook: rulebookOf(seBotkyrka),
        lastDayToPay: event.on,
      }),
    ).toThrow(LetterNotPossible);
  });
});

describe('a dispute', () => {
  test('of a part: the answer asks for the rest only, and so does every letter after it', () => {
    const claim = new DecidedClaim();
    const received = only(claim.disputes('2016-02-03', '300.00'), 'dispute-received');
    expect(received.standsStill).toEqual(sek('300.00'));
    expect(received.amounts.total).toEqual(sek('900.00'));
    // Four banking days from Wednesday 3 February; the reminder waits for them.
    expect(received.payment).toEqual({ amount: sek('900.00'), lastDay: '2016-02-09' });
    const [reminder, demand] = claim.lives('2016-02-22');
    expect(reminder).toMatchObject({
      kind: 'reminder',
      payment: { amount: sek('900.00') },
      standsStill: sek('300.00'),
    });
    // Reminded late on the 10th, demanded ten days on, on Monday 22: 22 days at 8 percent on 900.00 are 4.327….
    expect(demand?.amounts).toEqual({
      principal: sek('900.00'),
      interest: sek('4.33'),
      costs: sek('180.00'),
      total: sek('1084.33'),
    });
    expect(demand?.payment?.amount).toEqual(sek('1084.33'));
  });

  test('of all of it asks for nothing, not even for the fee that was charged', () => {
    const claim = new DecidedClaim();
    claim.lives('2016-02-18');
    const received = only(claim.disputes('2016-02-19'), 'dispute-received');
    expect(received.payment).toBeUndefined();
    expect(received.amounts.total).toEqual(sek('0'));
    expect(received.standsStill).toEqual(sek('1384.46'));
  });

  test('that ends in part for the debtor is told in one letter, with the credit in it', () => {
    const claim = new DecidedClaim();
    claim.disputes('2016-02-03', '300.00');
    claim.lives('2016-02-10');
    const letters = claim.settles('2016-02-11', '300.00');
    expect(letters.map(({ kind }) => kind)).toEqual(['dispute-settled']);
    expect(letters[0]).toMatchObject({
      matter: { dismissed: { documentNumber: 'K-18', amount: sek('300.00') } },
      amounts: { total: sek('900.00') },
    });
    expect(letters[0]?.standsStill).toBeUndefined();
  });

  test('that ends against the debtor asks for all again', () => {
    const claim = new DecidedClaim();
    claim.disputes('2016-02-03');
    expect(only(claim.settles('2016-02-05'), 'dispute-settled').payment?.amount).toEqual(sek('1200.00'));
  });
});

describe('a credit note', () => {
  test('has its number, what it credits, and the rest that is due', () => {
    const letter = only(new DecidedClaim().credits('2016-01-20', '200.00'), 'credit-note');
    expect(letter.matter).toEqual({
      kind: 'credit-note',
      documentNumber: 'K-17',
      amount: sek('200.00'),
      creditedBefore: sek('0'),
      left: sek('1000.00'),
    });
    expect(letter.payment).toEqual({ amount: sek('1000.00'), lastDay: '2016-01-31' });
  });

  test('of all that was demanded takes the charges with it and asks for nothing', () => {
    const claim = new DecidedClaim();
    claim.lives('2016-02-18');
    const letter = only(claim.credits('2016-02-22'), 'credit-note');
    expect(letter.payment).toBeUndefined();
    expect(letter.fallenAway).toMatchObject({ fee: sek('180.00'), interest: sek('4.46') });
  });

  test('of what has been paid says what is owed back', () => {
    const claim = new DecidedClaim();
    claim.pays('2016-01-20', '1200.00');
    const letter = only(claim.credits('2016-01-25', '200.00'), 'credit-note');
    expect(letter.owedBack).toEqual(sek('200.00'));
    expect(letter.payment).toBeUndefined();
  });
});

test('a cancelled invoice asks for nothing', () => {
  const claim = new DecidedClaim();
  const letter = only(
    claim.tell('2016-01-20', {
      type: 'CancelClaim',
      decisionId: 'cancellation',
      cancelledOn: civilDate('2016-01-20'),
      documentNumber: 'U-3',
    }),
    'cancellation',
  );
  expect(letter.payment).toBeUndefined();
  expect(letter.matter).toMatchObject({ documentNumber: 'U-3' });
});

test('who becomes liable is asked for what is open; who is released is asked for nothing', () => {
  const claim = new DecidedClaim();
  const liable = (day: string, isLiable: boolean) =>
    only(
      claim.tell(day, {
        type: 'ChangeLiableDebtor',
        decisionId: `liable ${day}`,
        changedOn: civilDate(day),
        debtorId: 'partner',
        liable: isLiable,
      }),
      'liability',
    );
  expect(liable('2016-01-10', true).payment).toEqual({ amount: sek('1200.00'), lastDay: '2016-01-31' });
  const released = liable('2016-01-12', false);
  expect(released.payment).toBeUndefined();
  expect(released.amounts.total).toEqual(sek('0'));
});

test('a set-off says what is left', () => {
  const claim = new DecidedClaim();
  const letter = only(
    claim.tell('2016-01-20', {
      type: 'BookSetOff',
      decisionId: 'set-off',
      setOffOn: civilDate('2016-01-20'),
      amount: sek('500.00'),
      against: 'bidrag 2016/12',
    }),
    'set-off',
  );
  expect(letter.matter).toMatchObject({ amount: sek('500.00'), against: 'bidrag 2016/12' });
  expect(letter.payment).toEqual({ amount: sek('700.00'), lastDay: '2016-01-31' });
});

describe('what was told is told again when it is taken back', () => {
  test('a deferral: the old due date counts again', () => {
    const claim = new DecidedClaim();
    claim.defers('2016-01-20', '2016-04-29');
    const letter = only(claim.reverses('2016-01-25', 'deferral'), 'reversal');
    expect(letter.matter).toMatchObject({ reversed: 'deferral', decidedOn: '2016-01-20', dueOn: '2016-01-31' });
    expect(letter.payment?.lastDay).toBe('2016-01-31');
  });

  test('a credit note: the amount comes back, in one letter', () => {
    const claim = new DecidedClaim();
    claim.credits('2016-01-20', '200.00');
    const letters = claim.reverses('2016-01-22', 'credit');
    expect(letters.map(({ kind }) => kind)).toEqual(['reversal']);
    expect(letters[0]).toMatchObject({
      matter: { amount: sek('200.00'), documentNumber: 'K-17' },
      payment: { amount: sek('1200.00') },
    });
  });

  test('a hold, of which nobody was told, is not', () => {
    const claim = new DecidedClaim();
    claim.tell('2016-01-20', {
      type: 'PlaceHold',
      decisionId: 'hold',
      placedOn: civilDate('2016-01-20'),
      through: civilDate('2016-03-01'),
    });
    expect(claim.reverses('2016-01-22', 'hold')).toEqual([]);
    expect(claim.letters).toEqual([]);
  });
});

test('what only the books and the counterparts need to know sends no letter', () => {
  const claim = new DecidedClaim();
  const on = civilDate('2016-01-20');
  claim.tell('2016-01-20', { type: 'WriteDown', decisionId: 'a', writtenDownOn: on, amount: sek('100.00') });
  claim.tell('2016-01-20', {
    type: 'InterruptLimitation',
    decisionId: 'b',
    interruptedOn: on,
    by: 'acknowledged',
    proof: 'brev 4',
  });
  claim.tell('2016-01-20', { type: 'ChangeDebtorAddress', decisionId: 'c', changedOn: on, address: 'protected' });
  claim.tell('2016-01-20', { type: 'TakeCourtRoute', decisionId: 'd', takenOn: on });
  claim.tell('2016-01-20', {
    type: 'WriteOff',
    decisionId: 'e',
    writtenOffOn: on,
    ground: 'remitted',
    vat: sek('0'),
  });
  expect(claim.letters).toEqual([]);
});

test("in every decision's letter the parts add up, no more is asked for than is open, and instalments make the whole", () => {
  const part = fc.integer({ min: 1, max: 119_999 }).map((units) => Money.ofMinorUnits(units, 'SEK').toString());
  const day = fc.integer({ min: 1, max: 28 }).map((number) => `2016-03-${String(number).padStart(2, '0')}`);
  fc.assert(
    fc.property(day, part, part, part, fc.boolean(), (on, paid, disputed, credited, demandFirst) => {
      const claim = new DecidedClaim();
      if (demandFirst) claim.lives('2016-02-18');
      claim.pays('2016-02-19', paid);
      const attempt = (act: () => unknown): void => {
        try {
          act();
        } catch (problem) {
          // Refused: more is disputed or credited than is open.
          if (problem instanceof LetterNotPossible) throw problem;
        }
      };
      attempt(() => claim.disputes(on, disputed));
      attempt(() => claim.credits(on, credited));
      attempt(() => claim.settles(on));
      attempt(() => claim.reverses(on, 'credit'));
      attempt(() => claim.reverses(on, 'dispute'));
      for (const { amounts, payment, standsStill } of claim.letters) {
        const { principal, interest, costs, total } = amounts;
        expect(sumOf([principal, interest, costs], 'SEK')).toEqual(total);
        for (const each of [principal, interest, costs]) expect(each.isNegative()).toBe(false);
        expect(payment?.amount.isOver(total) ?? false).toBe(false);
        expect(payment?.amount.isPositive() ?? true).toBe(true);
        expect(standsStill?.isPositive() ?? true).toBe(true);
      }
    }),
    { numRuns: 150 },
  );
});
