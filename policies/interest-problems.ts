import type { AgreementRules } from '../domain/policy/agreement-rules';

interface Written {
  readonly agreements?: AgreementRules | undefined;
  readonly lateInterest?: { readonly perMonthBegun?: { readonly groups?: readonly string[] } } | undefined;
  readonly leftCharges?: { readonly groups?: readonly string[] } | undefined;
  readonly groups?: readonly { readonly code: string }[] | undefined;
}

interface InterestProblem {
  readonly message: string;
  readonly path: (string | number)[];
}

/** What a policy says of interest during a plan and by the month and of left charges, and which no other part of the policy bears out. */
export function interestProblems({ agreements, lateInterest, leftCharges, groups }: Written): InterestProblem[] {
  const { interest, interestAgain } = agreements?.plan ?? {};
  const path = ['agreements', 'plan'];
  const problems: InterestProblem[] = [];
  if (interest?.value === 'stands-still' && !interestAgain) {
    const message =
      'say from when interest runs again when the plan is not kept: from-agreement, from-missed-instalment or from-plan-end';
    problems.push({ message, path: [...path, 'interestAgain'] });
  }
  if (interestAgain && interest?.value !== 'stands-still') {
    const message =
      'holds where interest stands still while a plan is kept; set interest to stands-still, or leave this out';
    problems.push({ message, path: [...path, 'interestAgain'] });
  }
  if (interest && !lateInterest) {
    const message = 'the policy claims no late interest; leave this out, or say what is claimed under lateInterest';
    problems.push({ message, path: [...path, 'interest'] });
  }
  const named: [readonly string[] | undefined, string[]][] = [
    [lateInterest?.perMonthBegun?.groups, ['lateInterest', 'perMonthBegun', 'groups']],
    [leftCharges?.groups, ['leftCharges', 'groups']],
  ];
  for (const [codes = [], at] of named) {
    const unknown = codes.filter((code) => groups?.some((group) => group.code === code) === false);
    problems.push(...unknown.map((code) => ({ message: `invoice group ${code} is not declared`, path: at })));
  }
  return problems;
}
