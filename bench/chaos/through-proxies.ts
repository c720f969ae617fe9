import { LOOPBACK } from '../../stack/free-port';
import type { TemporalConnectionOptions } from '../../stack/temporal-connection';

interface Servers {
  readonly temporal: TemporalConnectionOptions;
  readonly database: string;
}

interface Proxies {
  readonly engine: { readonly port: number };
  readonly ledger: { readonly port: number };
}

/**
 * How a process reaches two servers by proxies on the loopback. A certificate carries the server's name and not the
 * proxy's: the engine's is still held against the name that was configured, or against the host. The driver of PostgreSQL
 * can be told no other name, so the line stays encrypted and the name is not looked at.
 */
export function throughProxies({ temporal, database }: Servers, { engine, ledger }: Proxies) {
  const url = new URL(database);
  url.hostname = LOOPBACK;
  url.port = String(ledger.port);
  const encrypted = url.searchParams.get('sslmode');
  if (encrypted !== null && encrypted !== 'disable') url.searchParams.set('sslmode', 'no-verify');
  const host = temporal.address.replace(/:\d+$/, '').replace(/^\[|\]$/g, '');
  return {
    address: `${LOOPBACK}:${engine.port}`,
    database: url.href,
    more: temporal.tls
      ? { FORDRING_TEMPORAL_TLS: 'true', FORDRING_TEMPORAL_TLS_SERVER_NAME: temporal.tls.serverNameOverride ?? host }
      : {},
  };
}
