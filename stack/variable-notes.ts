import { type Variables } from './variables';

export interface VariableNote {
  /** What holds without the variable. */
  readonly without: string;
  readonly meaning: string;
}

/** What each `FORDRING_` variable is for, in the order in which docs/reference/configuration.md lists them. */
export const VARIABLE_NOTES: Readonly<Record<keyof Variables, VariableNote>> = {
  HOME: {
    without: '`.fordring` in the clone',
    meaning: 'the data folder of the embedded servers, and of what is kept beside them',
  },
  CACHE: {
    without: "`fordring` in the user's cache folder (`XDG_CACHE_HOME`, else `~/.cache`)",
    meaning: 'downloaded programs and the bundled workflows, for all data folders',
  },
  OUTBOX: { without: '`outbox` in `FORDRING_HOME`', meaning: "the folder for letters and the counterparts' files" },
  TASK_QUEUE: { without: '`fordring`', meaning: 'the Temporal task queue of our workers' },
  CREDITOR: {
    without: 'the only creditor of the sign-in, else a command asks',
    meaning: 'the creditor that this desk works for, where a command asks about one; `--creditor` overrides it',
  },
  BUILD_ID: {
    without: "the package's version and a hash of the workflows",
    meaning: "what this release's workers call themselves to the engine",
  },
  LOG_LEVEL: {
    without: '`warn`',
    meaning: 'what workers log on standard error: `trace`, `debug`, `info`, `warn`, `error` or `silent`',
  },
  LOG_FORMAT: {
    without: '`text`',
    meaning: '`json`: `worker` and `start` log one JSON object a line on standard error; `text`: sentences',
  },
  METRICS_ADDRESS: {
    without: 'nothing is served',
    meaning:
      '`host:port` on which `worker` and `start` serve `/metrics`, `/healthz` and `/readyz`; whoever reaches the address may read the figures, so name the loopback or a network of your own',
  },
  TEMPORAL_ADDRESS: { without: 'the embedded server', meaning: '`host:port` of an existing cluster' },
  TEMPORAL_NAMESPACE: { without: '`fordring`', meaning: 'the namespace of real claims' },
  TEMPORAL_TLS: {
    without: 'what else is set decides',
    meaning: '`true` or `false`; a certificate, an authority, a server name or an API key means `true`',
  },
  TEMPORAL_TLS_CERT_FILE: { without: 'none', meaning: 'our certificate (PEM), for mTLS; needs the key' },
  TEMPORAL_TLS_KEY_FILE: { without: 'none', meaning: "the certificate's key (PEM)" },
  TEMPORAL_TLS_CA_FILE: {
    without: "the system's authorities",
    meaning: "the authority that must have signed the cluster's certificate",
  },
  TEMPORAL_TLS_SERVER_NAME: {
    without: 'the host of the address',
    meaning: "the name that the cluster's certificate must carry",
  },
  TEMPORAL_API_KEY: { without: 'none', meaning: 'the API key; it never crosses the network without TLS' },
  PAYLOAD_KEYS: {
    without: 'payloads are not encrypted',
    meaning:
      'the keys that encrypt what the engine stores, `ID:KEY` with commas between; the first writes, the others still read',
  },
  PAYLOAD_KEYS_FILE: { without: 'none', meaning: 'a file with the same keys, one in each line' },
  TEMPORAL_CLI: {
    without: 'found or downloaded',
    meaning: 'path of a Temporal CLI for the embedded server (server 1.32 or later)',
  },
  TEMPORAL_PORT: { without: "last time's port, or a free one", meaning: 'port of the embedded Temporal' },
  TEMPORAL_UI_PORT: { without: "last time's port, or a free one", meaning: "port of the embedded Temporal's UI" },
  DATABASE_URL: {
    without: 'the embedded server',
    meaning: '`postgres://user:password@host:port/database` of an existing PostgreSQL',
  },
  POSTGRES_PORT: { without: "last time's port, or a free one", meaning: 'port of the embedded PostgreSQL' },
  TOKEN: { without: 'the local operator calls', meaning: 'the token of the person who calls a command; never logged' },
  OIDC_ISSUER: {
    without: 'local tokens count',
    meaning: 'the identity provider; with it, local tokens are refused',
  },
  OIDC_AUDIENCE: { without: 'none', meaning: 'for whom the tokens must be meant' },
  OIDC_JWKS_URL: { without: 'none', meaning: "where the provider's public keys are" },
  OIDC_ROLE_CLAIM: { without: '`roles`', meaning: "the claim of a token that names a person's roles" },
  OIDC_ROLE_MAP: {
    without: "the roles' own names",
    meaning: "the provider's names of our roles, such as `claims-team=case-handler,heads=manager`",
  },
  OIDC_CREDITOR_CLAIM: {
    without: 'every creditor',
    meaning: 'the claim of a token that names the creditors for whom a person acts',
  },
  OIDC_ALGORITHMS: { without: 'all that sign with a key pair', meaning: 'which signatures count' },
  OIDC_CLOCK_TOLERANCE: { without: '30 seconds', meaning: 'by how many seconds clocks may differ' },
};
