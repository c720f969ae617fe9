import { checkPolicy } from '../../../policies/writing/check-policy';
import { fillIn } from '../../../policies/writing/fill-in';

/** A chain of made-up rules: reminder, demand, and what is tried behind them. */
function linesOf(...behind: readonly object[]): string[] {
  return linesIn({}, ...behind);
}

/** The same with other fields of the policy itself. */
function linesIn(other: object, ...behind: readonly object[]): string[] {
  const file = {
    id: 'se-tried',
    title: 'Tried',
    country: 'SE',
    validFrom: '2026-01-01',
    status: 'adopted',
    sources: 'made up',
    groups: [
      { code: '40', name: 'Home care' },
      { code: '55', name: 'Water' },
    ],
    steps: [{ step: 'reminder', delay: { days: 10 } }, { step: 'demand', delay: { days: 10 }, fee: 180 }, ...behind],
    ...other,
  };
  const { problems, breaches, course } = checkPolicy(fillIn(file).data);
  return [...problems, ...breaches, ...course]
    .filter(({ message }) => !message.startsWith('no reason in'))
    .map(({ severity, setting, message }) => `${severity} ${setting}: ${message}`);
}

const tenDays = { delay: { days: 10 } };
const onReturn = { step: 'referral', anchor: { from: 'answer', answer: 'agency-return' }, ...tenDays };

describe('one mistake is one line', () => {
  test.each<[string, object[], RegExp]>([
    [
      'an anchor that names its step and not from where',
      [{ step: 'warning', anchor: { step: 'demand' }, ...tenDays }],
      /warning\.anchor\.from: is missing; write step, for step stands beside/,
    ],
    [
      'an anchor that names its answer and not from where',
      [
        { step: 'acceptance', ...tenDays },
        { step: 'warning', anchor: { answer: 'acceptance' }, ...tenDays },
      ],
      /warning\.anchor\.from: is missing; write answer, for answer stands beside/,
    ],
    [
      'an anchor from a step by its name alone',
      [{ step: 'warning', anchor: { from: 'demand' }, ...tenDays }],
      /warning\.anchor\.from: write one of due-date, last-timely-day, step, answer/,
    ],
    [
      'an anchor from a step that is not named',
      [{ step: 'warning', anchor: { from: 'step' }, ...tenDays }],
      /warning\.anchor\.step: is missing; write a standing step's name/,
    ],
    [
      'an anchor from the due date that names a step',
      [{ step: 'warning', anchor: { from: 'due-date', step: 'demand' }, ...tenDays }],
      /warning\.anchor\.step: step belongs to from: step; leave step out/,
    ],
    [
      'agency with a letter wrong',
      [{ step: 'agenzy', ...tenDays }, onReturn],
      /steps\.agenzy\.step: .*did you mean agency/,
    ],
    ['what people call it', [{ step: 'collection-agency', ...tenDays }, onReturn], /did you mean agency/],
    ['what people call it in Swedish', [{ step: 'inkasso', ...tenDays }, onReturn], /did you mean agency/],
    ['a name that nobody knows', [{ step: 'abc', ...tenDays }, onReturn], /steps\.abc\.kind: .*say its kind/],
    [
      'a kind for a standing step',
      [{ step: 'agency', kind: 'agenci', ...tenDays }, onReturn],
      /agency\.kind: .*leave kind out/,
    ],
    [
      'another kind for a standing step',
      [{ step: 'agency', kind: 'review', ...tenDays }, onReturn],
      /always of the kind agency; leave kind out/,
    ],
    [
      'an own name of a standing kind',
      [{ step: 'our-agency', kind: 'agency', ...tenDays }, onReturn],
      /one step of the kind agency, by the name agency; write step: agency/,
    ],
    ['an own name of the hand-over', [{ step: 'to-kfm', kind: 'hand-over', ...tenDays }], /write step: referral/],
    ['own distraint', [{ step: 'own-distraint', ...tenDays }], /kind: review, so that a person sees to it/],
    [
      'the answer',
      [
        { step: 'agency', ...tenDays },
        { ...onReturn, anchor: { from: 'answer', answer: 'agency-retur' } },
      ],
      /did you mean agency-return/,
    ],
    [
      'a required step',
      [
        { step: 'warning', requires: 'demnad' },
        { step: 'referral', delay: { months: 1 } },
      ],
      /no step has that name; did you mean demand/,
    ],
  ])('%s', (_what, behind, told) => {
    const lines = linesOf(...behind);
    expect(lines.filter((line) => line.startsWith('problem'))).toHaveLength(1);
    expect(lines[0]).toMatch(told);
  });
});

test('a chain that ends with the agency says what becomes of what the agency gives back', () => {
  expect(linesOf({ step: 'agency', ...tenDays })).toEqual([
    'notice steps.agency: no step counts from its answer; what the agency gives back waits for a person',
  ]);
  expect(linesOf({ step: 'agency', ...tenDays, groups: { only: '40' } })).toContain(
    'notice steps.agency: no step counts from its answer for invoices of 40; what the agency gives back waits for a person',
  );
  expect(linesOf({ step: 'agency', ...tenDays }, onReturn)).toEqual([]);
});

test.each([
  ['that has no statutes here', { country: 'FI' }, 'problem country: write one of SE, DK'],
  ['that is not said', { country: undefined }, 'problem country: is missing; write one of SE, DK'],
])('a country %s is one line, and what it would fill in is not missing too', (_what, other, line) => {
  expect(linesIn(other).filter((told) => told.startsWith('problem'))).toEqual([line]);
});
