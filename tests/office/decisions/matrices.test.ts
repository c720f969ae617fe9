import type { Pool } from 'pg';
import type { Actor } from '../../../domain/authority/actor';
import { settleStandingChange } from '../../../office/creditors/settle-standing-change';
import { loadMatrix, matricesOf } from '../../../office/decisions/matrices';
import type { AuthorityMatrix } from '../../../domain/authority/authority-matrix';
import { civilDate } from '../../../domain/kernel/civil-date';
import { dkStatensAdministrationAuthority } from '../../../policies/authority/dk-statens-administration';
import { seBotkyrkaAuthority } from '../../../policies/authority/se-botkyrka';
import { invoice, register, useLedger } from '../ledger-world';
import { approveAs, decideAs, hanna, maj, noonOf, outcome, refusalIn, request, sven } from './decision-world';

const ledger = useLedger();
let pool: Pool;
beforeEach(async () => {
  pool = await ledger();
  await register(pool, invoice({ number: '1001' }), invoice({ number: '1002' }));
});

/** The town's own: deferrals are for supervisors. */
function own(version: string, validFrom: string, validTo?: string): AuthorityMatrix {
  return {
    ...seBotkyrkaAuthority,
    id: 'town',
    version,
    delegatedBy: `council § ${version}`,
    validFrom: civilDate(validFrom),
    ...(validTo !== undefined && { validTo: civilDate(validTo) }),
    lines: seBotkyrkaAuthority.lines.map((line) =>
      line.id === 'deferral' ? { ...line, propose: ['case-handler'], decide: ['supervisor'] } : line,
    ),
  };
}

const standing = (actor: Actor) => ({ actor, role: actor.roles[0] ?? 'anybody' });
/** Maj puts it forward, and Sven, who is there too, approves it. */
const load = (matrix: AuthorityMatrix) =>
  loadMatrix(pool, standing(maj), {
    ...{ creditorId: 'town', matrix, today: civilDate('2016-02-01'), clock: noonOf('2016-02-01') },
    second: standing(sven),
  });
const deferral = (today: string) => request('deferral', { newDueOn: '2016-04-01' }, { today });

test('until the town has its own, the shipped matrix of its country holds', async () => {
  expect((await matricesOf(pool, 'town')).map(({ id, version }) => `${id} ${version}`)).toEqual(['se-botkyrka 1']);
  expect(outcome(await decideAs(pool, hanna, deferral('2016-02-10')))).toBe('executed');
});

test('its own holds from its first day to its last, by the day of the decision, and is named in the record', async () => {
  expect(await load(own('1', '2016-02-15', '2016-02-20'))).toMatchObject({ outcome: 'approved' });
  expect(await decideAs(pool, hanna, deferral('2016-02-14'))).toMatchObject({ file: { state: 'executed' } });
  const from = await decideAs(pool, hanna, request('deferral', { newDueOn: '2016-04-02' }, { today: '2016-02-15' }));
  expect(from).toMatchObject({ file: { state: 'waiting', decision: { matrix: { id: 'town', version: '1' } } } });
  const last = request('deferral', { newDueOn: '2016-04-02' }, { today: '2016-02-20' });
  expect(outcome(await decideAs(pool, hanna, last))).toBe('waiting');
  // It has ended: an old delegation is none.
  expect(refusalIn(await decideAs(pool, maj, deferral('2016-02-21')))).toContain(
    'No authority matrix of creditor town is in force on 2016-02-21',
  );
});

test('it is loaded on the day itself: who says another day is told which day it is', async () => {
  const said = (today: string) => ({ matrix: own('1', '2016-02-15'), creditorId: 'town', today: civilDate(today) });
  for (const day of ['2016-01-31', '2016-02-02']) {
    expect(await loadMatrix(pool, standing(maj), { ...said(day), clock: noonOf('2016-02-01') })).toMatchObject({
      refused: 'not-today',
      message: expect.stringContaining('Today is 2016-02-01') as unknown,
    });
  }
  expect(await matricesOf(pool, 'town')).toHaveLength(1);
  // A portfolio that was rehearsed in virtual time has days of its own.
  await pool.query("INSERT INTO fordring.rehearsal (creditor_id, lived_until) VALUES ('town', '2016-12-30')");
  expect(await loadMatrix(pool, standing(maj), { ...said('2016-01-31'), clock: noonOf('2016-02-01') })).toMatchObject({
    outcome: 'waiting',
  });
});

test('an approval needs the authority of the day on which it is given', async () => {
  await load(own('1', '2016-02-01'));
  const asked = deferral('2016-02-10');
  expect(outcome(await decideAs(pool, hanna, asked))).toBe('waiting');
  // From the 11th on only managers defer.
  const { lines, ...rest } = own('2', '2016-02-11');
  await load({
    ...rest,
    lines: lines.map((line) => (line.id === 'deferral' ? { ...line, decide: ['manager'] } : line)),
  });
  expect(outcome(await approveAs(pool, sven, asked.decisionId, '2016-02-11'))).toBe('refused: not-authorised');
  expect(await approveAs(pool, maj, asked.decisionId, '2016-02-11')).toMatchObject({
    file: { marks: [{}, { mark: 'approved', matrixVersion: '2' }, {}] },
  });
});

test('a version is loaded once, in the creditor’s currency', async () => {
  expect(await load(own('1', '2016-02-01'))).toMatchObject({ outcome: 'approved' });
  expect(await load(own('1', '2016-02-01'))).toEqual({ outcome: 'already-so' });
  expect(await load(own('1', '2016-02-02'))).toMatchObject({ refused: 'version-known-otherwise' });
  expect(await load(dkStatensAdministrationAuthority)).toMatchObject({ refused: 'other-currency' });
});

test('where a credit note may stand for one invoice only, two on one are refused (S004-164)', async () => {
  const { rules, ...rest } = own('1', '2016-02-01');
  const rule = { value: true, reason: 'the credit note is per invoice here', sources: ['S004-164'] };
  await load({ ...rest, rules: { ...rules, oneInvoicePerCreditNote: rule } });
  const words = { subject: { of: 'claims', claimIds: ['town/1001', 'town/1002'] }, document: 'mail' } as const;
  const answer = await decideAs(pool, hanna, request('credit-note', { documentNumber: 'K-1' }, words));
  expect(refusalIn(answer)).toBe(
    'A credit note stands for one invoice here: the credit note is per invoice here (S004-164).',
  );
});

describe('a version that waits for a second person', () => {
  const put = (matrix: AuthorityMatrix, day = '2016-02-01') =>
    loadMatrix(pool, standing(maj), { creditorId: 'town', matrix, today: civilDate(day), clock: noonOf(day) });
  const settle = (changeId: string, mark: 'approved' | 'rejected') =>
    settleStandingChange(pool, {
      ...{ changeId, mark, creditorId: 'town' },
      ...{ by: standing(sven), today: civilDate('2016-02-01') },
    });

  test('is put forward again once it was turned down, and then approved', async () => {
    const first = await put(own('1', '2016-02-15'));
    expect(first).toMatchObject({ outcome: 'waiting', change: { changeId: 'matrix-town/town/1' } });
    await settle('matrix-town/town/1', 'rejected');
    const again = await put(own('1', '2016-02-20'));
    expect(again).toMatchObject({ outcome: 'waiting', change: { changeId: 'matrix-town/town/1/2' } });
    await settle('matrix-town/town/1/2', 'approved');
    expect((await matricesOf(pool, 'town')).map(({ validFrom }) => validFrom)).toContain('2016-02-20');
  });

  test('is the same on another day, and with other lines another version', async () => {
    await put(own('1', '2016-02-15'));
    expect(await put(own('1', '2016-02-15'), '2016-02-02')).toMatchObject({
      outcome: 'waiting',
      change: { changeId: 'matrix-town/town/1', proposedOn: '2016-02-01' },
    });
    expect(await put(own('1', '2016-02-20'))).toMatchObject({ refused: 'version-known-otherwise' });
  });
});
