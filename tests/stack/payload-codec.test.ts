import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultPayloadConverter } from '@temporalio/common';
import fc from 'fast-check';
import { readConfiguration } from '../../stack/configuration';
import { EncryptingCodec } from '../../stack/payload-codec';
import { payloadConversion } from '../../stack/payload-conversion';
import { readPayloadKeys } from '../../stack/payload-keys';
import { Secret } from '../../stack/secret';

const [ONE, TWO] = [1, 2].map((fill) => Buffer.alloc(32, fill).toString('base64')) as [string, string];
const codecOf = (keys: string) => new EncryptingCodec(readPayloadKeys({ kind: 'variable', keys: new Secret(keys) }));
const textOf = (bytes: Uint8Array | null | undefined) => Buffer.from(bytes ?? []).toString('utf8');

test('whatever is encrypted is read again, and does not stand there in clear', async () => {
  const codec = codecOf(`k1:${ONE}`);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.string({ minLength: 12 }), { maxLength: 4 }), async (values) => {
      const payloads = values.map((value) => defaultPayloadConverter.toPayload(value));
      const encoded = await codec.encode(payloads);
      for (const [at, { data }] of encoded.entries()) expect(textOf(data)).not.toContain(values[at]);
      const decoded = await codec.decode(encoded);
      expect(decoded.map((payload) => defaultPayloadConverter.fromPayload(payload))).toEqual(values);
    }),
  );
});

test('the same twice is never written the same, and each says by which key', async () => {
  const payload = defaultPayloadConverter.toPayload('the same');
  const [one, other] = await codecOf(`k1:${ONE}`).encode([payload, payload]);
  expect(one?.data).not.toEqual(other?.data);
  expect([one, other].map((written) => textOf(written?.metadata?.['encryption-key-id']))).toEqual(['k1', 'k1']);
});

test('a new key writes, and the one before still reads', async () => {
  const before = await codecOf(`k1:${ONE}`).encode([defaultPayloadConverter.toPayload('old')]);
  const rotated = codecOf(`k2:${TWO},k1:${ONE}`);
  const [old] = await rotated.decode(before);
  expect(old && defaultPayloadConverter.fromPayload(old)).toBe('old');
  const [written] = await rotated.encode([defaultPayloadConverter.toPayload('new')]);
  expect(textOf(written?.metadata?.['encryption-key-id'])).toBe('k2');
});

test('a key gives way to another in the three steps of the guide, and is refused after the last one', async () => {
  const written = async (keys: string) => {
    const [payload] = await codecOf(keys).encode([defaultPayloadConverter.toPayload(keys)]);
    return payload!;
  };
  const read = async (keys: string, payload: Awaited<ReturnType<typeof written>>) => {
    const [decoded] = await codecOf(keys).decode([payload]);
    return decoded && defaultPayloadConverter.fromPayload(decoded);
  };
  const steps = [`k1:${ONE}`, `k1:${ONE},k2:${TWO}`, `k2:${TWO},k1:${ONE}`, `k2:${TWO}`];
  // While processes are restarted two neighbours work side by side: each reads what the other writes.
  for (const [at, next] of steps.slice(1).entries()) {
    const before = steps[at]!;
    expect(await read(next, await written(before))).toBe(before);
    expect(await read(before, await written(next))).toBe(next);
  }
  await expect(read(steps[3]!, await written(steps[0]!))).rejects.toThrow('encrypted with the key k1');
});

test('a payload that was written before encryption began is read as it stands', async () => {
  const plain = defaultPayloadConverter.toPayload('plain');
  expect(await codecOf(`k1:${ONE}`).decode([plain])).toEqual([plain]);
});

test('what is not the payload that was written is refused, with the id of the key and what to do', async () => {
  const [written] = await codecOf(`k1:${ONE}`).encode([defaultPayloadConverter.toPayload('x')]);
  const data = Buffer.from(written?.data ?? []);
  data.writeUInt8(data.readUInt8(20) ^ 1, 20);
  const relabelled = { ...written?.metadata, 'encryption-key-id': Buffer.from('k2') };
  const both = codecOf(`k1:${ONE},k2:${ONE}`);
  await expect(both.decode([{ ...written, data }])).rejects.toThrow('does not open with the key k1');
  await expect(both.decode([{ ...written, metadata: relabelled }])).rejects.toThrow('does not open with the key k2');
  await expect(both.decode([{ ...written, data: Buffer.alloc(3) }])).rejects.toThrow('does not open');
  await expect(codecOf(`k2:${TWO}`).decode([written ?? {}])).rejects.toMatchObject({
    name: 'PayloadUnreadable',
    message: expect.stringContaining('Add the key of that id to FORDRING_PAYLOAD_KEYS') as string,
  });
});

test.each([
  ['k1', 'key 1 should be ID:KEY'],
  [`k1:${ONE},k2:short`, 'key 2 should be ID:KEY'],
  [`k1:${ONE},k1:${TWO}`, 'has the id k1 twice'],
  [' ', 'has no key'],
])('keys that are none are refused without being repeated (%#)', (keys, message) => {
  const read = () => readPayloadKeys({ kind: 'variable', keys: new Secret(keys) });
  expect(read).toThrow(message);
  expect(read).not.toThrow(ONE);
});

test('keys come from a file too, one in each line; without keys nothing is encrypted', () => {
  const file = join(mkdtempSync(join(process.env['JEST_RUN_FOLDER'] ?? '', 'keys-')), 'payload');
  writeFileSync(file, `# since May\nk2:${TWO}\nk1:${ONE}\n`);
  expect(readPayloadKeys({ kind: 'file', file }).current).toBe('k2');
  const missing = `${file}.gone`;
  expect(() => readPayloadKeys({ kind: 'file', file: missing })).toThrow('FORDRING_PAYLOAD_KEYS_FILE');
  expect(payloadConversion(readConfiguration({}))).toEqual({});
  const configured = readConfiguration({ FORDRING_PAYLOAD_KEYS_FILE: file });
  expect(payloadConversion(configured).dataConverter?.payloadCodecs).toHaveLength(1);
  expect(() => readConfiguration({ FORDRING_PAYLOAD_KEYS: `k1:${ONE}`, FORDRING_PAYLOAD_KEYS_FILE: file })).toThrow(
    'leave one of them out',
  );
});
