import type { Actor } from '../../../domain/authority/actor';
import type { Role } from '../../../domain/authority/roles';
import { civilDate } from '../../../domain/kernel/civil-date';
import { openOffice } from '../../../office/office';
import { danishReferred } from '../counterparts/counterpart-world';
import { useLedger } from '../ledger-world';

/* Åsby's client was asked on 7 March and said yes on 8 March. Whoever says so again finds it recorded already. */

const ledger = useLedger();
const on = civilDate('2016-03-08');
const as = (role: Role): Actor => ({ subject: role, roles: [role], creditorIds: ['aasby'], source: 'oidc' });
const answer = (receipt?: string) => ({
  type: 'AnswerAcceptance' as const,
  ...{ answerId: 'again', answeredOn: on, accepted: true },
  ...(receipt !== undefined && { receipt }),
});

const allowed: [who: string, role: Role, receipt: string | undefined][] = [
  ['the client’s contact', 'client-contact', undefined],
  ['a case handler with the client’s receipt', 'case-handler', 'letter 44'],
  ['a back office with the client’s receipt', 'back-office', 'letter 44'],
];
test.each(allowed)('%s records the client’s answer', async (_who, role, receipt) => {
  const pool = await ledger();
  await danishReferred(pool);
  const office = openOffice({ pool, clock: () => Date.parse('2016-03-08T11:00:00Z') });
  const caller = { by: as(role), creditorId: 'aasby' };
  const one = await office.registration.recordFact(caller, { invoiceNumber: '1', command: answer(receipt) });
  expect(one).toMatchObject({ refusal: { refused: 'already-recorded' } });
  const fact = { on, invoiceNumber: '1', command: answer(receipt) };
  const { lines } = await office.registration.recordFacts(caller, { facts: [fact], bankGate: [] });
  expect(lines).toMatchObject([{ outcome: 'known' }]);
});

test.each<Role>(['case-handler', 'manager', 'back-office'])('a %s without it does not', async (role) => {
  const pool = await ledger();
  await danishReferred(pool);
  const office = openOffice({ pool, clock: () => Date.parse('2016-03-08T11:00:00Z') });
  const caller = { by: as(role), creditorId: 'aasby' };
  await expect(office.registration.recordFact(caller, { invoiceNumber: '1', command: answer() })).rejects.toMatchObject(
    { name: 'ClientsReceiptMissing' },
  );
  const fact = { on, invoiceNumber: '1', command: answer() };
  const { lines } = await office.registration.recordFacts(caller, { facts: [fact], bankGate: [] });
  expect(lines).toMatchObject([
    { outcome: 'refused', sentence: expect.stringContaining('a client contact') as string },
  ]);
});
