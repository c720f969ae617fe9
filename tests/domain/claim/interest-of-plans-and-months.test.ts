import { civilDate } from '../../../domain/kernel/civil-date';
import { rulebookOf } from '../../../policies/rulebook';
import { seBotkyrka } from '../../../policies/rulebooks/se-botkyrka';
import { STANDARD_AGREEMENTS } from '../../../domain/policy/agreement-rules';
import { invoice, live } from '../life';
import { plan } from '../decisions/decided';

const setting = <Value>(value: Value) => ({ value, reason: 'tried', sources: ['test'] });
test('look', () => {
  for (const again of ['from-agreement', 'from-missed-instalment', 'from-plan-end'] as const) {
    const under = rulebookOf({ ...seBotkyrka, agreements: { ...STANDARD_AGREEMENTS, plan: { ...STANDARD_AGREEMENTS.plan, interest: setting('stands-still' as const), interestAgain: setting(again) } } });
    const life = live(invoice({ due: '2016-02-01', under }), '2016-07-01', plan('2016-02-10', [['2016-03-01','457.46'],['2016-04-01','457.45'],['2016-05-02','457.45']]));
    console.log(life.days, JSON.stringify(life.events.filter((e) => e.type==='StepPerformed'||e.type==='PlanDefaulted'),null,0));
  }
});
