import { SWEDISH_SAMPLE_CHART } from '../../../ledger/chart-of-accounts';
import type { Role } from '../../../domain/authority/roles';
import { civilDate } from '../../../domain/kernel/civil-date';
import { executeCommand } from '../../../office/claims/execute-command';
import { registerCreditor } from '../../../office/creditors/register-creditor';
import { openOffice } from '../../../office/office';
import { registerClaims } from '../../../office/registration/register-claims';
import { rulebookOf } from '../../../policies/rulebook';
import { read } from '../../policies/rulebooks/town-rules';
import { anna, invoice, step, useLedger } from '../ledger-world';

const ledger = useLedger();

/** A hand-over is approved by a manager, from 10 000 by a committee's delegate; made-up rules. */
const policy = read({
  ...{ id: 'se-approved', title: 'Approved', country: 'SE', validFrom: '2015-01-01', status: 'adopted' },
  sources: 'made-up rules',
  steps: [
    { step: 'demand', anchor: 'due-date', delay: { days: 10 } },
    {
      ...{ step: 'acceptance', delay: { days: 20 }, approvedBy: 'manager' },
      variants: [{ for: { invoicedFrom: 10000 }, approvedBy: 'committee-delegate' }],
    },
    { step: 'referral' },
  ],
});
const rulebookFor = () => rulebookOf(policy);

/** An invoice on the amount, for which the approval was asked on 2 March 2016. */
async function askedFor(amount: string) {
  const pool = await ledger();
  await registerCreditor(pool, {
    ...{ creditorId: 'town', name: 'Town', policy, chart: SWEDISH_SAMPLE_CHART, paymentAccounts: ['9912346'] },
  });
  const { debtorId, claim } = invoice({ number: '1', amount });
  const registration = { debtorId, claim: { ...claim, policyId: policy.id, policyVersion: policy.version } };
  await registerClaims(pool, { creditorId: 'town', debtors: [anna], registrations: [registration], rulebookFor });
  for (const [day, name] of [
    ['2016-02-11', 'demand'],
    ['2016-03-02', 'acceptance'],
  ] as const) {
    const command = step(name);
    await executeCommand(pool, { claimId: 'town/1', key: name, command, today: civilDate(day), rulebookFor });
  }
  const office = openOffice({ pool });
  return async (role: Role, receipt?: string): Promise<string> => {
    const by = { subject: role, roles: [role], creditorIds: ['town'], source: 'oidc' as const };
    const command = {
      ...{ type: 'AnswerAcceptance' as const, answerId: role, answeredOn: civilDate('2016-03-03'), accepted: true },
      ...(receipt !== undefined && { receipt }),
    };
    try {
      const caller = { by, creditorId: 'town', today: civilDate('2016-03-03') };
      return (await office.registration.recordFact(caller, { invoiceNumber: '1', command })).outcome;
    } catch (problem) {
      return (problem as Error).message;
    }
  };
}

test('only whom the policy names approves, and no document stands for it', async () => {
  const answer = await askedFor('9999.99');
  const refusal = 'This claim is approved by a manager (made-up rules); have one of them record the answer.';
  expect([await answer('case-handler'), await answer('case-handler', 'letter 4')]).toEqual([refusal, refusal]);
  expect(await answer('manager')).toBe('accepted');
});

test('a large claim is approved by another', async () => {
  const answer = await askedFor('10000.00');
  expect(await answer('manager')).toContain('approved by a committee delegate');
});
