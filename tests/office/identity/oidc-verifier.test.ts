import { exportSPKI, generateKeyPair, UnsecuredJWT } from 'jose';
import { inspect } from 'node:util';
import { IdentityRefused, IdentityUnavailable } from '../../../office/identity/identity-refused';
import { oidcVerifier, type OidcSettings } from '../../../office/identity/oidc-verifier';
import { Issuer } from './issuer';

let issuer: Issuer;
beforeAll(async () => (issuer = await Issuer.open()));
afterAll(() => issuer.close());

function settings(changes: Partial<OidcSettings> = {}): OidcSettings {
  return {
    issuer: issuer.url,
    audience: 'fordring',
    jwksUrl: `${issuer.url}/keys`,
    roleClaim: 'roles',
    algorithms: ['RS256', 'ES256'],
    clockToleranceSeconds: 30,
    ...changes,
  };
}

function verify(token: string, changes: Partial<OidcSettings> = {}) {
  return oidcVerifier(settings(changes)).verify(token);
}

async function refusalOf(token: string, changes: Partial<OidcSettings> = {}): Promise<string> {
  try {
    await verify(token, changes);
    return 'believed';
  } catch (problem) {
    // Whatever is thrown is shown somewhere: neither the token nor its claims may stand in it, at any depth.
    const shown = inspect(problem, { depth: 9, showHidden: true });
    for (const piece of [token, ...token.split('.').slice(1), 'u-17', 'secret-claim']) {
      if (piece !== '') expect(shown).not.toContain(piece);
    }
    if (problem instanceof IdentityRefused) return problem.message;
    throw problem;
  }
}

const now = (): number => Math.floor(Date.now() / 1000);

test('a supervisor is known by the issuer’s token, as a subject of that issuer', async () => {
  const actor = await verify(await issuer.sign({ name: 'Astrid Supervisor' }));
  expect(actor).toEqual({
    subject: `u-17@${new URL(issuer.url).host}`,
    name: 'Astrid Supervisor',
    roles: ['supervisor'],
    creditorIds: 'all',
    source: 'oidc',
  });
});

test('expired, not valid yet, wrong issuer, wrong audience, nobody’s: each is told in its own sentence', async () => {
  expect(await refusalOf(await issuer.sign({ exp: now() - 31 }))).toBe('The token has run out. Sign in again.');
  expect(await refusalOf(await issuer.sign({ nbf: now() + 60 }))).toContain('is not valid yet');
  expect(await refusalOf(await issuer.sign({ iss: 'https://elsewhere.example' }))).toContain(
    'comes from another issuer',
  );
  expect(await refusalOf(await issuer.sign({ aud: 'payroll' }))).toContain('was made for another service');
  expect(await refusalOf(await issuer.sign({ sub: undefined as never }))).toContain('does not say who it is for');
  // Nobody, something that is no text, names that cannot be seen, and one that looks like another.
  const nobody = [
    '',
    '  ',
    '\u200b',
    '\u0000',
    ' u-17',
    'u-17\u200b',
    'u\u00a017',
    'u\n17',
    'u'.repeat(256),
    17,
    ['u-17'],
    {},
  ];
  for (const sub of nobody) {
    expect([sub, await refusalOf(await issuer.sign({ sub: sub as never }))]).toEqual([
      sub,
      expect.stringContaining('does not say who it is for'),
    ]);
  }
  expect(await refusalOf(await issuer.sign({ exp: undefined as never }))).toContain('has a wrong exp');
});

test('clocks may differ by the seconds that are configured, and by no more', async () => {
  const [late, early] = [await issuer.sign({ exp: now() - 20 }), await issuer.sign({ nbf: now() + 20 })];
  await expect(verify(late)).resolves.toMatchObject({ roles: ['supervisor'] });
  await expect(verify(early)).resolves.toMatchObject({ roles: ['supervisor'] });
  expect(await refusalOf(late, { clockToleranceSeconds: 0 })).toContain('has run out');
});

test('a token for several services is good for each of them; one for others only is not', async () => {
  await expect(verify(await issuer.sign({ aud: ['payroll', 'fordring'] }))).resolves.toMatchObject({ source: 'oidc' });
  for (const aud of [[], ['payroll'], ['fordring-test'], [['fordring']], { fordring: true }]) {
    expect(await refusalOf(await issuer.sign({ aud: aud as never }))).toContain('was made for another service');
  }
});

test('a token that holds for longer than a day is refused, whatever its issuer thinks', async () => {
  await expect(verify(await issuer.sign({ exp: now() + 24 * 3600 }))).resolves.toMatchObject({ source: 'oidc' });
  for (const seconds of [24 * 3600 + 90, 10 * 365 * 24 * 3600]) {
    expect(await refusalOf(await issuer.sign({ exp: now() + seconds }))).toContain('holds for longer than a day');
  }
  for (const exp of ['soon', null]) {
    expect(await refusalOf(await issuer.sign({ exp: exp as never }))).toContain('has a wrong exp');
  }
});

test('a token without a signature is none, whatever is configured', async () => {
  const unsigned = new UnsecuredJWT({ roles: ['manager'] })
    .setIssuer(issuer.url)
    .setAudience('fordring')
    .setSubject('u-17')
    .setExpirationTime('5m')
    .encode();
  expect(await refusalOf(unsigned)).toContain('is signed in a way that is not accepted');
  expect(await refusalOf(unsigned, { algorithms: ['none', 'RS256'] })).toContain(
    'is signed in a way that is not accepted',
  );
});

test('the published key is no shared secret: a token that it “signs” is refused', async () => {
  const secret = new TextEncoder().encode(await exportSPKI(issuer.keys.publicKey));
  const forged = await issuer.sign({ roles: ['manager'] }, { header: { alg: 'HS256' }, key: secret });
  expect(await refusalOf(forged)).toContain('is signed in a way that is not accepted');
  // Nor when somebody has allowed it by configuration.
  expect(await refusalOf(forged, { algorithms: ['HS256', 'RS256'] })).toContain(
    'is signed in a way that is not accepted',
  );
});

test('another way of signing than those that are allowed is refused', async () => {
  const token = await issuer.sign({}, { header: { alg: 'PS256' } });
  expect(await refusalOf(token)).toContain('is signed in a way that is not accepted');
});

test('a key that the issuer does not publish is not believed', async () => {
  const other = await generateKeyPair('RS256');
  expect(await refusalOf(await issuer.sign({}, { header: { kid: 'key-9' }, key: other.privateKey }))).toContain(
    'signed by a key that is not among the issuer’s'.replace('’', "'"),
  );
  // Its name may be copied; the signature then does not fit.
  expect(await refusalOf(await issuer.sign({}, { key: other.privateKey }))).toContain("token's signature is wrong");
});

test('a changed token is refused', async () => {
  const [header, payload = '', signature] = (await issuer.sign({ secret: 'secret-claim' })).split('.');
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
  const raised = Buffer.from(JSON.stringify({ ...claims, roles: ['manager'] })).toString('base64url');
  expect(await refusalOf([header, raised, signature].join('.'))).toContain("token's signature is wrong");
  expect(await refusalOf('not a token')).toContain('This is no token');
  expect(await refusalOf('')).toContain('This is no token');
});

describe('roles', () => {
  test('what is not known gives none: such a person may look and decide nothing', async () => {
    for (const roles of [
      undefined,
      [],
      ['mayor'],
      'mayor',
      { supervisor: true },
      ['__proto__'],
      [1, null],
      [['supervisor']],
    ]) {
      await expect(verify(await issuer.sign({ roles }))).resolves.toMatchObject({ roles: [] });
    }
  });

  test('they may be words in one text, lie deeper, or be called otherwise', async () => {
    const deep = await issuer.sign({
      roles: undefined,
      realm_access: { roles: ['claims-heads', 'case-handler', 'toString'] },
    });
    const roleMap = { 'claims-heads': 'manager', 'claims-team': 'case-handler' };
    await expect(verify(deep, { roleClaim: 'realm_access.roles', roleMap })).resolves.toMatchObject({
      roles: ['manager'],
    });
    const named = await issuer.sign({ 'https://town.example/roles': 'lawyer  controller' });
    await expect(verify(named, { roleClaim: 'https://town.example/roles' })).resolves.toMatchObject({
      roles: ['lawyer', 'controller'],
    });
  });

  test('a map to a role that there is not stops the process', () => {
    expect(() => oidcVerifier(settings({ roleMap: { heads: 'mayor' } }))).toThrow(
      /FORDRING_OIDC_ROLE_MAP names mayor; roles are case-handler, supervisor/,
    );
  });
});

test('for which creditors is told by a claim where one is configured; silence is none then', async () => {
  const creditorClaim = 'creditors';
  await expect(verify(await issuer.sign({ creditors: ['town'] }), { creditorClaim })).resolves.toMatchObject({
    creditorIds: ['town'],
  });
  await expect(verify(await issuer.sign(), { creditorClaim })).resolves.toMatchObject({ creditorIds: [] });
});

test('when the issuer cannot be reached nobody is known, and that is not the token’s fault', async () => {
  const gone = verify(await issuer.sign(), { jwksUrl: 'http://127.0.0.1:9/keys' });
  await expect(gone).rejects.toThrow(IdentityUnavailable);
});
