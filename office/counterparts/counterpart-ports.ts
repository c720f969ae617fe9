import type { AgencyPort, GaeldsstyrelsenPort, IntrumPort, KfmPort } from './counterpart-port';
import type { CounterpartName } from './counterpart-facts';
import type { Country } from '../../domain/policy/policy';

/** The counterparts of one creditor. */
export interface CounterpartPorts {
  readonly kfm: KfmPort;
  readonly intrum: IntrumPort;
  readonly agency: AgencyPort;
  readonly gaeldsstyrelsen: GaeldsstyrelsenPort;
}

export type PortsFor = (creditorId: string) => CounterpartPorts;

/** The steps that hand a case over. `acceptance` and `administrative-court` are for people; nothing is sent. */
export const HAND_OVER_STEPS = ['agency', 'referral', 'monitoring'] as const;
export type HandOverStep = (typeof HAND_OVER_STEPS)[number];

/** Who takes the case; nobody for monitoring in Denmark, where Gældsstyrelsen keeps what it was given, nor for an agency. */
export function counterpartOf(step: HandOverStep, country: Country): CounterpartName | undefined {
  switch (step) {
    case 'referral':
      return country === 'SE' ? 'kfm' : 'gaeldsstyrelsen';
    case 'agency':
      return country === 'SE' ? 'agency' : undefined;
    case 'monitoring':
      return country === 'SE' ? 'intrum' : undefined;
  }
}

/** Which step a counterpart answers to. */
export function stepAnsweredBy(counterpart: CounterpartName): HandOverStep {
  if (counterpart === 'agency') return 'agency';
  return counterpart === 'intrum' ? 'monitoring' : 'referral';
}
