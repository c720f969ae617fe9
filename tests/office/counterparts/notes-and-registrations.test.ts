import type { Pool } from 'pg';
import type { Actor } from '../../../domain/authority/actor';
import type { Role } from '../../../domain/authority/roles';
import { answerNotes, keepNote, type AnswerNote } from '../../../office/counterparts/answer-notes';
import { claimKinds } from '../../../office/counterparts/claim-kinds';
import { counterpartAccounts } from '../../../office/counterparts/counterpart-accounts';
import { openOffice, type Caller } from '../../../office/office';
import { registerCreditor } from '../../../office/creditors/register-creditor';
import { civilDate } from '../../../domain/kernel/civil-date';
import { DANISH_SAMPLE_CHART } from '../../../ledger/chart-of-accounts';
import { dkStatensAdministration } from '../../../policies/rulebooks/dk-statens-administration';
import { useLedger } from '../ledger-world';

const ledger = useLedger();
const today = civilDate('2016-04-01');
const person = (subject: string, role: Role, creditorIds: Actor['creditorIds'] = ['town']): Actor => ({
  ...{ subject, roles: [role], creditorIds, source: 'oidc' },
});
const hanna = person('hanna', 'case-handler');
/** Of the town, on that day. */
const by = (actor: Actor, creditorId = 'town'): Caller => ({ by: actor, creditorId, today });
const counterparts = (pool: Pool) => openOffice({ pool }).counterparts;

describe('what of an answer waits for a person', () => {
  const note: AnswerNote = {
    ...{ creditorId: 'town', counterpart: 'kfm', about: 'a1', kind: 'refused' },
    message: 'The claim could not take it.',
  };
  const seen = { about: 'a1', reason: 'Rang Kronofogden; it was meant for another town.' };

  test('waits no more once somebody has seen to it, and stays on record with who and why', async () => {
    const pool = await ledger();
    await keepNote(pool, note);
    expect(await counterparts(pool).dismissNote(by(hanna), seen)).toEqual([note]);
    expect(await answerNotes(pool, 'town')).toEqual([]);
    const { rows } = await pool.query<Record<string, unknown>>(
      'SELECT dismissed_by, role, dismissed_on, reason, message FROM fordring.answer_note_dismissal',
    );
    expect(rows).toEqual([
      {
        ...{ dismissed_by: 'hanna', role: 'case-handler', dismissed_on: '2016-04-01', reason: seen.reason },
        message: note.message,
      },
    ]);
    await expect(pool.query('DELETE FROM fordring.answer_note_dismissal')).rejects.toThrow();
    expect(await counterparts(pool).dismissNote(by(hanna), seen)).toMatchObject({ refused: 'note-unknown' });
  });

  test('is no news in the same words, and waits again in others', async () => {
    const pool = await ledger();
    await keepNote(pool, note);
    await counterparts(pool).dismissNote(by(hanna), seen);
    expect(await keepNote(pool, note)).toBe(false);
    expect(await answerNotes(pool, 'town')).toEqual([]);
    const other = { ...note, message: 'The claim could not take it: it is settled.' };
    expect(await keepNote(pool, other)).toBe(true);
    expect(await answerNotes(pool, 'town')).toEqual([other]);
  });

  test('noted anew after it had been settled, it waits again though in the same words', async () => {
    const pool = await ledger();
    await keepNote(pool, note);
    await counterparts(pool).dismissNote(by(hanna), seen);
    await pool.query('DELETE FROM fordring.answer_note');
    await keepNote(pool, note);
    expect(await answerNotes(pool, 'town')).toEqual([note]);
  });

  const refused: [who: string, actor: Actor, reason: string, refusal: string][] = [
    ['an auditor', person('rut', 'auditor'), 'seen', 'not-authorised'],
    ['a client’s contact', person('carl', 'client-contact'), 'seen', 'not-authorised'],
    ['a system', person('nightly', 'back-office'), 'seen', 'not-authorised'],
    ['somebody of another town', person('eva', 'manager', ['city']), 'seen', 'other-creditor'],
    ['nobody without a reason', hanna, '  ', 'reason-missing'],
  ];
  test.each(refused)('is not seen to by %s', async (_who, actor, reason, refusal) => {
    const pool = await ledger();
    await keepNote(pool, note);
    const refusedOrNot = counterparts(pool)
      .dismissNote(by(actor), { ...seen, reason })
      .catch((problem: unknown) => problem);
    expect(await refusedOrNot).toMatchObject({ refused: refusal });
    expect(await answerNotes(pool, 'town')).toHaveLength(1);
  });
});

describe('what counterparts know the creditor’s groups and accounts as', () => {
  test('is laid down, changed and taken away by somebody who sees to it, each kept', async () => {
    const pool = await ledger();
    const kind = (code: string | undefined, group = '64') =>
      counterparts(pool).layDownClaimKind(by(hanna), { invoiceGroup: group, code });
    expect([await kind('fee'), await kind('rent')]).toEqual(['registered', 'registered']);
    expect(await claimKinds(pool, 'town')).toEqual([
      { creditorId: 'town', invoiceGroup: '64', code: 'rent', part: 'principal' },
    ]);
    await kind(undefined);
    expect(await claimKinds(pool, 'town')).toEqual([]);
    const account = (counterpart: string | undefined) =>
      counterparts(pool).layDownAccount(
        { ...by(hanna), second: person('sven', 'supervisor') },
        { account: '5050-1055', counterpart },
      );
    await account('intrum');
    expect(await counterpartAccounts(pool, 'town', today)).toMatchObject([
      { account: '5050-1055', counterpart: 'intrum' },
    ]);
    await account(undefined);
    expect(await counterpartAccounts(pool, 'town', today)).toEqual([]);
    const { rows } = await pool.query<{ kept: string }>(
      `SELECT concat_ws(' ', what, name, coalesce(value, '-'), registered_by, role) AS kept
       FROM fordring.counterpart_registration ORDER BY registration_number`,
    );
    expect(rows.map(({ kept }) => kept)).toEqual([
      'claim-kind 64 fee hanna case-handler',
      'claim-kind 64 rent hanna case-handler',
      'claim-kind 64 - hanna case-handler',
    ]);
  });

  test('what the country, the policy or the role does not know is refused, and says what there is', async () => {
    const pool = await ledger();
    await registerCreditor(pool, {
      ...{ creditorId: 'aasby', name: 'Åsby', policy: dkStatensAdministration, chart: DANISH_SAMPLE_CHART },
      paymentAccounts: [],
    });
    const all = person('hanna', 'case-handler', 'all');
    const kind = (creditorId: string, invoiceGroup: string, code: string, actor = all) =>
      counterparts(pool).layDownClaimKind(by(actor, creditorId), { invoiceGroup, code });
    expect(await kind('town', '64', 'house')).toMatchObject({
      message: expect.stringContaining('fee, rent, other') as unknown,
    });
    expect(await kind('town', '99', 'fee')).toMatchObject({
      message: expect.stringContaining('There are: 40, 55') as unknown,
    });
    expect(await kind('aasby', 'dagtilbud', 'rent')).toMatchObject({
      message: expect.stringContaining('KFDAINS') as unknown,
    });
    expect(await kind('aasby', 'dagtilbud', 'KFDAINS')).toBe('registered');
    await expect(kind('town', '64', 'rent', person('rut', 'auditor'))).rejects.toMatchObject({
      refused: 'not-authorised',
    });
    const account = { account: '5050-1055', counterpart: 'gaeldsstyrelsen' };
    expect(await counterparts(pool).layDownAccount(by(all), account)).toMatchObject({
      message: 'Claims of town are with kfm, intrum or agency, not with gaeldsstyrelsen.',
    });
  });
});
