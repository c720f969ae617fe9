import { addDays } from '../../domain/kernel/civil-date';
import { noticeOf } from '../../domain/claim/case-notice';
import { readClaim } from '../../office/claims/read-claim';
import { rulebookOf } from '../../policies/rulebook';
import { seBotkyrka } from '../../policies/rulebooks/se-botkyrka';
import { claimWorkflowId } from '../../workflows/ids';
import { caseStatus } from '../../workflows/messages';
import { TownPutBack } from '../support/town-put-back';
import { useWorld } from '../support/world';

// Hooks after the last test run in this order: the worker ends before the world that it works in.
afterEach(async () => {
  await town.stopsWorking();
});
const world = useWorld();
let town: TownPutBack;
beforeEach(async () => {
  town = new TownPutBack(world());
  await town.opens();
});

const AGREED = { lost: [], orphans: [], differing: [], unanswered: [], unreadable: [] };

async function agree(): Promise<void> {
  let found = await town.compares();
  for (let tries = 0; tries < 20 && JSON.stringify(found).includes(town.creditorId); tries += 1)
    found = await town.compares();
  expect(found).toMatchObject(AGREED);
  expect(found.openClaims).toBe(found.runningWorkflows);
}

const handle = (claimId: string) => town.client.workflow.getHandle(claimWorkflowId(claimId));
const standing = async (claimId: string) => {
  const { eventNumber, nextOn } = await handle(claimId).query(caseStatus);
  return { eventNumber, nextOn };
};

/** Once the workflow has taken up what it was told. */
async function knows(claimId: string, eventNumber: number): Promise<void> {
  while ((await standing(claimId)).eventNumber !== eventNumber) await new Promise((resolve) => setTimeout(resolve, 50));
}

/** As the ledger has it: the first step of an invoice that is due forty days ahead. */
async function nextOn(claimId: string) {
  const claim = (await readClaim(town.pool, claimId))?.claim;
  return claim && noticeOf(claim, rulebookOf(seBotkyrka), town.today).next?.on;
}

test('the ledger put back: what its workflows know that it forgot is found, each by name, and mended', async () => {
  const [asleep, part, whole, deferred, awake] = await town.invoices('1', '2', '3', '4', '5');
  if (!asleep || !part || !whole || !deferred || !awake) throw new Error('Five invoices have five ids.');
  await town.pays(awake, '100.00');
  await knows(awake, 2);
  await agree();
  await town.isSaved();

  await town.pays(part, '200.00');
  await town.pays(whole, '1200.00');
  await town.isDeferred(deferred, 90);
  const [after] = await town.invoices('6');
  if (!after) throw new Error('The sixth has an id.');
  await knows(part, 2);
  await knows(deferred, 2);
  const deferredTo = (await standing(deferred)).nextOn;
  await handle(whole).result();
  await town.listHas(whole, false);
  await town.listHas(after, true);
  await agree();

  await town.isPutBack();
  const first = await nextOn(part);
  const forgotten = { eventNumber: 1, nextOn: first };
  const found = await town.compares();
  expect(found).toMatchObject({
    lost: [whole],
    orphans: [claimWorkflowId(after)],
    differing: [
      { claimId: part, ledger: forgotten, engine: { eventNumber: 2, nextOn: first } },
      { claimId: deferred, ledger: forgotten, engine: { eventNumber: 2, nextOn: deferredTo } },
    ],
    unanswered: [],
    mended: 0,
  });
  expect(deferredTo && first && deferredTo > addDays(first, 40)).toBe(true);

  expect((await town.compares(true)).mended).toBe(4);
  await agree();
  expect(await standing(deferred)).toEqual(forgotten);
  expect((await handle(after).describe()).status.name).not.toBe('RUNNING');
  expect((await handle(asleep).describe()).historyLength).toBe(1);

  // A new fact gets the number of the forgotten one, and counts.
  await town.pays(part, '1200.00');
  await handle(part).result();
  await town.invoices('6');
  await town.listHas(after, true);
  await agree();
});

test('the engine put back, or empty: what the ledger knows further is found and told', async () => {
  const [asleep, part, paid, gone] = await town.invoices('1', '2', '3', '4');
  if (!asleep || !part || !paid || !gone) throw new Error('Four invoices have four ids.');
  const [earlier] = await Promise.all([town.newsOf(part), agree()]);
  const earlierPaid = await town.newsOf(paid);
  await town.pays(part, '200.00');
  await town.isDeferred(part, 90);
  await town.pays(paid, '1200.00');
  await handle(paid).result();

  // The engine of an earlier day: it sleeps on what it was told then, follows what has been paid since, and lacks one.
  await handle(part).terminate('put back');
  await handle(gone).terminate('put back');
  await town.engine.start(earlier);
  await town.engine.start(earlierPaid);
  await town.listHas(paid, true);
  await town.listHas(gone, false);
  const found = await town.compares(true);
  expect(found).toMatchObject({
    lost: [gone],
    orphans: [claimWorkflowId(paid)],
    differing: [{ claimId: part, ledger: { eventNumber: 3 }, engine: { eventNumber: 1 } }],
    mended: 3,
  });
  await town.listHas(paid, false);
  await agree();
  expect(await standing(part)).toEqual({ eventNumber: 3, nextOn: await nextOn(part) });

  for (const claimId of [asleep, part, gone]) await handle(claimId).terminate('the engine is empty');
  for (const claimId of [asleep, part, gone]) await town.listHas(claimId, false);
  expect(await town.compares(true)).toMatchObject({ lost: [asleep, part, gone], runningWorkflows: 0, mended: 3 });
  for (const claimId of [asleep, part, gone]) await town.listHas(claimId, true);
  await agree();
});

test('a workflow that no worker answers for is named, and the books are not said to agree', async () => {
  const [asleep, awake] = await town.invoices('1', '2');
  if (!asleep || !awake) throw new Error('Two invoices have two ids.');
  await town.pays(awake, '200.00');
  await knows(awake, 2);
  await town.stopsWorking();
  town.readsOnly();
  expect(await town.compares()).toMatchObject({ lost: [], orphans: [], differing: [], unanswered: [awake] });
});
