import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Secret } from '../../stack/secret';
import { temporalConnectionOptions } from '../../stack/temporal-connection';

const address = 'temporal.example.org:7233';
let folder: string;
const file = (name: string) => join(folder, name);
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fordring-tls-'));
  for (const name of ['ca.pem', 'client.pem', 'client.key']) writeFileSync(file(name), `the ${name}`);
});
afterAll(() => rmSync(folder, { recursive: true }));

test('a plain connection has an address and nothing else', () => {
  expect(temporalConnectionOptions({ address })).toEqual({ address });
});

test('TLS by the public authorities', () => {
  expect(temporalConnectionOptions({ address, tls: {} })).toEqual({ address, tls: {} });
});

test('TLS by an authority of our own', () => {
  const options = temporalConnectionOptions({
    address,
    tls: { authorityFile: file('ca.pem'), serverName: 'temporal' },
  });
  expect(options.tls).toEqual({ serverRootCACertificate: Buffer.from('the ca.pem'), serverNameOverride: 'temporal' });
});

test('mTLS', () => {
  const options = temporalConnectionOptions({
    address,
    tls: { certificateFile: file('client.pem'), keyFile: file('client.key') },
  });
  expect(options.tls).toEqual({
    clientCertPair: { crt: Buffer.from('the client.pem'), key: Buffer.from('the client.key') },
  });
});

test('an API key goes with TLS', () => {
  expect(temporalConnectionOptions({ address, tls: {}, apiKey: new Secret('key') })).toEqual({
    address,
    tls: {},
    apiKey: 'key',
  });
});

test('a certificate that is not there is named with its variable', () => {
  expect(() => temporalConnectionOptions({ address, tls: { authorityFile: '/nowhere/ca.pem' } })).toThrow(
    'FORDRING_TEMPORAL_TLS_CA_FILE names the file /nowhere/ca.pem, which does not exist.',
  );
});

test('a process that starts after a certificate was replaced connects with the new one', () => {
  const connecting = () =>
    temporalConnectionOptions({ address, tls: { certificateFile: file('client.pem'), keyFile: file('client.key') } });
  const before = connecting();
  for (const name of ['client.pem', 'client.key']) writeFileSync(file(name), `the next ${name}`);
  expect(connecting().tls?.clientCertPair).toEqual({
    crt: Buffer.from('the next client.pem'),
    key: Buffer.from('the next client.key'),
  });
  expect(before.tls?.clientCertPair?.crt).toEqual(Buffer.from('the client.pem'));
});
