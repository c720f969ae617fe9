import { inspect } from 'node:util';
import { ConfigurationRefused, readConfiguration } from '../../stack/configuration';

const ISSUER = {
  FORDRING_OIDC_ISSUER: 'https://login.example.org/town',
  FORDRING_OIDC_AUDIENCE: 'fordring',
  FORDRING_OIDC_JWKS_URL: 'https://login.example.org/town/keys',
};

function refusalOf(environment: Record<string, string>): string {
  try {
    readConfiguration(environment);
  } catch (error) {
    if (error instanceof ConfigurationRefused) return error.message;
    throw error;
  }
  return 'not refused';
}

test('without an issuer whoever holds the data folder says who they are', () => {
  expect(readConfiguration({}).identity).toEqual({ kind: 'local' });
});

test('an issuer is believed by its published keys, with signatures that cannot be made by who checks them', () => {
  const { identity } = readConfiguration(ISSUER);
  expect(identity).toMatchObject({
    kind: 'oidc',
    issuer: 'https://login.example.org/town',
    audience: 'fordring',
    jwksUrl: 'https://login.example.org/town/keys',
    roleClaim: 'roles',
    clockToleranceSeconds: 30,
  });
  const algorithms = identity.kind === 'oidc' ? identity.algorithms : [];
  expect(algorithms).toEqual(expect.arrayContaining(['RS256', 'ES256', 'EdDSA']));
  expect(algorithms.filter((name) => name === 'none' || name.startsWith('HS'))).toEqual([]);
});

test('roles, creditors, signatures and clocks are told by variables', () => {
  const given = {
    FORDRING_OIDC_ROLE_CLAIM: 'realm_access.roles',
    FORDRING_OIDC_ROLE_MAP: 'Claims team=case-handler,Heads=manager',
    FORDRING_OIDC_CREDITOR_CLAIM: 'creditors',
    FORDRING_OIDC_ALGORITHMS: 'RS256, ES256',
    FORDRING_OIDC_CLOCK_TOLERANCE: '0',
  };
  expect(readConfiguration({ ...ISSUER, ...given }).identity).toMatchObject({
    roleClaim: 'realm_access.roles',
    roleMap: { 'Claims team': 'case-handler', Heads: 'manager' },
    creditorClaim: 'creditors',
    algorithms: ['RS256', 'ES256'],
    clockToleranceSeconds: 0,
  });
});

test('a token is a secret, however the configuration is printed', () => {
  const configuration = readConfiguration({ FORDRING_TOKEN: 'eyJ-hush' });
  expect(configuration.token?.reveal()).toBe('eyJ-hush');
  expect(inspect(configuration, { depth: 9 }) + JSON.stringify(configuration)).not.toContain('hush');
});

test.each<[string, Record<string, string>, string]>([
  [
    'an issuer without its keys',
    { FORDRING_OIDC_ISSUER: 'https://a.example', FORDRING_OIDC_AUDIENCE: 'x' },
    'FORDRING_OIDC_ISSUER needs FORDRING_OIDC_JWKS_URL beside it: no token is taken on its word.',
  ],
  [
    'an issuer without an audience',
    { FORDRING_OIDC_ISSUER: 'https://a.example', FORDRING_OIDC_JWKS_URL: 'https://a.example/k' },
    'FORDRING_OIDC_ISSUER needs FORDRING_OIDC_AUDIENCE beside it: no token is taken on its word.',
  ],
  [
    'a role map for no issuer',
    { FORDRING_OIDC_ROLE_MAP: 'a=manager' },
    'FORDRING_OIDC_ROLE_MAP is about an issuer of tokens: set FORDRING_OIDC_ISSUER too, or leave it out.',
  ],
  [
    'keys over a plain connection',
    { ...ISSUER, FORDRING_OIDC_JWKS_URL: 'http://login.example.org/keys' },
    'FORDRING_OIDC_JWKS_URL should begin with https:// and have no blanks.',
  ],
  [
    'a shared secret',
    { ...ISSUER, FORDRING_OIDC_ALGORITHMS: 'RS256,HS256' },
    'FORDRING_OIDC_ALGORITHMS should be some of RS256, RS384',
  ],
  ['no signature', { ...ISSUER, FORDRING_OIDC_ALGORITHMS: 'none' }, 'FORDRING_OIDC_ALGORITHMS should be some of'],
  [
    'a map that is none',
    { ...ISSUER, FORDRING_OIDC_ROLE_MAP: 'heads' },
    'FORDRING_OIDC_ROLE_MAP should be pairs such as',
  ],
  [
    'a day of tolerance',
    { ...ISSUER, FORDRING_OIDC_CLOCK_TOLERANCE: '999' },
    'FORDRING_OIDC_CLOCK_TOLERANCE should be a number of seconds up to 300.',
  ],
])('%s is refused by name', (_what, environment, sentence) => {
  expect(refusalOf(environment)).toContain(sentence);
});
