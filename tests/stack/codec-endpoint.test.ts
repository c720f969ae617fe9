import { defaultPayloadConverter } from '@temporalio/common';
import { temporal } from '@temporalio/proto';
import { openCodecEndpoint, type CodecEndpoint } from '../../stack/codec-endpoint';
import { EncryptingCodec } from '../../stack/payload-codec';
import { readPayloadKeys } from '../../stack/payload-keys';
import { Secret } from '../../stack/secret';

const { Payloads } = temporal.api.common.v1;
const UI = 'https://temporal.example.org';
const keys = new Secret(`k1:${Buffer.alloc(32, 1).toString('base64')}`);
const codec = new EncryptingCodec(readPayloadKeys({ kind: 'variable', keys }));

let endpoint: CodecEndpoint;
beforeAll(async () => {
  const mayRead = (token: string | undefined) =>
    token === 'hers' ? Promise.resolve() : Promise.reject(new Error('no'));
  endpoint = await openCodecEndpoint({ codec, port: 0, ui: UI, mayRead });
});
afterAll(() => endpoint.stop());

const HEADERS = { 'content-type': 'application/json', authorization: 'Bearer hers', origin: UI };

async function asked(body: string, headers: Readonly<Record<string, string>> = HEADERS, path = '/decode') {
  const answer = await fetch(`${endpoint.address}${path}`, { method: 'POST', body, headers });
  return { status: answer.status, body: (await answer.json()) as object };
}

async function encoded(value: unknown): Promise<string> {
  const payloads = await codec.encode([defaultPayloadConverter.toPayload(value)]);
  return JSON.stringify(Payloads.toObject(Payloads.fromObject({ payloads }), { bytes: String }));
}

test("Temporal UI has payloads decoded in Temporal's own JSON", async () => {
  const { status, body } = await asked(await encoded({ claimId: 'town/1001' }));
  const [payload] = Payloads.fromObject(body).payloads;
  expect(status).toBe(200);
  expect(payload && defaultPayloadConverter.fromPayload(payload)).toEqual({ claimId: 'town/1001' });
});

test('a browser is told that only the page that was named may read', async () => {
  const answer = await fetch(`${endpoint.address}/decode`, { method: 'OPTIONS', headers: { origin: UI } });
  expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([204, UI]);
});

test.each([
  ['another page', { ...HEADERS, origin: 'https://elsewhere.example.org' }, 403],
  ['nobody', { 'content-type': 'application/json' }, 401],
  ['a stranger', { ...HEADERS, authorization: 'Bearer his' }, 401],
  ['a form', { ...HEADERS, 'content-type': 'text/plain' }, 415],
])('%s gets nothing', async (_who, headers, status) => {
  const answer = await asked(await encoded('secret words'), headers);
  expect(answer.status).toBe(status);
  expect(JSON.stringify(answer.body)).not.toContain(Buffer.from('secret').toString('base64').slice(0, 6));
});

test('nothing is encoded, and what is no list of payloads is refused', async () => {
  expect((await asked('{}', HEADERS, '/encode')).status).toBe(404);
  expect((await asked('not json')).status).toBe(400);
  expect((await asked('{"payloads":7}')).status).toBe(400);
});
