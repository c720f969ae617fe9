import {
  createGaeldsstyrelsenFiles,
  createAgencyFiles,
  createIntrumFiles,
  createKfmFiles,
} from '../../office/counterparts/file-counterparts';
import { createLedgerPool } from '../../store/connect';
import { registerCreditor } from '../../office/creditors/register-creditor';
import { keepNote } from '../../office/counterparts/answer-notes';
import { registerClaimKind } from '../../office/counterparts/claim-kinds';
import { layDownFirst } from '../../office/creditors/lay-down-first';
import { deliverCases } from '../../office/counterparts/deliver-cases';
import { registerClaims } from '../../office/registration/register-claims';
import { SWEDISH_SAMPLE_CHART } from '../../ledger/chart-of-accounts';
import { seBotkyrka } from '../../policies/rulebooks/se-botkyrka';
import { anna, invoice, rulebookFor } from '../office/ledger-world';
import { goesToKronofogden } from '../office/counterparts/counterpart-world';
import { Desk } from '../support/fordring-command';
import { useWorld } from '../support/world';

const world = useWorld();

test('a clerk sees which cases could not leave and why, what waits for a person, and what is registered', async () => {
  const { stack } = world();
  const databaseUrl = await world().newDatabase();
  const desk = new Desk({
    FORDRING_TEMPORAL_ADDRESS: stack.temporal.address,
    FORDRING_TEMPORAL_NAMESPACE: await world().newNamespace(),
    FORDRING_DATABASE_URL: databaseUrl,
    FORDRING_TASK_QUEUE: world().nameOf('cli'),
  });
  const empty = await desk.fordring('cases');
  expect(empty).toMatchObject({ exitCode: 0 });
  expect(empty.stdout.split('\n').slice(0, 2)).toEqual([
    'Every case has reached its counterpart, and so has what is to be told of it.',
    'No answer waits for a person.',
  ]);

  const pool = createLedgerPool(databaseUrl);
  try {
    await registerCreditor(pool, {
      creditorId: 'town',
      name: 'Björkviks kommun',
      policy: seBotkyrka,
      chart: SWEDISH_SAMPLE_CHART,
      paymentAccounts: [],
    });
    await registerClaims(pool, {
      creditorId: 'town',
      debtors: [{ ...anna, identityNumber: '' }],
      registrations: [invoice({ number: '1' })],
      rulebookFor,
    });
    await goesToKronofogden(pool, '1');
    const folders = { folder: desk.folder, creditorId: 'town' };
    const ports = {
      kfm: createKfmFiles(folders),
      intrum: createIntrumFiles(folders),
      agency: createAgencyFiles(folders),
      gaeldsstyrelsen: createGaeldsstyrelsenFiles(folders),
    };
    await deliverCases({ pool, portsFor: () => ports, rulebookFor });
    const message = 'kfm answers about town/9, and there is no such claim. Register it, then lay the file in again.';
    await keepNote(pool, { creditorId: 'town', counterpart: 'kfm', about: 'a1', kind: 'unknown-claim', message });
    await registerClaimKind(pool, 'town', '61', 'fee');
    await layDownFirst(pool, {
      creditorId: 'town',
      kind: 'counterpart-account',
      name: '5050-9991',
      contents: 'intrum',
    });
  } finally {
    await pool.end();
  }

  const held =
    'debtorIdentity: write 12 digits of a personal number or 10 of an organisation number, without a hyphen.';
  const note = 'kfm answers about town/9, and there is no such claim. Register it, then lay the file in again.';
  const all = await desk.fordring('cases');
  expect(all).toMatchObject({ exitCode: 0 });
  expect(all.stdout.trimEnd().split('\n')).toEqual([
    'Cases that wait (1)',
    `  town/1, referral to kfm, held: ${held}`,
    'Answers that wait for a person (1)',
    `  [a1] unknown-claim: ${note}`,
    "Invoice groups in the authority's terms (1)",
    '  town, 61: fee',
    'Accounts on which counterparts pay (1)',
    '  town, 5050-9991: intrum',
  ]);
  expect((await desk.fordring('cases', '--held', '--json')).json()).toEqual([
    { held: [{ claimId: 'town/1', step: 'referral', counterpart: 'kfm', status: 'held', reason: held }] },
  ]);
  expect((await desk.fordring('cases', '--notes', '--json')).json()).toEqual([
    { notes: [{ creditorId: 'town', counterpart: 'kfm', about: 'a1', kind: 'unknown-claim', message: note }] },
  ]);
  // Seen to, it waits no more; what is laid down is changed and taken away by the same commands.
  expect((await desk.fordring('cases', 'dismiss', 'a1')).stderr).toContain('Say how it was seen to with --reason');
  const seen = await desk.fordring('cases', 'dismiss', 'a1', '--reason', 'It was meant for another town.');
  expect([seen.exitCode, seen.stdout]).toEqual([0, 'a1 waits no more.\n']);
  expect((await desk.fordring('cases', '--notes')).stdout).toBe('No answer waits for a person.\n');
  expect((await desk.fordring('cases', 'dismiss', 'a1', '--reason', 'Again.')).exitCode).toBe(2);
  expect((await desk.fordring('cases', 'kind', '61', 'rent')).stdout).toBe('Group 61 of town is rent.\n');
  expect((await desk.fordring('cases', 'kind', '61', 'house')).stderr).toContain('one of fee, rent, other');
  expect((await desk.fordring('cases', 'kind', '61')).stderr).toContain('Give either the code or --remove');
  expect((await desk.fordring('cases', 'kind', '61', '--remove')).exitCode).toBe(0);
  expect((await desk.fordring('cases', 'account', '5050-7771', 'kfm')).stdout).toContain(
    'kfm pays what it collects to 5050-7771',
  );
  const laidDown = (await desk.fordring('cases', '--json')).json();
  expect(laidDown).toMatchObject([
    { claimKinds: [], accounts: [{ account: '5050-7771', counterpart: 'kfm' }, { account: '5050-9991' }] },
  ]);
  expect((await desk.fordring('cases', 'account', '5050-9991', '--remove')).stdout).toContain(
    'It waits for a second person: fordring standing-data approve s-',
  );
  expect(await desk.fordring('cases', '--creditor', 'city')).toMatchObject({
    exitCode: 2,
    stderr: 'fordring: There is no creditor city. Known are town.\n',
  });
}, 120_000);
