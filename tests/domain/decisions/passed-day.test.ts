import { civilDate } from '../../../domain/kernel/civil-date';
import type { Happening } from '../life';
import { answerTo, claimOn, decidedOn, deferral, hold, plan } from './decided';

/* The demand leaves on Thursday 18 February 2016; it is decided on Monday the 22nd. */

const PASSED = 'which has passed; today is 2016-02-22';

function documented(happening: Happening): Happening {
  if (!('command' in happening)) throw new Error('Only a decision has a document.');
  return { ...happening, command: { ...happening.command, documented: true } as typeof happening.command };
}

describe('a day that has passed', () => {
  test('is no new due date', () => {
    const asked = deferral('2016-02-22', '2016-02-19');
    expect(answerTo(asked, claimOn('2016-02-22'))).toContain(`The new due date is 2016-02-19, ${PASSED}`);
  });

  test('is none either when the deferral is back-dated, but has no document', () => {
    const asked = deferral('2016-02-22', '2016-02-19', '2016-02-05');
    expect(answerTo(asked, claimOn('2016-02-22'))).toContain(PASSED);
  });

  test('is one when a document shows that payment was deferred in time', () => {
    const asked = documented(deferral('2016-02-22', '2016-02-19', '2016-02-05'));
    expect(answerTo(asked, claimOn('2016-02-22'))).toBe('accepted');
  });

  test('is no due date of an instalment, unless a document shows that it was agreed on in time', () => {
    // Agreed on 19 February: 1,200.00 and 180.00, and the demand’s 4.46 with two days more at 0.262295: 18 days, 4.72.
    const asked = plan('2016-02-19', [['2016-02-19', '1384.72']], '0.00');
    const late = { ...asked, knownOn: civilDate('2016-02-22') };
    expect(answerTo(late, claimOn('2016-02-22'))).toContain(`instalment 1 is 2016-02-19, ${PASSED}`);
    expect(answerTo(documented(late), claimOn('2016-02-22'))).not.toContain('passed');
  });

  test('ends no hold, unless a document shows that it was agreed on in time', () => {
    const asked = { ...hold('2016-02-05', '2016-02-19'), knownOn: civilDate('2016-02-22') };
    expect(answerTo(asked, claimOn('2016-02-22'))).toContain(`The last day of the hold is 2016-02-19, ${PASSED}`);
    expect(answerTo(documented(asked), claimOn('2016-02-22'))).toBe('accepted');
  });
});

test('today is no day that has passed', () => {
  expect(answerTo(deferral('2016-02-22', '2016-02-22'), claimOn('2016-02-22'))).toBe('accepted');
});

test('a recorded decision is documented when it is back-dated and has a document', () => {
  const day = civilDate('2016-02-22');
  const asked = decidedOn('2016-02-22', {
    ...{ type: 'GrantDeferral', decisionId: 'd', grantedOn: day, newDueOn: day, backDated: true, documented: true },
  });
  expect(answerTo(asked, claimOn('2016-02-22'))).toBe('accepted');
});
