import type { InterruptingAct } from '../../domain/policy/rulebook';
import type { Country } from '../../domain/policy/policy';

/**
 * What makes a claim's time run anew, should it happen by the last day. A written demand that the debtor received is such
 * an act in Sweden and none in Denmark.
 */
export const INTERRUPTING_ACTS: Readonly<Record<Country, readonly InterruptingAct[]>> = {
  SE: [
    { act: 'acknowledged', paragraph: 'preskriptionslagen (1981:130) 5 § 1' },
    { act: 'written-demand-received', paragraph: 'preskriptionslagen (1981:130) 5 § 2' },
    { act: 'proceedings', paragraph: 'preskriptionslagen (1981:130) 5 § 3' },
  ],
  DK: [
    { act: 'acknowledged', paragraph: 'forældelsesloven § 15' },
    { act: 'proceedings', paragraph: 'forældelsesloven §§ 16–18' },
    { act: 'received-by-authority', paragraph: 'gældsinddrivelsesloven § 18 a, stk. 4' },
  ],
};
