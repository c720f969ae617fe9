import { civilDate } from '../../../domain/kernel/civil-date';
import { Money } from '../../../domain/kernel/money';
import { rulebookOf } from '../../../policies/rulebook';
import { kfmApplication } from '../../../office/counterparts/kfm-application';
import { clientAnswers, filed, invoice, judgment, live, type Happening } from '../../domain/life';
import { read } from '../../policies/rulebooks/town-rules';
import { townWithCourt } from '../../policies/rulebooks/town-with-court';

/* Rent of 1,200.00 with a demand's fee of 180.00: filed on 4 April 2016 for 900.00, judged on 1 September. */
const rulebook = rulebookOf(read(townWithCourt));
const given = invoice({ due: '2016-02-01', group: 'rent', under: rulebook });
const courtFee: Happening = {
  knownOn: civilDate('2016-04-05'),
  command: {
    ...{ type: 'RecordCaseCosts', costsId: 'c', incurredOn: civilDate('2016-04-04') },
    costs: [{ cost: 'court-fee', amount: Money.of('900.00', 'SEK') }],
  },
};

function applicationOn(until: string, ...happenings: Happening[]) {
  const { claim } = live(given, until, clientAnswers('2016-03-22', true), filed('2016-04-04'), courtFee, ...happenings);
  return kfmApplication({
    ...{ claim, caseId: 'town/1', rulebook, liable: [], groupName: 'Hyra', claimKind: 'rent', accessoryKinds: {} },
    debtor: {
      ...{ kind: 'person', identityNumber: '199001012385', name: 'Åsa Östlund', isProtected: false },
      ...{ addressLines: ['Ängsvägen 14 B'], postalCode: '999 02', city: 'Björkvik' },
    },
  });
}

test('Kronofogden gets the judgment, and the costs that the court awarded', () => {
  const application = applicationOn('2016-09-22', judgment('2016-09-01', 'granted'));
  expect(application.title).toEqual({
    judgedOn: '2016-09-01',
    court: 'Förvaltningsrätten i Stockholm',
    caseNumber: '1234-16',
  });
  expect(application.costs.map(({ kind, amount }) => `${kind} ${amount.toString()}`)).toEqual([
    'collection-demand 180.00',
    'court-fee 900.00',
  ]);
  expect(application.principal.amount.toString()).toBe('1200.00');
});

test('before a judgment there is none to tell, and the court’s fee is no cost of a payment order', () => {
  expect(() => applicationOn('2016-09-22')).toThrow(/knows no cost of the step court-fee/);
});
