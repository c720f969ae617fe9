import { recipeNamed } from '../../../office/reconciliation/recipe-shelf';
import { reconcile } from '../../../reconciliation/reconcile';
import { isClean } from '../../../reconciliation/result';
import type { Cells } from '../../../reconciliation/row';
import { figuresOf, runSample } from '../run-sample';

/* S004-36: what UDK Debitor asked KY to set off, and what KY set off. */

const set = (request: string, requested: string, set_off: string, person = 'B1'): Cells => ({
  ...{ request, person, month: '2021-06', requested, set_off },
});
const booked = (request: string, credit: string, person = 'B1'): Cells => ({
  ...{ request, person, month: '2021-06', debit: '0.00', credit },
});
const listed = (request: string, amount: string, person = 'B1'): Cells => ({
  ...{ request, person, month: '2021-06', amount },
});

function run(left: Cells[], right: Cells[], third: Cells[], open: Cells[]) {
  const lines = (rows: readonly Cells[]) => rows.map((fields, at) => ({ line: at + 2, currency: 'DKK', fields }));
  const explanations = { open: lines(open) };
  const files = { left: lines(left), right: lines(right), third: lines(third), explanations };
  const result = reconcile(recipeNamed('ky-fub'), { period: '2021-06' }, files);
  return {
    clean: isClean(result),
    failing: result.identities.filter(({ holds }) => !holds).map(({ name }) => name),
    rules: result.brokenRules.map(({ rule }) => rule),
    open: result.unexplained.map(({ class: kind, amount }) => `${kind} ${amount.toString()}`),
  };
}

const REQUESTS = 'requests that KY has = requests that UDK Debitor sent';
const OPEN = 'requested − set off = still open';

test('of 2,550.00 that was requested 1,800.00 is set off and booked, and 750.00 is open', () => {
  expect(figuresOf(runSample('ky-fub'))).toMatchObject({ left: '1800.00', right: '1800.00', broken: [] });
});

describe('each control can fail', () => {
  test('where all agrees, nothing does', () => {
    expect(
      run(
        [set('M-1', '900.00', '600.00')],
        [booked('M-1', '600.00')],
        [listed('M-1', '900.00')],
        [listed('M-1', '300.00')],
      ),
    ).toEqual({
      ...{ clean: true, failing: [], rules: [], open: [] },
    });
  });

  test('a set-off that is not booked, and one booked for another person', () => {
    const [third, open] = [[listed('M-1', '600.00')], []];
    expect(run([set('M-1', '600.00', '600.00')], [], third, open).open).toEqual(['only-left 600.00']);
    const other = run([set('M-1', '600.00', '600.00')], [booked('M-1', '600.00', 'B2')], third, open);
    expect(other.open).toEqual(['only-left 600.00', 'only-right -600.00']);
  });

  test('a request that KY never got, and one of another person with the same amount', () => {
    const left = [set('M-1', '600.00', '600.00')];
    const right = [booked('M-1', '600.00')];
    expect(run(left, right, [listed('M-1', '600.00'), listed('M-2', '75.00')], []).failing).toEqual([REQUESTS]);
    expect(run(left, right, [listed('M-1', '600.00', 'B2')], []).failing).toEqual([REQUESTS]);
  });

  test('what is open for the wrong request', () => {
    const left = [set('M-1', '900.00', '600.00'), set('M-2', '50.00', '50.00')];
    const right = [booked('M-1', '600.00'), booked('M-2', '50.00')];
    const third = [listed('M-1', '900.00'), listed('M-2', '50.00')];
    expect(run(left, right, third, [listed('M-2', '300.00')]).failing).toEqual([OPEN]);
  });

  test('more set off than was requested, and a minus', () => {
    const more = run(
      [set('M-1', '500.00', '600.00')],
      [booked('M-1', '600.00')],
      [listed('M-1', '500.00')],
      [listed('M-1', '-100.00')],
    );
    expect(more).toMatchObject({ clean: false, failing: [], rules: ['no more is set off than was requested'] });
    const minus = run([set('M-1', '-5.00', '-5.00')], [booked('M-1', '-5.00')], [listed('M-1', '-5.00')], []);
    expect(minus).toMatchObject({ clean: false, rules: ['a request and its set-off are no minus'] });
  });
});
