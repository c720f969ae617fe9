import { checkPolicy } from '../../../policies/writing/check-policy';
import { fillIn } from '../../../policies/writing/fill-in';

/** A chain of made-up rules: reminder, demand, and what is tried behind them. */
function linesOf(...behind: readonly object[]): string[] {
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
  };
  const { problems, breaches, course } = checkPolicy(fillIn(file).data);
  return [...problems, ...breaches, ...course]
    .filter(({ message }) => !message.startsWith('without reasonIn'))
    .map(({ severity, setting, message }) => `${severity} ${setting}: ${message}`);
}

const tenDays = { delay: { days: 10 } };
const onReturn = { step: 'referral', anchor: { from: 'answer', answer: 'agency-return' }, ...tenDays };

describe('one mistake is one line', () => {
  test.each<[string, object[], RegExp]>([
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
