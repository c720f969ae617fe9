import { KARLSHAMN } from '../policies/rulebooks/karlshamn';
import { Desk } from '../support/fordring-command';

const desk = new Desk();
const file = desk.write('karlshamn.yaml', KARLSHAMN);

interface Axis {
  readonly group: string;
  readonly steps: readonly { readonly step: string; readonly on: string | null }[];
}

test('the check finds nothing wrong', async () => {
  const checked = await desk.fordring('policy', 'check', file, '--json');
  expect(checked.json()).toMatchObject([{ policy: 'se-karlshamn', good: true, problems: [] }]);
});

/*
 * Due on Monday 2016-02-01: a week later is Monday the 8th, three weeks Monday the 22nd, five weeks Monday 7 March. Thirty
 * days after that is Wednesday 6 April. Thirty days after the demand is Wednesday 23 March, the day before Maundy Thursday.
 */
test.each([
  ['other', ['2016-02-08 reminder', '2016-02-22 demand', '2016-03-23 referral']],
  [
    'childcare',
    [
      '2016-02-08 reminder',
      '2016-02-22 demand',
      '2016-03-07 place-warning',
      '2016-03-23 referral',
      '2016-04-06 end-of-place-notice',
    ],
  ],
])('an unpaid invoice of the group %s', async (group, days) => {
  const shown = await desk.fordring('policy', 'show', file, '--due', '2016-02-01', '--group', group, '--json');
  const [axis] = shown.json() as Axis[];
  expect(axis?.steps.map(({ step, on }) => `${on} ${step}`)).toEqual(days);
});
