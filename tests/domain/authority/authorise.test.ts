import type { Actor } from '../../../domain/authority/actor';
import type { AuthorityAct } from '../../../domain/authority/authority-act';
import { matrixOn, type AuthorityLine, type AuthorityMatrix } from '../../../domain/authority/authority-matrix';
import { authorise, authoriseApproval, isUnauthorised, type Asked } from '../../../domain/authority/authorise';
import { ROLES, rolesInWords } from '../../../domain/authority/roles';
import { civilDate } from '../../../domain/kernel/civil-date';
import { Money } from '../../../domain/kernel/money';
import { seBotkyrkaAuthority } from '../../../policies/authority/se-botkyrka';

const deferral: AuthorityAct = {
  kind: 'deferral',
  creditorId: 'town',
  reach: 'claims',
  backDated: false,
  span: { from: civilDate('2016-02-01'), to: civilDate('2016-03-01') },
};
const longPlan: AuthorityAct = {
  ...deferral,
  kind: 'instalment-plan',
  amount: Money.of('900.00', 'SEK'),
  span: { from: civilDate('2016-02-01'), to: civilDate('2017-03-01') },
};

function actor(roles: Actor['roles'], creditorIds: Actor['creditorIds'] = 'all'): Actor {
  return { subject: 'anna', roles, creditorIds, source: 'oidc' };
}

function sentenceOf(asked: Asked, who: Actor, matrix: AuthorityMatrix = seBotkyrkaAuthority): string {
  const answer = authorise(matrix, asked, who);
  return isUnauthorised(answer) ? `${answer.refused}: ${answer.missing}` : answer.allowed;
}

test('a refusal names the authority that is missing and who has it', () => {
  expect(sentenceOf(longPlan, actor(['controller']))).toBe(
    'not-authorised: Instalment plan, over 12 months is decided or proposed by a manager, a case handler or a supervisor ' +
      '(line plan-over-a-year of se-botkyrka version 1); you are a controller.',
  );
  expect(authorise(seBotkyrkaAuthority, longPlan, actor(['controller']))).toMatchObject({
    holders: ['manager', 'case-handler', 'supervisor'],
  });
});

test('what nobody has been authorised for is refused, and says that a line is missing', () => {
  const tooLong = { ...deferral, span: { from: civilDate('2016-02-01'), to: civilDate('2016-05-02') } };
  const sentence = sentenceOf(tooLong, actor(ROLES));
  expect(sentence).toContain(
    'no-line: Nobody has been authorised for a deferral from 2016-02-01 to 2016-05-02 by se-botkyrka',
  );
  expect(sentence).toContain('Who delegates authority must add a line');
});

test('who has no role, or reads only, is told so', () => {
  for (const roles of [[], ['auditor']] as const) {
    expect(sentenceOf(deferral, actor(roles))).toMatch(/^read-only: .*; you may only read\.$/);
  }
});

test('authority for one creditor is none for another', () => {
  expect(sentenceOf(deferral, actor(['manager'], ['harbour']))).toMatch(
    /^other-creditor: You have no authority for creditor town/,
  );
  expect(sentenceOf(deferral, actor(['manager'], ['harbour', 'town']))).toBe('decide');
});

test('of several roles the one counts that goes furthest', () => {
  expect(sentenceOf(longPlan, actor(['case-handler', 'manager']))).toBe('decide');
  expect(sentenceOf(longPlan, actor(['case-handler', 'auditor']))).toBe('propose');
});

test('a proposal is approved by another person, even if the proposer has every role there is', () => {
  // A system is no person, whatever else stands in its token.
  const everything = actor(ROLES.filter((role) => role !== 'auditor' && role !== 'back-office'));
  expect(authoriseApproval(seBotkyrkaAuthority, longPlan, 'anna', everything)).toMatchObject({
    refused: 'own-proposal',
  });
  expect(authoriseApproval(seBotkyrkaAuthority, longPlan, 'bo', everything)).toMatchObject({ role: 'manager' });
});

test('an act without the figure that a line counts by is nobody’s', () => {
  const unsaid = { ...deferral, kind: 'credit-note' } as const;
  expect(sentenceOf(unsaid, actor(['manager']))).toMatch(/^no-line/);
});

/** A matrix of few lines, for what the shipped ones do not have. */
function matrixOf(...lines: readonly Partial<AuthorityLine>[]): AuthorityMatrix {
  const whole = { propose: [], decide: [], reason: 'because', sources: ['S002-109'] };
  return {
    ...seBotkyrkaAuthority,
    lines: lines.map((line, at) => ({ id: `line-${at}`, kind: 'deferral', ...whole, ...line })),
  };
}

test('a line that nobody stands in says why', () => {
  const closed = matrixOf({ id: 'closed', reason: 'the council keeps it to itself' });
  expect(sentenceOf(deferral, actor(['manager']), closed)).toBe(
    'not-authorised: Nobody may decide this (deferral): the council keeps it to itself (line closed of se-botkyrka version 1).',
  );
});

test('a reversal may ask for more than what it takes back, and never for less', () => {
  const matrix = matrixOf(
    { decide: ['case-handler', 'supervisor'] },
    { kind: 'reversal', backDated: false, propose: ['case-handler', 'supervisor'], approve: ['manager', 'supervisor'] },
  );
  const reversal: Asked = { reverses: deferral, backDated: false };
  expect(sentenceOf(reversal, actor(['supervisor']), matrix)).toBe('propose');
  expect(sentenceOf(reversal, actor(['manager']), matrix)).toMatch(/^not-authorised/);
  // A manager approves reversals, but has no authority for deferrals here.
  expect(authoriseApproval(matrix, reversal, 'bo', actor(['manager']))).toMatchObject({ refused: 'not-authorised' });
  expect(authoriseApproval(matrix, reversal, 'bo', actor(['supervisor']))).toMatchObject({ role: 'supervisor' });
  expect(sentenceOf({ ...reversal, backDated: true }, actor(['supervisor']), matrix)).toMatch(
    /^no-line: Nobody has been authorised for the reversal of a deferral/,
  );
});

test('days are counted as days: ten are ten, on the tenth and not on the eleventh', () => {
  const matrix = matrixOf(
    { length: { upToDays: 10 }, decide: ['case-handler'] },
    { length: { overDays: 10 }, decide: ['manager'] },
  );
  const until = (to: string) => ({ ...deferral, span: { from: civilDate('2016-02-20'), to: civilDate(to) } });
  expect(sentenceOf(until('2016-03-01'), actor(['case-handler']), matrix)).toBe('decide');
  expect(sentenceOf(until('2016-03-02'), actor(['case-handler']), matrix)).toMatch(/^not-authorised/);
  expect(sentenceOf(until('2016-03-02'), actor(['manager']), matrix)).toBe('decide');
});

test('a month from the last of January is over on the last of February', () => {
  const matrix = matrixOf({ length: { upToMonths: 1 }, decide: ['case-handler'] });
  const until = (to: string) => ({ ...deferral, span: { from: civilDate('2016-01-31'), to: civilDate(to) } });
  expect(sentenceOf(until('2016-02-29'), actor(['case-handler']), matrix)).toBe('decide');
  expect(sentenceOf(until('2016-03-01'), actor(['case-handler']), matrix)).toMatch(/^no-line/);
});

describe('which matrix holds', () => {
  const version = (name: string, validFrom: string, validTo?: string): AuthorityMatrix => ({
    ...seBotkyrkaAuthority,
    version: name,
    validFrom: civilDate(validFrom),
    ...(validTo !== undefined && { validTo: civilDate(validTo) }),
  });
  const matrices = [version('1', '2015-01-01'), version('3', '2016-07-01', '2016-12-31'), version('2', '2016-01-01')];

  test.each([
    ['2014-12-31', undefined],
    ['2015-01-01', '1'],
    ['2015-12-31', '1'],
    ['2016-01-01', '2'],
    ['2016-06-30', '2'],
    ['2016-07-01', '3'],
    ['2016-12-31', '3'],
    // It has ended, and an older one does not come to life again.
    ['2017-01-01', undefined],
  ])('on %s it is version %s', (day, expected) => {
    expect(matrixOn(matrices, civilDate(day))?.version).toBe(expected);
  });

  test('of two that begin on one day the later resolution holds', () => {
    expect(matrixOn([version('a', '2016-01-01'), version('b', '2016-01-01')], civilDate('2016-01-01'))?.version).toBe(
      'b',
    );
  });
});

test('roles are named as one says them', () => {
  expect(rolesInWords(['case-handler', 'auditor', 'manager'])).toBe('a case handler, an auditor or a manager');
  expect(rolesInWords([])).toBe('nobody');
});

test('a system decides, proposes and approves nothing, also where a line of the matrix names it', () => {
  const [line] = seBotkyrkaAuthority.lines.filter(({ kind }) => kind === 'deferral');
  if (!line) throw new Error('Deferrals have a line.');
  const lenient: AuthorityLine = {
    ...line,
    propose: ['back-office'],
    decide: ['back-office'],
    approve: ['back-office'],
  };
  const matrix = { ...seBotkyrkaAuthority, lines: [lenient] };
  const nightly = actor(['back-office']);
  expect(sentenceOf(deferral, nightly, matrix)).toBe(
    'not-authorised: You are signed in as a system (back-office), and only people decide. A person must decide this.',
  );
  expect(authoriseApproval(matrix, deferral, 'somebody else', nightly)).toMatchObject({ refused: 'not-authorised' });
});
