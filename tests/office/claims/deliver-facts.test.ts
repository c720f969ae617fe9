import { ReceiverAway } from '../../../domain/kernel/receiver-away';
import { listSetAside } from '../../support/list-set-aside';
import { deliverFacts, type CaseEnginePort, type ClaimNews } from '../../../office/claims/deliver-facts';
import { inParallel } from '../../../domain/kernel/in-parallel';
import { invoice, carryOut, paid, register, takenBack, useLedger } from '../ledger-world';

const ledger = useLedger();

/** What the engine was told, in words; it may refuse one claim, or be away when one is told. */
class ListeningEngine implements CaseEnginePort {
  readonly heard: string[] = [];
  refuses: string | undefined;
  isAwayFor: string | undefined;

  start = (news: ClaimNews) => this.hears('start', news);
  tell = (news: ClaimNews) => this.hears('tell', news);

  private async hears(how: string, { claimId, notice }: ClaimNews): Promise<void> {
    if (claimId === this.refuses) throw new Error('WorkflowId length exceeds limit.');
    if (claimId === this.isAwayFor) throw new ReceiverAway('The engine does not answer.');
    this.heard.push(`${how} ${claimId} ${notice.eventNumber} ${notice.stage}`);
  }
}

test('a new invoice gets its workflow once, and each fact afterwards is told once', async () => {
  const [pool, engine] = [await ledger(), new ListeningEngine()];
  await register(pool, invoice({ number: '1' }));
  expect(await deliverFacts(pool, engine)).toBe(1);
  await carryOut(pool, '1', '2016-01-20', paid('2016-01-20', '200.00'));
  expect(await deliverFacts(pool, engine)).toBe(1);
  expect(await deliverFacts(pool, engine)).toBe(0);
  expect(engine.heard).toEqual(['start town/1 1 awaiting-payment', 'tell town/1 2 awaiting-payment']);
});

test('several facts of one claim travel as one, and the latest counts', async () => {
  const [pool, engine] = [await ledger(), new ListeningEngine()];
  await register(pool, invoice({ number: '1' }));
  await deliverFacts(pool, engine);
  await carryOut(pool, '1', '2016-01-20', paid('2016-01-20', '1200.00'));
  await carryOut(pool, '1', '2016-01-21', takenBack('2016-01-21', '1200.00'));
  expect(await deliverFacts(pool, engine)).toBe(2);
  expect(engine.heard.slice(1)).toEqual(['tell town/1 3 awaiting-payment']);
});

test('an invoice that was paid before anybody told of it needs no workflow', async () => {
  const [pool, engine] = [await ledger(), new ListeningEngine()];
  await register(pool, invoice({ number: '1' }));
  await carryOut(pool, '1', '2016-01-20', paid('2016-01-20', '1200.00'));
  expect(await deliverFacts(pool, engine)).toBe(2);
  expect(engine.heard).toEqual([]);
});

test('when the engine goes away in the middle, what was told is marked and the rest is told again', async () => {
  const [pool, engine] = [await ledger(), new ListeningEngine()];
  await register(pool, invoice({ number: '1' }), invoice({ number: '2' }));
  engine.isAwayFor = 'town/2';
  await expect(deliverFacts(pool, engine)).rejects.toThrow(ReceiverAway);
  engine.isAwayFor = undefined;
  expect(await deliverFacts(pool, engine)).toBe(1);
  expect(engine.heard).toEqual(['start town/1 1 awaiting-payment', 'start town/2 1 awaiting-payment']);
  expect(await listSetAside(pool)).toEqual([]);
});

test('two relays at once tell each fact once between them', async () => {
  const [pool, engine] = [await ledger(), new ListeningEngine()];
  await register(pool, ...Array.from({ length: 20 }, (_none, index) => invoice({ number: `${index}` })));
  const delivered = await Promise.all([deliverFacts(pool, engine), deliverFacts(pool, engine)]);
  expect(delivered[0] + delivered[1] + (await deliverFacts(pool, engine))).toBe(20);
  expect(new Set(engine.heard).size).toBe(20);
  expect(engine.heard).toHaveLength(20);
});

test('a few are done at a time, and the first failure is thrown once those under way have ended', async () => {
  let [atOnce, most, ended] = [0, 0, 0];
  const work = async (item: number): Promise<void> => {
    most = Math.max(most, (atOnce += 1));
    await new Promise((resolve) => setTimeout(resolve, 1));
    atOnce -= 1;
    if (item === 5) throw new Error('five');
    ended += 1;
  };
  await expect(inParallel([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], 3, work)).rejects.toThrow('five');
  expect([most, atOnce]).toEqual([3, 0]);
  expect(ended).toBeLessThan(11);
});
