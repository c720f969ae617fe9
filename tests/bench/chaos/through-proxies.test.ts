import { throughProxies } from '../../../bench/chaos/through-proxies';

const proxies = { engine: { port: 4001 }, ledger: { port: 4002 } };
const ledger = 'postgres://town:secret@db.example.org:5433/chaos_town_1';

test('servers without TLS are reached by the proxies as they are', () => {
  const temporal = { address: '127.0.0.1:7233' };
  expect(throughProxies({ temporal, database: ledger }, proxies)).toEqual({
    address: '127.0.0.1:4001',
    database: 'postgres://town:secret@127.0.0.1:4002/chaos_town_1',
    more: {},
  });
});

test.each([
  [{}, 'temporal.example.org'],
  [{ serverNameOverride: 'engine.internal' }, 'engine.internal'],
])('the certificate of a cluster with TLS (%j) is held against %s, not against the proxy', (tls, name) => {
  const temporal = { address: 'temporal.example.org:7233', tls };
  expect(throughProxies({ temporal, database: ledger }, proxies).more).toEqual({
    FORDRING_TEMPORAL_TLS: 'true',
    FORDRING_TEMPORAL_TLS_SERVER_NAME: name,
  });
});

test('a line to PostgreSQL that is encrypted stays so', () => {
  const database = `${ledger}?sslmode=verify-full`;
  const reached = throughProxies({ temporal: { address: '127.0.0.1:7233' }, database }, proxies).database;
  expect(new URL(reached).searchParams.get('sslmode')).toBe('no-verify');
});
