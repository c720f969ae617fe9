import { documentedWaits } from '../../../domain/claim/documented-waits';
import { standstillOf } from '../../../domain/claim/standstill';
import { civilDate } from '../../../domain/kernel/civil-date';
import { Money } from '../../../domain/kernel/money';
import type { StepKind } from '../../../domain/policy/step-kind';
import { workOfClaim } from '../../../domain/work/work-of-claim';
import { rulebookOf } from '../../../policies/rulebook';
import { seBotkyrka } from '../../../policies/rulebooks/se-botkyrka';
import { decided, invoice, live, type Happening } from '../life';

/* A town that calls some steps by names of its own. */

const OWN: Readonly<Record<string, { readonly step: string; readonly kind: StepKind }>> = {
  'suspension-due': { step: 'place-lost', kind: 'sanction' },
  'set-off-review': { step: 'grant-review', kind: 'review' },
};
const town = rulebookOf({ ...seBotkyrka, steps: seBotkyrka.steps.map((rule) => ({ ...rule, ...OWN[rule.step] })) });

function workOn(day: string, group: string, ...happenings: readonly Happening[]): string[] {
  const { claim, refusals } = live(invoice({ due: '2016-02-01', group, under: town }), day, ...happenings);
  expect(refusals).toEqual([]);
  const asOf = civilDate(day);
  const [standstill, waits] = [standstillOf(claim, town, asOf), documentedWaits(claim, town, asOf)];
  const found = workOfClaim({ claim, rulebook: town, asOf, standstill, waits, why: '' });
  return found
    .filter(({ kind }) => kind === 'review' || kind === 'service-to-suspend')
    .map(({ kind, why }) => `${kind}: ${why}`);
}

test('a place whose notice has run out is work until somebody says whether the place is suspended', () => {
  const told =
    'service-to-suspend: the time of the notice of suspension has run out, and nobody has said whether the place is suspended';
  expect(workOn('2016-04-01', '62')).toEqual([]);
  expect(workOn('2016-06-15', '62')).toEqual([told]);
  const suspended = decided('2016-06-10', {
    ...{ type: 'ChangeService', decisionId: 'd1', changedOn: civilDate('2016-06-10'), checklist: [] },
    ...{ service: 'childcare', change: 'suspended' },
  });
  expect(workOn('2016-06-15', '62', suspended)).toEqual([]);
});

test('a review is called by its own name, and leaves the list when it was decided on', () => {
  expect(workOn('2016-03-15', 'premises-hire')).toEqual(['review: nobody has decided the review grant-review']);
  const day = civilDate('2016-03-10');
  const amount = Money.of('100.00', 'SEK');
  const setOff = decided('2016-03-10', {
    ...{ type: 'BookSetOff', decisionId: 'd2', setOffOn: day, amount, against: '4711' },
  });
  expect(workOn('2016-03-15', 'premises-hire', setOff)).toEqual([]);
});
