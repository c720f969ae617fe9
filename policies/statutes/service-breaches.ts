import type { PolicyUnderStatute, ServiceUnderStatute, StatuteBreach } from './policy-under-statute';
import { breachesOf } from './statutory-limit';
import { WATER_CALL_DAYS_MINIMUM, WATER_SHUT_OFF_PARAGRAPH } from './swedish-water-shut-off';

/** What the law has against the sanctions of services. */
export function swedishServiceBreaches(subject: PolicyUnderStatute): StatuteBreach[] {
  return (subject.services ?? []).flatMap((service) => {
    if (service.service === 'water') return waterBreaches(subject, service);
    return service.service === 'childcare' ? childcareCosts(service) : unagreedCosts(service, 'lag (1981:739) 5 §');
  });
}

export function danishServiceBreaches({ services = [] }: PolicyUnderStatute): StatuteBreach[] {
  return services.flatMap((service) => unagreedCosts(service, 'renteloven § 9 b'));
}

/** The law lets the cost of shutting off be charged; a written call with reasonable time comes first. */
function waterBreaches(subject: PolicyUnderStatute, { unnoticed, noticeDays }: ServiceUnderStatute): StatuteBreach[] {
  return [
    ...unnoticed.map((step) => ({
      setting: `steps.${step}.requires`,
      paragraph: WATER_SHUT_OFF_PARAGRAPH,
      message: `steps.${step}.requires: water is shut off only after a written call; require a sanction-notice that sends its letter.`,
    })),
    ...noticeDays.flatMap(({ setting, days }) =>
      breachesOf(subject, {
        setting,
        law: WATER_CALL_DAYS_MINIMUM,
        complaint: (fewest) =>
          days < fewest
            ? `the call gives ${days} days and reasonable time is ${fewest} at the least; set timeToPay to ${fewest} or more`
            : undefined,
      }),
    ),
  ];
}

function childcareCosts({ costs }: ServiceUnderStatute): StatuteBreach[] {
  return costs.map(({ setting, amount }) => ({
    setting,
    paragraph: 'skollagen (2010:800) 8 kap. 16 §',
    message: `${setting}: a suspended place costs ${amount.toString()}, and the law knows the fee of the place alone; set it to 0.00.`,
  }));
}

/** Beside what a paragraph allows, only what was agreed before the debt arose is owed. */
function unagreedCosts({ costs, costsAgreed }: ServiceUnderStatute, paragraph: string): StatuteBreach[] {
  if (costsAgreed) return [];
  return costs.map(({ setting, amount }) => ({
    setting,
    paragraph,
    message: `${setting}: it costs ${amount.toString()} and no paragraph allows it; record the agreement under costs.agreement, or set it to 0.00.`,
  }));
}
