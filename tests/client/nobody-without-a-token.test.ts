import { DecisionDesk, FordringClient, ReconciliationDesk, type FordringClientOptions } from '../../client';

/*
 * Every call of the library is somebody's. The methods are found, not listed, so that a new one is tried by itself. There
 * is no server behind this address: what asked one before it knew the caller would fail otherwise.
 */
const databaseUrl = 'postgres://nobody@127.0.0.1:9/none';
const NOT_ASKING = ['constructor', 'close', 'reader', 'known', 'marked'];

type Method = (...given: readonly unknown[]) => unknown;

function methodsOf(prototype: object): string[] {
  return Object.getOwnPropertyNames(prototype).filter((name) => !NOT_ASKING.includes(name));
}

async function answerOf(target: object, name: string, given: readonly unknown[]): Promise<unknown> {
  const method = Reflect.get(target, name) as Method;
  try {
    const answer = method.apply(target, [...given]);
    const isStream = typeof answer === 'object' && answer !== null && Symbol.asyncIterator in answer;
    return await (isStream ? (answer as AsyncGenerator).next() : answer);
  } catch (problem) {
    return problem;
  }
}

const calls = [
  ...methodsOf(FordringClient.prototype).map((name) => ['client', name, ['town', '1001', {}, {}]] as const),
  ...methodsOf(DecisionDesk.prototype).map((name) => ['decisions', name, ['no token', {}, {}]] as const),
  ...methodsOf(ReconciliationDesk.prototype).map((name) => ['reconciliations', name, ['x', { run: {} }, {}]] as const),
];

test('the methods are found at all', () => {
  expect(calls.length).toBeGreaterThan(30);
});

const nobody = { verify: () => Promise.reject(new Error('nobody was asked')) };
const settings: Readonly<Record<string, Pick<FordringClientOptions, 'identity' | 'token'>>> = {
  'a client that knows no issuer': {},
  'a client that knows no issuer, with a token': { token: 'a.b.c' },
};

describe.each(Object.entries(settings))('%s', (_name, given) => {
  test.each(calls)('is refused: %s.%s', async (part, name, asked) => {
    const client = await FordringClient.connect({ databaseUrl, ...given });
    const target = part === 'client' ? client : client[part];
    expect(await answerOf(target, name, asked)).toMatchObject({
      name: 'IdentityRefused',
      message: 'This client was connected without an identity, so it recognises nobody.',
    });
    await client.close();
  });
});

test.each(calls.filter(([part]) => part === 'client'))(
  'a client without a token of its own asks whose errand it is: %s.%s',
  async (_part, name, asked) => {
    const client = await FordringClient.connect({ databaseUrl, identity: nobody });
    const answer = await answerOf(client, name, asked);
    const said = (answer as Error).message;
    expect([
      'nobody was asked',
      'Say whose errand it is: connect the client with a token, or give one with the call.',
    ]).toContain(said);
    await client.close();
  },
);
