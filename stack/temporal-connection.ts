import type { ExistingTemporal, TlsFiles } from './configuration';
import { readConfiguredFile } from './configured-file';

/** What both kinds of connection take: `Connection.connect` of the client and `NativeConnection.connect` of the worker. */
export interface TemporalConnectionOptions {
  readonly address: string;
  readonly tls?: TlsOptions;
  readonly apiKey?: string;
}

interface TlsOptions {
  readonly serverNameOverride?: string;
  readonly serverRootCACertificate?: Buffer;
  readonly clientCertPair?: { readonly crt: Buffer; readonly key: Buffer };
}

/** Reads the certificates. Throws `ConfigurationRefused` that names the variable whose file cannot be read. */
export function temporalConnectionOptions(
  temporal: Omit<ExistingTemporal, 'kind' | 'namespace'>,
): TemporalConnectionOptions {
  return {
    address: temporal.address,
    ...(temporal.tls && { tls: tlsOptions(temporal.tls) }),
    ...(temporal.apiKey && { apiKey: temporal.apiKey.reveal() }),
  };
}

function tlsOptions({ certificateFile, keyFile, authorityFile, serverName }: TlsFiles): TlsOptions {
  return {
    ...(serverName !== undefined && { serverNameOverride: serverName }),
    ...(authorityFile !== undefined && {
      serverRootCACertificate: readConfiguredFile('FORDRING_TEMPORAL_TLS_CA_FILE', authorityFile),
    }),
    ...(certificateFile !== undefined &&
      keyFile !== undefined && {
        clientCertPair: {
          crt: readConfiguredFile('FORDRING_TEMPORAL_TLS_CERT_FILE', certificateFile),
          key: readConfiguredFile('FORDRING_TEMPORAL_TLS_KEY_FILE', keyFile),
        },
      }),
  };
}
