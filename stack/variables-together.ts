import type { Variables } from './variables';

/** Which variable goes only with which, and why. The first name of each is what the person has to look at. */
export const TOGETHER: readonly (readonly [keyof Variables, (given: Variables) => boolean, string])[] = [
  [
    'TEMPORAL_TLS_CERT_FILE',
    (given) => given.TEMPORAL_TLS_KEY_FILE !== undefined,
    'needs FORDRING_TEMPORAL_TLS_KEY_FILE beside it',
  ],
  [
    'TEMPORAL_TLS_KEY_FILE',
    (given) => given.TEMPORAL_TLS_CERT_FILE !== undefined,
    'needs FORDRING_TEMPORAL_TLS_CERT_FILE beside it',
  ],
  ...(['TEMPORAL_TLS_CERT_FILE', 'TEMPORAL_TLS_CA_FILE', 'TEMPORAL_TLS_SERVER_NAME'] as const).map(
    (name) =>
      [name, (given: Variables) => given.TEMPORAL_TLS !== false, 'cannot go with FORDRING_TEMPORAL_TLS=false'] as const,
  ),
  [
    'TEMPORAL_API_KEY',
    (given) => given.TEMPORAL_TLS !== false,
    'cannot go with FORDRING_TEMPORAL_TLS=false: the key would cross the network in clear',
  ],
  ...(
    [
      'TEMPORAL_TLS',
      'TEMPORAL_TLS_CERT_FILE',
      'TEMPORAL_TLS_CA_FILE',
      'TEMPORAL_TLS_SERVER_NAME',
      'TEMPORAL_API_KEY',
    ] as const
  ).map(
    (name) =>
      [
        name,
        (given: Variables) => given.TEMPORAL_ADDRESS !== undefined,
        'is for an existing cluster: set FORDRING_TEMPORAL_ADDRESS too, or leave it out',
      ] as const,
  ),
  [
    'PAYLOAD_KEYS',
    (given) => given.PAYLOAD_KEYS_FILE === undefined,
    'cannot go with FORDRING_PAYLOAD_KEYS_FILE: leave one of them out',
  ],
  ...(['TEMPORAL_CLI', 'TEMPORAL_PORT', 'TEMPORAL_UI_PORT'] as const).map(
    (name) =>
      [
        name,
        (given: Variables) => given.TEMPORAL_ADDRESS === undefined,
        'is for the embedded server, but FORDRING_TEMPORAL_ADDRESS names an existing one: leave one of them out',
      ] as const,
  ),
  ...(
    [
      'OIDC_AUDIENCE',
      'OIDC_JWKS_URL',
      'OIDC_ROLE_CLAIM',
      'OIDC_ROLE_MAP',
      'OIDC_CREDITOR_CLAIM',
      'OIDC_ALGORITHMS',
      'OIDC_CLOCK_TOLERANCE',
    ] as const
  ).map(
    (name) =>
      [
        name,
        (given: Variables) => given.OIDC_ISSUER !== undefined,
        'is about an issuer of tokens: set FORDRING_OIDC_ISSUER too, or leave it out',
      ] as const,
  ),
  ...(['OIDC_AUDIENCE', 'OIDC_JWKS_URL'] as const).map(
    (name) =>
      [
        'OIDC_ISSUER',
        (given: Variables) => given[name] !== undefined,
        `needs FORDRING_${name} beside it: no token is taken on its word`,
      ] as const,
  ),
  [
    'POSTGRES_PORT',
    (given) => given.DATABASE_URL === undefined,
    'is for the embedded PostgreSQL, but FORDRING_DATABASE_URL names an existing one: leave one of them out',
  ],
];
