import { inspect } from 'node:util';
import { join } from 'node:path';
import { ConfigurationRefused, readConfiguration } from '../../stack/configuration';

function refusalOf(environment: Record<string, string>): string {
  try {
    readConfiguration(environment);
  } catch (error) {
    if (error instanceof ConfigurationRefused) return error.message;
    throw error;
  }
  return 'not refused';
}

const CLUSTER = { FORDRING_TEMPORAL_ADDRESS: 'temporal.example.org:7233' };

test('without any variable both servers are embedded, with their data in the clone', () => {
  expect(readConfiguration({})).toMatchObject({
    home: join(__dirname, '..', '..', '.fordring'),
    temporal: { kind: 'embedded', namespace: 'fordring' },
    database: { kind: 'embedded' },
    taskQueue: 'fordring',
    logLevel: 'warn',
  });
});

test('an empty variable counts as absent', () => {
  expect(readConfiguration({ FORDRING_TEMPORAL_ADDRESS: '', FORDRING_DATABASE_URL: '' })).toEqual(
    readConfiguration({}),
  );
});

test('the outbox lies in the data folder unless it is named', () => {
  expect(readConfiguration({ FORDRING_HOME: '/data/town' }).outbox).toBe('/data/town/outbox');
  expect(readConfiguration({ FORDRING_HOME: '/data/town', FORDRING_OUTBOX: '/letters' }).outbox).toBe('/letters');
});

test('an existing cluster with mTLS and an existing PostgreSQL come from variables alone', () => {
  const { temporal, database } = readConfiguration({
    ...CLUSTER,
    FORDRING_TEMPORAL_NAMESPACE: 'town.a1b2c',
    FORDRING_TEMPORAL_TLS_CERT_FILE: '/run/secrets/client.pem',
    FORDRING_TEMPORAL_TLS_KEY_FILE: '/run/secrets/client.key',
    FORDRING_DATABASE_URL: 'postgres://town:secret@db.example.org/fordring',
  });
  expect(temporal).toEqual({
    kind: 'existing',
    address: 'temporal.example.org:7233',
    namespace: 'town.a1b2c',
    tls: { certificateFile: '/run/secrets/client.pem', keyFile: '/run/secrets/client.key' },
  });
  expect(database.kind === 'existing' && database.url.reveal()).toBe('postgres://town:secret@db.example.org/fordring');
});

test('an API key means TLS, whether or not that is said', () => {
  expect(readConfiguration({ ...CLUSTER, FORDRING_TEMPORAL_API_KEY: 'k' }).temporal).toHaveProperty('tls', {});
  expect(readConfiguration(CLUSTER).temporal).not.toHaveProperty('tls');
});

test('secrets are not shown, however the configuration is printed', () => {
  const configuration = readConfiguration({
    ...CLUSTER,
    FORDRING_TEMPORAL_API_KEY: 'api-hush',
    FORDRING_DATABASE_URL: 'postgres://town:db-hush@db/fordring',
  });
  const shown = [inspect(configuration, { depth: 9 }), JSON.stringify(configuration), inspect(configuration.database)];
  expect(shown.join()).not.toContain('hush');
});

test.each<[string, Record<string, string>, string]>([
  [
    'a variable that is not known',
    { FORDRING_TEMPORAL_ADRESS: 'localhost:7233' },
    'FORDRING_TEMPORAL_ADRESS is not known; docs/reference/configuration.md lists the variables.',
  ],
  [
    'an address without a port',
    { FORDRING_TEMPORAL_ADDRESS: 'temporal.example.org' },
    'FORDRING_TEMPORAL_ADDRESS should be host:port, such as temporal.example.org:7233.',
  ],
  [
    'TLS that is neither yes nor no',
    { ...CLUSTER, FORDRING_TEMPORAL_TLS: 'yes' },
    'FORDRING_TEMPORAL_TLS should be true or false.',
  ],
  [
    'a certificate without its key',
    { ...CLUSTER, FORDRING_TEMPORAL_TLS_CERT_FILE: 'a.pem' },
    'FORDRING_TEMPORAL_TLS_CERT_FILE needs FORDRING_TEMPORAL_TLS_KEY_FILE beside it.',
  ],
  [
    'a key without its certificate',
    { ...CLUSTER, FORDRING_TEMPORAL_TLS_KEY_FILE: 'a.key' },
    'FORDRING_TEMPORAL_TLS_KEY_FILE needs FORDRING_TEMPORAL_TLS_CERT_FILE beside it.',
  ],
  [
    'an authority without TLS',
    { ...CLUSTER, FORDRING_TEMPORAL_TLS: 'false', FORDRING_TEMPORAL_TLS_CA_FILE: 'ca.pem' },
    'FORDRING_TEMPORAL_TLS_CA_FILE cannot go with FORDRING_TEMPORAL_TLS=false.',
  ],
  [
    'an API key without TLS',
    { ...CLUSTER, FORDRING_TEMPORAL_TLS: 'false', FORDRING_TEMPORAL_API_KEY: 'hush' },
    'FORDRING_TEMPORAL_API_KEY cannot go with FORDRING_TEMPORAL_TLS=false: the key would cross the network in clear.',
  ],
  [
    'an API key for the embedded server',
    { FORDRING_TEMPORAL_API_KEY: 'hush' },
    'FORDRING_TEMPORAL_API_KEY is for an existing cluster: set FORDRING_TEMPORAL_ADDRESS too, or leave it out.',
  ],
  [
    'a port for the embedded server beside an existing one',
    { ...CLUSTER, FORDRING_TEMPORAL_PORT: '7233' },
    'FORDRING_TEMPORAL_PORT is for the embedded server, but FORDRING_TEMPORAL_ADDRESS names an existing one: leave one of them out.',
  ],
  [
    'a port that is none',
    { FORDRING_TEMPORAL_UI_PORT: '99999' },
    'FORDRING_TEMPORAL_UI_PORT should be a port number from 1 to 65535.',
  ],
  [
    'another kind of database',
    { FORDRING_DATABASE_URL: 'mysql://root:hush@db/fordring' },
    'FORDRING_DATABASE_URL should begin with postgres:// and name user, host and database.',
  ],
  [
    'two at once',
    { FORDRING_LOG_LEVEL: 'loud', FORDRING_POSTGRES_PORT: '0' },
    'FORDRING_POSTGRES_PORT should be a port number from 1 to 65535.\n' +
      'FORDRING_LOG_LEVEL should be one of trace, debug, info, warn, error, silent.',
  ],
])('%s is refused by name', (_what, environment, sentence) => {
  const refusal = refusalOf(environment);
  expect(refusal).toBe(sentence);
  expect(refusal).not.toContain('hush');
});

test('a cache folder that is empty or relative counts as absent', () => {
  const usual = readConfiguration({}).cache;
  expect(readConfiguration({ XDG_CACHE_HOME: '' }).cache).toBe(usual);
  expect(readConfiguration({ XDG_CACHE_HOME: 'here' }).cache).toBe(usual);
  expect(readConfiguration({ XDG_CACHE_HOME: '/elsewhere' }).cache).toBe('/elsewhere/fordring');
});
