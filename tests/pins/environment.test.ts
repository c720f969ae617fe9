import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { readConfiguration, type Configuration } from '../../stack/configuration';
import type { Variables } from '../../stack/variables';

/** Where the data folder lies unless somebody says otherwise: beside `package.json`, whichever folder the code is in. */
const CLONE = resolve(__dirname, '..', '..');

const ALL_WITH_KEY_PAIRS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'];

test('without any variable both servers are embedded, with their data in the clone', () => {
  expect(readConfiguration({})).toEqual({
    home: join(CLONE, '.fordring'),
    cache: join(homedir(), '.cache', 'fordring'),
    outbox: join(CLONE, '.fordring', 'outbox'),
    temporal: { kind: 'embedded', namespace: 'fordring' },
    database: { kind: 'embedded' },
    taskQueue: 'fordring',
    logLevel: 'warn',
    logFormat: 'text',
    identity: { kind: 'local' },
  });
});

test('the cache follows XDG_CACHE_HOME when that is a whole path', () => {
  expect(readConfiguration({ XDG_CACHE_HOME: '/var/cache' }).cache).toBe('/var/cache/fordring');
  expect(readConfiguration({ XDG_CACHE_HOME: 'cache' }).cache).toBe(join(homedir(), '.cache', 'fordring'));
});

test('the outbox follows the data folder', () => {
  expect(readConfiguration({ FORDRING_HOME: '/data' })).toMatchObject({ home: '/data', outbox: '/data/outbox' });
});

test('an empty variable counts as absent', () => {
  expect(readConfiguration({ FORDRING_TASK_QUEUE: '' }).taskQueue).toBe('fordring');
});

test('an unknown variable is refused', () => {
  expect(() => readConfiguration({ FORDRING_TASKQUEUE: 'x' })).toThrow('FORDRING_TASKQUEUE is not known');
});

const CLUSTER = { FORDRING_TEMPORAL_ADDRESS: 'temporal.example.org:7233' };
const CERTIFICATE = { FORDRING_TEMPORAL_TLS_CERT_FILE: '/tls/own.pem', FORDRING_TEMPORAL_TLS_KEY_FILE: '/tls/own.key' };
const ISSUER = {
  FORDRING_OIDC_ISSUER: 'https://id.example.org',
  FORDRING_OIDC_AUDIENCE: 'fordring-town',
  FORDRING_OIDC_JWKS_URL: 'https://id.example.org/keys',
};

interface Read {
  readonly value: string;
  readonly beside?: Readonly<Record<string, string>>;
  readonly gives: unknown;
  readonly from: (read: Configuration) => unknown;
}

const temporal = (read: Configuration): unknown => read.temporal;
const identity = (read: Configuration): unknown => read.identity;

/** Each variable with what it does. A new one is added here, with its default above. */
const VARIABLES: Readonly<Record<keyof Variables, Read>> = {
  TEMPORAL_ADDRESS: {
    value: 'temporal.example.org:7233',
    gives: { kind: 'existing', address: 'temporal.example.org:7233', namespace: 'fordring' },
    from: temporal,
  },
  TEMPORAL_NAMESPACE: { value: 'town', gives: { kind: 'embedded', namespace: 'town' }, from: temporal },
  TEMPORAL_TLS: { value: 'true', beside: CLUSTER, gives: expect.objectContaining({ tls: {} }), from: temporal },
  TEMPORAL_TLS_CERT_FILE: {
    value: '/tls/own.pem',
    beside: { ...CLUSTER, ...CERTIFICATE },
    gives: expect.objectContaining({ tls: { certificateFile: '/tls/own.pem', keyFile: '/tls/own.key' } }),
    from: temporal,
  },
  TEMPORAL_TLS_KEY_FILE: {
    value: '/tls/other.key',
    beside: { ...CLUSTER, ...CERTIFICATE },
    gives: expect.objectContaining({ tls: { certificateFile: '/tls/own.pem', keyFile: '/tls/other.key' } }),
    from: temporal,
  },
  TEMPORAL_TLS_CA_FILE: {
    value: '/tls/ca.pem',
    beside: CLUSTER,
    gives: expect.objectContaining({ tls: { authorityFile: '/tls/ca.pem' } }),
    from: temporal,
  },
  TEMPORAL_TLS_SERVER_NAME: {
    value: 'temporal',
    beside: CLUSTER,
    gives: expect.objectContaining({ tls: { serverName: 'temporal' } }),
    from: temporal,
  },
  TEMPORAL_API_KEY: {
    value: 'key',
    beside: CLUSTER,
    gives: ['key', {}],
    from: ({ temporal: read }) => read.kind === 'existing' && [read.apiKey?.reveal(), read.tls],
  },
  PAYLOAD_KEYS: {
    value: 'k1:key',
    gives: 'k1:key',
    from: ({ payloadKeys }) => payloadKeys?.kind === 'variable' && payloadKeys.keys.reveal(),
  },
  PAYLOAD_KEYS_FILE: {
    value: '/keys/payload',
    gives: { kind: 'file', file: '/keys/payload' },
    from: ({ payloadKeys }) => payloadKeys,
  },
  TEMPORAL_CLI: {
    value: '/bin/temporal',
    gives: { kind: 'embedded', namespace: 'fordring', binary: '/bin/temporal' },
    from: temporal,
  },
  TEMPORAL_PORT: { value: '7244', gives: { kind: 'embedded', namespace: 'fordring', port: 7244 }, from: temporal },
  TEMPORAL_UI_PORT: { value: '8244', gives: { kind: 'embedded', namespace: 'fordring', uiPort: 8244 }, from: temporal },
  DATABASE_URL: {
    value: 'postgres://town@db/fordring',
    gives: 'postgres://town@db/fordring',
    from: ({ database }) => database.kind === 'existing' && database.url.reveal(),
  },
  POSTGRES_PORT: { value: '5544', gives: { kind: 'embedded', port: 5544 }, from: (read) => read.database },
  HOME: { value: '/data', gives: '/data', from: (read) => read.home },
  CACHE: { value: '/cache', gives: '/cache', from: (read) => read.cache },
  OUTBOX: { value: '/letters', gives: '/letters', from: (read) => read.outbox },
  CREDITOR: { value: 'sjovik', gives: 'sjovik', from: (read) => read.creditor },
  TASK_QUEUE: { value: 'town', gives: 'town', from: (read) => read.taskQueue },
  BUILD_ID: { value: '1.4.0-9f3c2ab', gives: '1.4.0-9f3c2ab', from: (read) => read.buildId },
  LOG_LEVEL: { value: 'debug', gives: 'debug', from: (read) => read.logLevel },
  LOG_FORMAT: { value: 'json', gives: 'json', from: (read) => read.logFormat },
  METRICS_ADDRESS: {
    value: '[::1]:9464',
    gives: { host: '::1', port: 9464 },
    from: ({ metrics }) => metrics,
  },
  TOKEN: { value: 'abc', gives: 'abc', from: (read) => read.token?.reveal() },
  OIDC_ISSUER: {
    value: 'https://id.example.org',
    beside: ISSUER,
    gives: {
      kind: 'oidc',
      issuer: 'https://id.example.org',
      audience: 'fordring-town',
      jwksUrl: 'https://id.example.org/keys',
      roleClaim: 'roles',
      algorithms: ALL_WITH_KEY_PAIRS,
      clockToleranceSeconds: 30,
    },
    from: identity,
  },
  OIDC_AUDIENCE: {
    value: 'other',
    beside: ISSUER,
    gives: expect.objectContaining({ audience: 'other' }),
    from: identity,
  },
  OIDC_JWKS_URL: {
    value: 'https://keys.example.org',
    beside: ISSUER,
    gives: expect.objectContaining({ jwksUrl: 'https://keys.example.org' }),
    from: identity,
  },
  OIDC_ROLE_CLAIM: {
    value: 'realm_access.roles',
    beside: ISSUER,
    gives: expect.objectContaining({ roleClaim: 'realm_access.roles' }),
    from: identity,
  },
  OIDC_ROLE_MAP: {
    value: 'claims-team=case-handler,heads=manager',
    beside: ISSUER,
    gives: expect.objectContaining({ roleMap: { 'claims-team': 'case-handler', heads: 'manager' } }),
    from: identity,
  },
  OIDC_CREDITOR_CLAIM: {
    value: 'creditors',
    beside: ISSUER,
    gives: expect.objectContaining({ creditorClaim: 'creditors' }),
    from: identity,
  },
  OIDC_ALGORITHMS: {
    value: 'ES256,EdDSA',
    beside: ISSUER,
    gives: expect.objectContaining({ algorithms: ['ES256', 'EdDSA'] }),
    from: identity,
  },
  OIDC_CLOCK_TOLERANCE: {
    value: '5',
    beside: ISSUER,
    gives: expect.objectContaining({ clockToleranceSeconds: 5 }),
    from: identity,
  },
};

test.each(Object.entries(VARIABLES))('FORDRING_%s is read', (name, { value, beside, gives, from }) => {
  expect(from(readConfiguration({ ...beside, [`FORDRING_${name}`]: value }))).toEqual(gives);
});
