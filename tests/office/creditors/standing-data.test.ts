import type { Pool } from 'pg';
import type { Actor } from '../../../domain/authority/actor';
import type { Role } from '../../../domain/authority/roles';
import { civilDate } from '../../../domain/kernel/civil-date';
import { SWEDISH_SAMPLE_CHART } from '../../../ledger/chart-of-accounts';
import { registerCreditor } from '../../../office/creditors/register-creditor';
import { matricesOf } from '../../../office/decisions/matrices';
import { openOffice, type Caller, type Office } from '../../../office/office';
import { seBotkyrkaAuthority } from '../../../policies/authority/se-botkyrka';
import { seBotkyrka } from '../../../policies/rulebooks/se-botkyrka';
import { SJOVIK } from '../../../sample/sjovik-creditor';
import { useLedger } from '../ledger-world';

const ledger = useLedger();
let pool: Pool;
let office: Office;
let now: string;
beforeEach(async () => {
  pool = await ledger();
  now = '2016-02-01T11:00:00Z';
  office = openOffice({ pool, clock: () => Date.parse(now) });
});

function person(subject: string, role: Role, source: Actor['source'] = 'oidc'): Caller {
  return { by: { subject, roles: [role], creditorIds: ['town'], source }, creditorId: 'town' };
}
const TOWN = { name: 'Björkviks kommun', policy: seBotkyrka, chart: SWEDISH_SAMPLE_CHART };
const siv = person('siv', 'supervisor');
const maj = person('maj', 'manager');
const clerk = person('hanna', 'case-handler');
const system = person('nightly', 'back-office');
const operator = person('local/local-operator', 'supervisor', 'local');

const { name, organisationNumber, addressLines, postalCode, city, phone, email } = SJOVIK;
const place = { name, organisationNumber, addressLines, postalCode, city, phone, email };
const paidTo = (bankgiro: string) => ({ ...place, payment: { type: 'bankgiro' as const, bankgiro } });
const letterheadOn = async (day: string): Promise<string | undefined> => {
  const { rows } = await pool.query<{ bankgiro: string | null }>(
    `SELECT fordring.letterhead_on('town', $1) #>> '{payment,bankgiro}' AS bankgiro`,
    [day],
  );
  return rows[0]?.bankgiro ?? undefined;
};

test('a letterhead of one person waits; another approves it, and both stand on record', async () => {
  const put = await office.creditors.letterhead(siv, { letterhead: paidTo('9912346') });
  expect(put).toMatchObject({ outcome: 'waiting', change: { proposedBy: 'siv', state: 'waiting' } });
  expect(await letterheadOn('2016-02-01')).toBeUndefined();
  const changeId = put.change?.changeId ?? '';
  await expect(office.creditors.approveStanding(siv, { changeId })).rejects.toMatchObject({
    refused: 'own-proposal',
    message: expect.stringContaining(`fordring standing-data approve ${changeId}`) as unknown,
  });
  await expect(office.creditors.approveStanding(clerk, { changeId })).rejects.toMatchObject({
    name: 'PermissionMissing',
  });
  const approved = await office.creditors.approveStanding(maj, { changeId });
  expect(approved).toMatchObject({ proposedBy: 'siv', settledBy: 'maj', settledRole: 'manager', alone: false });
  expect(await office.creditors.approveStanding(maj, { changeId })).toEqual(approved);
  expect(await letterheadOn('2016-02-01')).toBe('9912346');
  await expect(office.creditors.withdrawStanding(siv, { changeId })).rejects.toMatchObject({ refused: 'not-waiting' });
});

test('two named persons take the first up in one act; one person twice, or a system, is not two', async () => {
  const letterhead = paidTo('9912346');
  for (const second of [siv.by, system.by]) {
    await expect(office.creditors.letterhead({ ...siv, second }, { letterhead })).rejects.toMatchObject({
      refused: 'second-person',
    });
  }
  await expect(office.creditors.letterhead({ ...siv, second: clerk.by }, { letterhead })).rejects.toMatchObject({
    name: 'PermissionMissing',
  });
  expect(await office.creditors.letterhead({ ...siv, second: maj.by }, { letterhead })).toMatchObject({
    outcome: 'approved',
    change: { settledBy: 'maj', alone: false },
  });
});

test('a change holds from its own day, and never before it was approved; letters of earlier days keep the earlier one', async () => {
  await office.creditors.letterhead({ ...siv, second: maj.by }, { letterhead: paidTo('9912346') });
  const later = { letterhead: paidTo('50501055'), validFrom: civilDate('2016-03-01') };
  const put = await office.creditors.letterhead(siv, later);
  now = '2016-03-10T11:00:00Z';
  await office.creditors.approveStanding(maj, { changeId: put.change?.changeId ?? '' });
  for (const [day, bankgiro] of [
    ['2016-01-15', '9912346'],
    ['2016-03-09', '9912346'],
    ['2016-03-10', '50501055'],
  ] as const) {
    expect([day, await letterheadOn(day)]).toEqual([day, bankgiro]);
  }
  await expect(
    office.creditors.letterhead(siv, { letterhead: paidTo('9912346'), validFrom: civilDate('2016-03-09') }),
  ).rejects.toMatchObject({ refused: 'day-behind' });
});

test('the same change again is so already, or waits already: there is one of it', async () => {
  const letterhead = paidTo('9912346');
  const first = await office.creditors.letterhead(siv, { letterhead });
  const again = await office.creditors.letterhead(maj, { letterhead });
  expect(again.change?.changeId).toBe(first.change?.changeId);
  await office.creditors.approveStanding(maj, { changeId: first.change?.changeId ?? '' });
  expect(await office.creditors.letterhead(siv, { letterhead })).toMatchObject({ outcome: 'already-so' });
  const keyed = { ...siv, key: 'new-bankgiro' };
  await office.creditors.letterhead(keyed, { letterhead: paidTo('50501055') });
  await expect(office.creditors.letterhead(keyed, { letterhead: paidTo('50501063') })).rejects.toMatchObject({
    name: 'KeyReusedWithOtherContents',
  });
  expect(await office.creditors.standingData(maj, { waiting: true })).toHaveLength(1);
});

test('who signs in by the data folder’s own key takes up the first alone, said so on record, and nothing after it', async () => {
  expect(await office.creditors.letterhead(operator, { letterhead: paidTo('9912346') })).toMatchObject({
    outcome: 'approved',
    change: { alone: true, settledBy: 'local/local-operator' },
  });
  expect(await office.creditors.letterhead(operator, { letterhead: paidTo('50501055') })).toMatchObject({
    outcome: 'waiting',
  });
  expect(await letterheadOn('2016-02-01')).toBe('9912346');
});

test('a system puts other accounts forward with a creditor, and they wait for a person', async () => {
  const accounts = ['5050-1055', '9912346'];
  const put = await office.creditors.paymentAccounts(system, { accounts });
  expect(put).toMatchObject({ outcome: 'waiting' });
  const changeId = put.change?.changeId ?? '';
  await expect(office.creditors.approveStanding(system, { changeId })).rejects.toMatchObject({
    name: 'PermissionMissing',
  });
  await office.creditors.rejectStanding(siv, { changeId, note: 'not ours' });
  const { rows } = await pool.query(
    `SELECT fordring.standing_data('town', 'payment-accounts', '', '2016-02-01') AS accounts`,
  );
  expect(rows).toEqual([{ accounts: ['5050-1055'] }]);
});

test('a matrix that one person loads gives nobody anything until another approves it', async () => {
  const matrix = { ...seBotkyrkaAuthority, id: 'town', version: '1', validFrom: civilDate('2016-02-01') };
  const put = await office.decisions.loadMatrix(maj, { matrix });
  expect(put).toMatchObject({ outcome: 'waiting' });
  expect(await matricesOf(pool, 'town')).toHaveLength(1);
  await office.creditors.approveStanding(siv, { changeId: 'matrix-town/town/1' });
  expect((await matricesOf(pool, 'town')).map(({ id }) => id)).toEqual(['se-botkyrka', 'town']);
});

test('another creditor’s people are told of no change', async () => {
  const put = await office.creditors.letterhead(siv, { letterhead: paidTo('9912346') });
  const stranger: Caller = { by: { ...maj.by, creditorIds: ['elsewhere'] } };
  const named = { changeId: put.change?.changeId ?? '' };
  await expect(office.creditors.approveStanding(stranger, named)).rejects.toMatchObject({ refused: 'change-unknown' });
  expect(await office.creditors.standingData(stranger, {})).toEqual([]);
});

test('the database itself knows two persons, and changes no row', async () => {
  const put = await office.creditors.letterhead(siv, { letterhead: paidTo('9912346') });
  const mark = (by: string, alone: boolean) =>
    pool.query(
      `INSERT INTO fordring.standing_change_mark (change_id, mark, marked_by, marked_on, alone)
       VALUES ($1, 'approved', $2, '2016-02-01', $3)`,
      [put.change?.changeId, by, alone],
    );
  await expect(mark('siv', false)).rejects.toMatchObject({ code: 'FD037' });
  await mark('maj', false);
  await expect(pool.query('UPDATE fordring.standing_change SET contents = NULL')).rejects.toMatchObject({
    code: 'FD001',
  });
  await expect(pool.query('DELETE FROM fordring.standing_change_mark')).rejects.toMatchObject({ code: 'FD001' });
});

describe('two changes that contradict each other never wait side by side', () => {
  const waitingOnes = async (): Promise<unknown[]> =>
    (await office.creditors.standingData(siv, { waiting: true })).map(({ contents }) => contents);

  test('one’s own is replaced, also on a later day, and that is said', async () => {
    const first = await office.creditors.paymentAccounts(siv, { accounts: ['991-2346'] });
    now = '2016-02-03T11:00:00Z';
    const second = await office.creditors.paymentAccounts(siv, { accounts: ['SE4550000000058398257466'] });
    expect(second).toMatchObject({ outcome: 'waiting', replaced: [first.change?.changeId] });
    expect(await waitingOnes()).toEqual([['SE4550000000058398257466']]);
    const changeId = first.change?.changeId ?? '';
    await expect(office.creditors.approveStanding(maj, { changeId })).rejects.toMatchObject({ refused: 'not-waiting' });
    expect(await office.creditors.paymentAccounts(siv, { accounts: ['SE4550000000058398257466'] })).toMatchObject({
      outcome: 'waiting',
      change: { changeId: second.change?.changeId },
    });
  });

  test('another person’s is settled first', async () => {
    const { change } = await office.creditors.paymentAccounts(siv, { accounts: ['991-2346'] });
    const other = office.creditors.paymentAccounts(maj, { accounts: ['SE4550000000058398257466'] });
    await expect(other).rejects.toMatchObject({ refused: 'other-waits' });
    await expect(other).rejects.toThrow(`Change ${change?.changeId ?? ''} by siv waits already`);
    expect(await waitingOnes()).toEqual([['991-2346']]);
  });

  test('one of another day, or of another kind, contradicts nothing', async () => {
    await office.creditors.paymentAccounts(siv, { accounts: ['991-2346'] });
    const later = { accounts: ['SE4550000000058398257466'], validFrom: civilDate('2016-03-01') };
    expect(await office.creditors.paymentAccounts(maj, later)).toMatchObject({ outcome: 'waiting' });
    expect(await office.creditors.letterhead(maj, { letterhead: paidTo('9912346') })).toMatchObject({
      outcome: 'waiting',
    });
    expect(await waitingOnes()).toHaveLength(3);
  });
});

describe('what a newer change has overtaken', () => {
  const idOf = async (asked: Promise<{ change?: { changeId: string } }>): Promise<string> =>
    (await asked).change?.changeId ?? '';
  const older = { letterhead: paidTo('9912346') };
  const newer = { letterhead: paidTo('50501055') };

  test('is not approved any more, and is put forward again where it is still meant', async () => {
    const changeId = await idOf(office.creditors.letterhead(siv, older));
    const newerId = await idOf(office.creditors.letterhead({ ...siv, second: maj.by }, newer));
    now = '2016-02-05T11:00:00Z';
    await expect(office.creditors.approveStanding(maj, { changeId })).rejects.toMatchObject({
      refused: 'overtaken',
      message: expect.stringMatching(
        new RegExp(`^Change ${changeId} was overtaken by ${newerId},.*put it forward again`),
      ) as unknown,
    });
    expect(await letterheadOn('2016-02-05')).toBe('50501055');
    now = '2016-02-01T11:00:00Z';
    const again = await idOf(office.creditors.letterhead(siv, older));
    expect(again).not.toBe(changeId);
    await office.creditors.approveStanding(maj, { changeId: again });
    expect(await letterheadOn('2016-02-05')).toBe('9912346');
  });

  test('is nothing that begins before the newer one does', async () => {
    const changeId = await idOf(office.creditors.letterhead(siv, older));
    const later = { ...newer, validFrom: civilDate('2016-03-01') };
    await office.creditors.letterhead({ ...siv, second: maj.by }, later);
    await office.creditors.approveStanding(maj, { changeId });
    expect([await letterheadOn('2016-02-29'), await letterheadOn('2016-03-01')]).toEqual(['9912346', '50501055']);
  });

  test('is nothing of another name', async () => {
    const account = (number: string) => ({ account: number, counterpart: 'intrum' as const });
    const put = await office.counterparts.layDownAccount(siv, account('5050-9991'));
    await office.counterparts.layDownAccount({ ...siv, second: maj.by }, account('5050-1055'));
    const changeId = 'change' in put ? put.change.changeId : '';
    expect(await office.creditors.approveStanding(maj, { changeId })).toMatchObject({ state: 'approved' });
  });

  test('is refused by the database too', async () => {
    const changeId = await idOf(office.creditors.letterhead(siv, older));
    await office.creditors.letterhead({ ...siv, second: maj.by }, newer);
    const marked = pool.query(
      `INSERT INTO fordring.standing_change_mark (change_id, mark, marked_by, marked_on)
       VALUES ($1, 'approved', 'maj', '2016-02-05')`,
      [changeId],
    );
    await expect(marked).rejects.toMatchObject({ code: 'FD037' });
  });
});

test('the same again by its key, now with the second person, is approved at once', async () => {
  const keyed = { ...siv, key: 'new-bankgiro' };
  const letterhead = paidTo('9912346');
  expect(await office.creditors.letterhead(keyed, { letterhead })).toMatchObject({ outcome: 'waiting' });
  now = '2016-02-02T11:00:00Z';
  expect(await office.creditors.letterhead({ ...keyed, second: maj.by }, { letterhead })).toMatchObject({
    outcome: 'approved',
    change: { changeId: 'new-bankgiro', proposedBy: 'siv', settledBy: 'maj', settledOn: '2016-02-02' },
  });
  expect(await office.creditors.letterhead(keyed, { letterhead })).toMatchObject({ outcome: 'already-so' });
});

test('the same key with another first day is an error; with the day on which it was put forward it is the same', async () => {
  const keyed = { ...siv, key: 'new-bankgiro' };
  const asked = { letterhead: paidTo('9912346') };
  await office.creditors.letterhead(keyed, asked);
  now = '2016-02-02T11:00:00Z';
  for (const day of ['2016-02-02', '2016-03-01']) {
    await expect(office.creditors.letterhead(keyed, { ...asked, validFrom: civilDate(day) })).rejects.toMatchObject({
      name: 'KeyReusedWithOtherContents',
    });
  }
  for (const same of [asked, { ...asked, validFrom: civilDate('2016-02-01') }]) {
    expect(await office.creditors.letterhead(keyed, same)).toMatchObject({ outcome: 'waiting' });
  }
});

test('the accounts that a creditor was taken up with are the same accounts in any order', async () => {
  await registerCreditor(pool, {
    ...TOWN,
    creditorId: 'village',
    paymentAccounts: ['9912346', '5050-1055', '9912346'],
  });
  const atVillage = { by: { ...siv.by, creditorIds: ['village'] }, creditorId: 'village' };
  expect(await office.creditors.paymentAccounts(atVillage, { accounts: ['5050-1055', '9912346'] })).toMatchObject({
    outcome: 'already-so',
  });
});

describe('a bankgiro on a letterhead', () => {
  test('that is none of the payment accounts of its day is told, and not refused', async () => {
    const told = await office.creditors.letterhead(siv, { letterhead: paidTo('9912346') });
    expect(told).toMatchObject({
      outcome: 'waiting',
      unknownBankgiro: { bankgiro: '9912346', paymentAccounts: ['5050-1055'] },
    });
    const from = civilDate('2016-03-01');
    const accounts = { accounts: ['991-2346', '5050-1055'], validFrom: from };
    await office.creditors.paymentAccounts({ ...siv, second: maj.by }, accounts);
    expect(await office.creditors.letterhead(siv, { letterhead: paidTo('9912346') })).toHaveProperty('unknownBankgiro');
    const later = await office.creditors.letterhead(siv, { letterhead: paidTo('9912346'), validFrom: from });
    expect(later).not.toHaveProperty('unknownBankgiro');
  });

  test.each(['50501055', '5050-1055'])('that is a payment account needs no word: %s', async (bankgiro) => {
    expect(await office.creditors.letterhead(siv, { letterhead: paidTo(bankgiro) })).not.toHaveProperty(
      'unknownBankgiro',
    );
  });
});

test('an account or a letterhead with a wrong digit or an invisible sign is refused where it is entered', async () => {
  const wrong = { accounts: ['5050-1055', '5050-1056'] };
  await expect(office.creditors.paymentAccounts(clerk, wrong)).rejects.toMatchObject({
    name: 'InputRefused',
    problems: [{ field: 'account 2', message: expect.stringMatching(/no bankgiro/) as string }],
  });
  const village = { ...clerk, by: { ...clerk.by, creditorIds: ['village'] }, creditorId: 'village' };
  await expect(office.creditors.takeUp(village, { ...TOWN, paymentAccounts: ['9912347'] })).rejects.toMatchObject({
    name: 'InputRefused',
  });
  expect((await pool.query(`SELECT FROM fordring.creditor WHERE creditor_id = 'village'`)).rows).toEqual([]);
  for (const field of ['name', 'city', 'phone', 'email', 'postalCode']) {
    const letterhead = { ...paidTo('9912346'), [field]: '99\u200b1' };
    await expect(office.creditors.letterhead(siv, { letterhead })).rejects.toMatchObject({
      problems: [{ field: `letterhead.${field}`, message: expect.stringMatching(/invisible sign/) as string }],
    });
  }
});
