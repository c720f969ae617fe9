import { Client } from '@temporalio/client';
import type { DataConverter, PayloadCodec } from '@temporalio/common';
import { Worker } from '@temporalio/worker';
import { askWorkflow } from '../../engine/ask-workflow';
import { compareBooks, compareFollowing } from '../../engine/compare-books';
import { civilDate } from '../../domain/kernel/civil-date';
import { followedClaims, type FollowedClaims } from '../../office/controls/followed-claims';
import { rulebookOf } from '../../policies/rulebook';
import { CaseEngine } from '../../engine/case-engine';
import { seBotkyrka } from '../../policies/rulebooks/se-botkyrka';
import { EncryptingCodec } from '../../stack/payload-codec';
import { readPayloadKeys } from '../../stack/payload-keys';
import { Secret } from '../../stack/secret';
import { createFordringWorker } from '../../workers/fordring-worker';
import type { LivingClaim } from '../support/living-claim';
import { recordedHistories } from '../support/recorded-lives';
import { Town, townPool } from '../support/town';
import { useWorld } from '../support/world';

const ONE = `k1:${Buffer.alloc(32, 1).toString('base64')}`;
const TWO = `k2:${Buffer.alloc(32, 2).toString('base64')}`;
const LOST = `k3:${Buffer.alloc(32, 3).toString('base64')}`;
const codecOf = (keys: string) => new EncryptingCodec(readPayloadKeys({ kind: 'variable', keys: new Secret(keys) }));
const A_MINUTE = 60_000;

/** The keys that hold now, for the client and the worker alike. */
let keys = codecOf(ONE);
const codec: PayloadCodec = {
  encode: (payloads) => keys.encode(payloads),
  decode: (payloads) => keys.decode(payloads),
};
const dataConverter: DataConverter = { payloadCodecs: [codec] };

let town: Town | undefined;
afterAll(async () => town?.closes());
const world = useWorld();

async function openTown(): Promise<Town> {
  const pool = townPool(await world().newDatabase());
  const { nativeConnection: connection, taskQueue, virtualClient } = world();
  // Of its own: whoever lists the workflows of a namespace without these keys cannot read what they were told.
  const namespace = await world().newNamespace();
  const client = new Client({ connection: virtualClient.connection, namespace, dataConverter });
  const workflowBundle = await world().workflowBundle();
  const engine = new CaseEngine(client, taskQueue);
  const parts = { connection, namespace, taskQueue, pool, engine, workflowBundle, dataConverter };
  const createWorker = () => createFordringWorker(parts);
  const opened = new Town({
    pool,
    client,
    taskQueue,
    creditorId: world().nameOf('town'),
    policy: seBotkyrka,
    createWorker,
  });
  await opened.opens();
  return opened;
}

interface Found {
  readonly encoding: string;
  readonly keyId: string;
}

/** Every payload that stands anywhere in it, but for search attributes: those the server must read. */
function payloadsIn(value: unknown): Found[] {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return [];
  const { metadata } = value as { readonly metadata?: Readonly<Record<string, Uint8Array>> };
  const [encoding, keyId] = ['encoding', 'encryption-key-id'].map((name) => metadata?.[name]);
  if (encoding) return [{ encoding: String(Buffer.from(encoding)), keyId: String(Buffer.from(keyId ?? [])) }];
  const inside = Object.entries(value).filter(([name]) => name !== 'searchAttributes' && name !== 'indexedFields');
  return inside.flatMap(([, each]) => payloadsIn(each));
}

async function historyOf(claim: LivingClaim) {
  const histories = await Promise.all((await claim.runs()).map(async (run) => claim.handle(run).fetchHistory()));
  return { workflowId: claim.workflowId, histories };
}

test(
  'no payload of a claim can be read in the engine; a new key takes over while the claim lives, and everything replays',
  async () => {
    town = await openTown();
    const { client } = town;
    const claim = await town.invoice();
    // It sleeps: its memo, or else the input in its history, says what it was told.
    await expect(askWorkflow(client, claim.claimId, { withinMilliseconds: 5_000 })).resolves.toMatchObject({
      eventNumber: 1,
    });
    await claim.lives('2016-02-10');
    keys = codecOf(`${TWO},${ONE}`);
    await claim.lives('2016-03-31');
    await claim.idle();

    const { workflowId, histories } = await historyOf(claim);
    const found = histories.flatMap(payloadsIn);
    expect(new Set(found.map(({ encoding }) => encoding))).toEqual(new Set(['binary/encrypted']));
    expect(new Set(found.map(({ keyId }) => keyId))).toEqual(new Set(['k1', 'k2']));
    await expect(askWorkflow(client, claim.claimId, { withinMilliseconds: 5_000 })).resolves.toMatchObject({
      eventNumber: (await claim.status()).eventNumber,
    });

    const replayed = async (with_: DataConverter) => {
      const workflowBundle = await world().workflowBundle();
      const given = histories.map((history) => ({ workflowId, history }));
      const errors: unknown[] = [];
      for await (const { error } of Worker.runReplayHistories({ workflowBundle, dataConverter: with_ }, given)) {
        errors.push(error);
      }
      return errors;
    };
    expect(await replayed(dataConverter)).toEqual(histories.map(() => undefined));
  },
  2 * A_MINUTE,
);

test(
  'a workflow that no key opens is named, and the others are compared',
  async () => {
    town ??= await openTown();
    const { client, pool, creditorId } = town;
    keys = codecOf(LOST);
    const [lost, torn] = [await town.invoice(), await town.invoice()];
    keys = codecOf(`${TWO},${ONE}`);
    const good = await town.invoice();
    const other = await town.invoice();
    await other.books('2016-01-10', {
      type: 'ReceivePayment',
      paymentId: 'untold',
      receivedOn: civilDate('2016-01-10'),
      amount: other.money('100.00'),
    });
    await pool.query('UPDATE fordring.outbox SET delivered_at = clock_timestamp() WHERE delivered_at IS NULL');
    const books = followedClaims(pool, () => rulebookOf(seBotkyrka));
    const compare = () => compareBooks({ books, client }, { creditorIds: [creditorId] });
    const found = await compare();
    const reason = expect.stringMatching(/encrypted with the key k3, which is not here/) as unknown;
    expect(found.unreadable).toEqual([lost, torn].map(({ claimId }) => ({ claimId, reason })));
    expect(found.differing.map(({ claimId }) => claimId)).toContain(other.claimId);
    expect(found).toMatchObject({ lost: [], orphans: [] });
    expect(found.left).toBeGreaterThanOrEqual(3);
    expect(JSON.stringify(found)).not.toContain(good.claimId);
    expect((await followings(books, client, creditorId)).has(lost.claimId)).toBe(true);
  },
  2 * A_MINUTE,
);

/** The control that a reconciliation of engine and ledger asks. */
async function followings(books: FollowedClaims, client: Client, creditorId: string) {
  return (await compareFollowing({ books, client }, [creditorId])).running;
}

test(
  'what was recorded before encryption began goes on with it',
  async () => {
    const workflowBundle = await world().workflowBundle();
    const recorded = recordedHistories();
    const errors: unknown[] = [];
    for await (const { error } of Worker.runReplayHistories({ workflowBundle, dataConverter }, recorded)) {
      if (error) errors.push(error);
    }
    expect(errors).toEqual([]);
  },
  2 * A_MINUTE,
);
