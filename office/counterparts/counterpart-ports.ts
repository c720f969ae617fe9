import type { GaeldsstyrelsenPort, IntrumPort, KfmPort } from './counterpart-port';
import type { CounterpartName } from './counterpart-facts';
import type { Country } from '../../domain/policy/policy';

/** The counterparts of one creditor. */
export interface CounterpartPorts {
  readonly kfm: KfmPort;
  readonly intrum: IntrumPort;
  readonly gaeldsstyrelsen: GaeldsstyrelsenPort;
}

export type PortsFor = (creditorId: string) => CounterpartPorts;

/** The steps that hand a case over. `acceptance` and `administrative-court` are for people; nothing is sent. */
export type HandOverStep = 'referral' | 'monitoring';

/** Who takes the case; nobody for monitoring in Denmark, where Gældsstyrelsen keeps what it was given. */
export function counterpartOf(step: HandOverStep, country: Country): CounterpartName | undefined {
  switch (step) {
    case 'referral':
      return country === 'SE' ? 'kfm' : 'gaeldsstyrelsen';
    case 'monitoring':
      return country === 'SE' ? 'intrum' : undefined;
  }
}

/** Which step a counterpart answers to. */
export function stepAnsweredBy(counterpart: CounterpartName): HandOverStep {
  return counterpart === 'intrum' ? 'monitoring' : 'referral';
}
