import { civilDate } from '../../../domain/kernel/civil-date';
import { rulebookOf } from '../../../policies/rulebook';
import { preview } from '../../../rehearsal/preview';
import { stepsNotTaken } from '../../../rehearsal/steps-not-taken';
import { read } from '../../policies/rulebooks/town-rules';
import { aadalRules } from '../../policies/rulebooks/aadal';
import { invoiceOf } from './portfolio-story';

/** Two unpaid invoices of one debtor for daycare, and one of another; nobody pays. */
test('what invoices did not get is told with the reason and the invoices', () => {
  const rulebook = rulebookOf(read(aadalRules));
  const until = civilDate('2023-05-31');
  const of = (number: string, debtorId: string) => ({
    ...invoiceOf({ number, group: 'daycare', due: '2023-03-31', currency: 'DKK' }),
    debtorId,
  });
  const portfolio = {
    creditorId: 'aadal',
    invoices: [of('A1', 'has-one'), of('B1', 'has-two'), of('B2', 'has-two')],
    movements: [],
    facts: [],
    bankGate: [],
  };
  const { claims } = preview(portfolio, rulebook, until);
  expect(stepsNotTaken(claims, rulebook, until)).toEqual([
    {
      step: 'daycare-notice',
      why: 'left out: the debtor had fewer than 2 unpaid invoices of the service (Byrådet 2022-11-28, punkt 12)',
      invoices: ['A1'],
    },
    { step: 'referral', why: "waits for the client's acceptance", invoices: ['A1', 'B1', 'B2'] },
  ]);
});
