import { recipeNamed } from '../../../office/reconciliation/recipe-shelf';
import { runSample } from '../run-sample';

test('a lost claim, an orphan and a second workflow are told apart, each with what to do', () => {
  const result = runSample('engine-ledger');
  // Four open claims; five workflows.
  expect([result.left.total.toString(), result.right.total.toString()]).toEqual(['4.00', '5.00']);
  const { routes } = recipeNamed('engine-ledger');
  expect(
    result.unexplained.map((difference) => [difference.key, difference.class, routes(difference).split(':')[0]]),
  ).toEqual([
    ['main/61160004', 'only-left', 'Lost'],
    ['main/61160005', 'only-right', 'Orphan'],
    ['main/61160006', 'repeated', 'More than one'],
  ]);
});
