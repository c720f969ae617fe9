import { z } from 'zod';
import { Secret } from './secret';

export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const;

const port = z
  .string()
  .regex(/^\d{1,5}$/, 'should be a port number from 1 to 65535')
  .transform(Number)
  .refine((number) => number >= 1 && number <= 65535, 'should be a port number from 1 to 65535');

const yesOrNo = z.enum(['true', 'false'], 'should be true or false').transform((text) => text === 'true');

const url = z
  .string()
  .regex(
    /^(https:\/\/\S+|http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?(\/\S*)?)$/,
    'should begin with https:// and have no blanks',
  );

/** None that signs with a shared secret: whoever can check such a token can make one. */
export const SIGNATURES = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'];

export const listOf = (text: string): string[] => text.split(',').map((item) => item.trim());

export const VARIABLES = z
  .strictObject({
    TEMPORAL_ADDRESS: z.string().regex(/^[^\s/]+:\d{1,5}$/, 'should be host:port, such as temporal.example.org:7233'),
    TEMPORAL_NAMESPACE: z
      .string()
      .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,253}$/, 'should be letters, digits, ".", "-" and "_", such as fordring'),
    TEMPORAL_TLS: yesOrNo,
    TEMPORAL_TLS_CERT_FILE: z.string(),
    TEMPORAL_TLS_KEY_FILE: z.string(),
    TEMPORAL_TLS_CA_FILE: z.string(),
    TEMPORAL_TLS_SERVER_NAME: z.string(),
    TEMPORAL_API_KEY: z.string().transform((text) => new Secret(text)),
    PAYLOAD_KEYS: z.string().transform((text) => new Secret(text)),
    PAYLOAD_KEYS_FILE: z.string(),
    TEMPORAL_CLI: z.string(),
    TEMPORAL_PORT: port,
    TEMPORAL_UI_PORT: port,
    DATABASE_URL: z
      .string()
      .regex(/^postgres(ql)?:\/\//, 'should begin with postgres:// and name user, host and database')
      .transform((text) => new Secret(text)),
    POSTGRES_PORT: port,
    HOME: z.string(),
    CACHE: z.string(),
    OUTBOX: z.string(),
    TASK_QUEUE: z.string().max(200, 'should have at most 200 characters'),
    CREDITOR: z.string().max(200, 'should have at most 200 characters'),
    BUILD_ID: z
      .string()
      .regex(
        /^[A-Za-z0-9][A-Za-z0-9._+-]{0,99}$/,
        'should be letters, digits, ".", "_", "+" and "-", such as 1.4.0-9f3c2ab',
      ),
    LOG_LEVEL: z.enum(LOG_LEVELS, `should be one of ${LOG_LEVELS.join(', ')}`),
    LOG_FORMAT: z.enum(['text', 'json'], 'should be text or json'),
    METRICS_ADDRESS: z
      .string()
      .regex(/^([A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\]):\d{1,5}$/, 'should be host:port, such as 127.0.0.1:9464')
      .transform((text) => {
        const at = text.lastIndexOf(':');
        return { host: text.slice(0, at).replace(/^\[|\]$/g, ''), port: Number(text.slice(at + 1)) };
      })
      .refine(({ port: number }) => number <= 65535, 'should end in a port number up to 65535'),
    TOKEN: z.string().transform((text) => new Secret(text)),
    OIDC_ISSUER: url,
    OIDC_AUDIENCE: z.string(),
    OIDC_JWKS_URL: url,
    OIDC_ROLE_CLAIM: z.string(),
    OIDC_ROLE_MAP: z
      .string()
      .regex(/^[^=,]+=[a-z-]+(,[^=,]+=[a-z-]+)*$/, 'should be pairs such as claims-team=case-handler,heads=manager')
      .transform((text) => Object.fromEntries(listOf(text).map((pair) => pair.split('=') as [string, string]))),
    OIDC_CREDITOR_CLAIM: z.string(),
    OIDC_ALGORITHMS: z
      .string()
      .transform(listOf)
      .refine(
        (names) => names.every((name) => SIGNATURES.includes(name)),
        `should be some of ${SIGNATURES.join(', ')}`,
      ),
    OIDC_CLOCK_TOLERANCE: z
      .string()
      .regex(/^\d{1,3}$/, 'should be a number of seconds up to 300')
      .transform(Number)
      .refine((seconds) => seconds <= 300, 'should be a number of seconds up to 300'),
  })
  .partial();
export type Variables = z.infer<typeof VARIABLES>;
