import { CaseEngine } from '../../../engine/case-engine';
import { followedClaims } from '../../../office/controls/followed-claims';
import { openWorkflowsOf } from '../../../engine/open-workflows';
import { dkStatensAdministration } from '../../../policies/rulebooks/dk-statens-administration';
import { useTown } from '../../support/use-town';
import { LedgerRun } from './ledger-run';
import { run } from './office';

const town = useTown({ policy: dkStatensAdministration });

test('the engine is held against a ledger in Danish kroner too', async () => {
  const { pool, client, taskQueue, rulebook, creditorId } = town();
  await town().invoice({ due: '2016-06-01' });
  const openWorkflows = openWorkflowsOf({
    books: followedClaims(pool, () => rulebook),
    client,
    engine: new CaseEngine(client, taskQueue),
  });
  const control = new LedgerRun(pool, run(creditorId, '2016-02', 'engine-ledger'), {
    today: '2016-03-05',
    openWorkflows,
  });
  expect(await control.finds()).toMatchObject({ clean: true, left: '1.00', right: '1.00' });
});
