/*
 * A town of made-up rules, as a finance officer would write them: what is not paid for rent goes to the district court when
 * a lawyer has approved, and permits go to Kronofogden.
 */
export const townWithCourt = {
  id: 'se-court-town',
  title: 'A town that goes to court',
  country: 'SE',
  validFrom: '2015-01-01',
  status: 'adopted',
  sources: 'made-up rules',
  groups: [
    { code: 'rent', name: 'Hyra' },
    { code: 'permits', name: 'Tillstånd' },
  ],
  steps: [
    { step: 'reminder', delay: { days: 7 } },
    { step: 'demand', delay: { days: 10 }, fee: 180 },
    { step: 'acceptance', delay: { months: 1 }, approvedBy: 'lawyer', groups: { only: 'rent' } },
    { step: 'district-court', groups: { only: 'rent' } },
    {
      ...{ step: 'referral', delay: { weeks: 3 } },
      variants: [
        {
          ...{ for: { groups: ['permits'] }, anchor: { from: 'step', step: 'demand' } },
          ...{ requires: ['demand'], delay: { months: 1 } },
        },
      ],
    },
    { step: 'monitoring', groups: { only: 'permits' } },
  ],
};

type Written = Readonly<Record<string, unknown>>;

/** The same with a step written otherwise, or left out. */
export function withCourtStep(step: string, other: Written | undefined): Written {
  const steps = townWithCourt.steps.flatMap((rule) => {
    if (rule.step !== step) return [rule];
    return other ? [{ ...rule, ...other }] : [];
  });
  return { ...townWithCourt, steps };
}
