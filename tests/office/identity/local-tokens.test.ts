import { decodeJwt } from 'jose';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { IdentityRefused } from '../../../office/identity/identity-refused';
import { identityFolder } from '../../../office/identity/local-key';
import { LOCAL_OPERATOR, localSubject, localVerifier, signLocalToken } from '../../../office/identity/local-tokens';
import { verifierFor } from '../../../office/identity/verifier-for';
import type { Role } from '../../../domain/authority/roles';
import { Issuer } from './issuer';

const newHome = (): string => mkdtempSync(join(process.env['JEST_RUN_FOLDER'] ?? '', 'identity-'));

async function refusalOf(work: Promise<unknown>, ...unseen: string[]): Promise<string> {
  try {
    await work;
    return 'believed';
  } catch (problem) {
    if (!(problem instanceof IdentityRefused)) throw problem;
    for (const secret of unseen) expect(inspect(problem, { depth: 9, showHidden: true })).not.toContain(secret);
    return problem.message;
  }
}

test('whoever works alone is the local operator, a case handler and supervisor for all creditors', async () => {
  const home = newHome();
  const actor = await localVerifier(home).verify(await signLocalToken(home, LOCAL_OPERATOR));
  expect(actor).toEqual({
    subject: 'local/local-operator',
    name: 'local operator',
    roles: ['case-handler', 'supervisor'],
    creditorIds: 'all',
    source: 'local',
  });
});

test('the key is made once, also by many at once, and only its owner can read it', async () => {
  const home = newHome();
  const person = { name: 'Berit', roles: ['manager'] as Role[], creditorIds: ['town'] };
  const tokens = await Promise.all(Array.from({ length: 8 }, () => signLocalToken(home, person)));
  for (const token of tokens) {
    await expect(localVerifier(home).verify(token)).resolves.toMatchObject({
      subject: 'local/berit',
      roles: ['manager'],
      creditorIds: ['town'],
    });
  }
  expect(statSync(join(identityFolder(home), 'local-key.json')).mode & 0o777).toBe(0o600);
  expect(statSync(identityFolder(home)).mode & 0o777).toBe(0o700);
});

test('however a name is written it is one person, so nobody is two by a capital letter', () => {
  expect(new Set(['Åsa Berg', 'åsa berg', '  ÅSA   BERG ', 'A\u030asa Berg'].map(localSubject))).toEqual(
    new Set(['local/åsa-berg']),
  );
  for (const name of ['', '../key', 'a/b', '-rf', 'a\nb\u0000'])
    expect(() => localSubject(name)).toThrow(IdentityRefused);
});

test('a token holds for a working day, not before it was made, and only in its own data folder', async () => {
  const [home, elsewhere] = [newHome(), newHome()];
  const made = new Date('2016-02-01T08:00:00Z');
  const token = await signLocalToken(home, LOCAL_OPERATOR, made);
  const at = (time: string) => localVerifier(home, () => new Date(time)).verify(token);
  await expect(at('2016-02-01T19:59:00Z')).resolves.toMatchObject({ source: 'local' });
  expect(await refusalOf(at('2016-02-01T20:00:01Z'), token)).toContain('has run out');
  expect(await refusalOf(at('2016-02-01T07:59:00Z'), token)).toContain('is not valid yet');
  const other = localVerifier(elsewhere, () => made).verify(token);
  expect(await refusalOf(other, token)).toContain('signed for another data folder');
});

test('a key that is removed is made anew at the next sign-in, and from then on no token of the old one is believed', async () => {
  const home = newHome();
  const verifier = localVerifier(home);
  const old = await signLocalToken(home, LOCAL_OPERATOR);
  await expect(verifier.verify(old)).resolves.toMatchObject({ source: 'local' });
  rmSync(join(identityFolder(home), 'local-key.json'));
  const next = await signLocalToken(home, LOCAL_OPERATOR);
  // A process that runs on asks the folder, too.
  for (const asked of [verifier, localVerifier(home)]) {
    await expect(asked.verify(next)).resolves.toMatchObject({ source: 'local' });
    expect(await refusalOf(asked.verify(old), old)).not.toBe('believed');
  }
});

test('a token that was changed is refused', async () => {
  const home = newHome();
  const [header, , signature] = (await signLocalToken(home, LOCAL_OPERATOR)).split('.');
  const claims = { ...decodeJwt(await signLocalToken(home, LOCAL_OPERATOR)), roles: ['manager'] };
  const raised = Buffer.from(JSON.stringify(claims)).toString('base64url');
  expect(await refusalOf(localVerifier(home).verify([header, raised, signature].join('.')))).toContain(
    'signature is wrong',
  );
});

test('a key that others can read, or that is none, signs nothing, and is not shown', async () => {
  const home = newHome();
  await signLocalToken(home, LOCAL_OPERATOR);
  const path = join(identityFolder(home), 'local-key.json');
  const secret = (JSON.parse(readFileSync(path, 'utf8')) as { d: string }).d;
  chmodSync(path, 0o644);
  expect(await refusalOf(signLocalToken(home, LOCAL_OPERATOR), secret)).toContain('Others than you can read');
  writeFileSync(path, `{"d":"${secret}`);
  chmodSync(path, 0o600);
  expect(await refusalOf(signLocalToken(home, LOCAL_OPERATOR), secret)).toContain('is no key');
});

test('where an issuer is configured local tokens are refused', async () => {
  const issuer = await Issuer.open();
  try {
    const home = newHome();
    const oidc = {
      kind: 'oidc' as const,
      issuer: issuer.url,
      audience: 'fordring',
      jwksUrl: issuer.url,
      roleClaim: 'roles',
      algorithms: ['RS256', 'EdDSA'],
      clockToleranceSeconds: 30,
    };
    const verifier = verifierFor({ home, identity: oidc });
    expect(await refusalOf(verifier.verify(await signLocalToken(home, LOCAL_OPERATOR)))).toContain(
      'not among the issuer',
    );
    await expect(verifier.verify(await issuer.sign())).resolves.toMatchObject({ source: 'oidc' });
    // And the other way round.
    const local = verifierFor({ home, identity: { kind: 'local' } });
    expect(await refusalOf(local.verify(await issuer.sign()))).toContain('not accepted here');
  } finally {
    await issuer.close();
  }
});
