import type { Country } from '../domain/policy/policy';

interface GroupProblem {
  readonly message: string;
  readonly path: (string | number)[];
}

interface Written {
  readonly country: Country;
  readonly distraint?: { readonly groups: readonly string[] } | undefined;
  readonly groups?: readonly { readonly code: string }[] | undefined;
  readonly steps: readonly { readonly distraintFee?: unknown }[];
  readonly agreements?:
    | Readonly<
        Record<'deferral' | 'plan', { readonly notForGroups?: { readonly value: readonly string[] } | undefined }>
      >
    | undefined;
}

/** Groups that the policy names for distraint, deferrals and plans, and does not declare; and distraint where there is none. */
export function groupProblems(policy: Written): GroupProblem[] {
  const { agreements, groups } = policy;
  const named = Object.entries(agreements ?? {}).flatMap(([what, { notForGroups }]) =>
    (notForGroups?.value ?? []).map((code) => ({ code, path: ['agreements', what, 'notForGroups'] })),
  );
  return [
    ...distraintProblems(policy),
    ...named
      .filter(({ code }) => !groups?.some((group) => group.code === code))
      .map(({ code, path }) => ({ message: `invoice group ${code} is not declared`, path })),
  ];
}

/** Only Danish law knows claims with distraint, and a fee for them needs to know which they are. */
function distraintProblems({ country, distraint, groups, steps }: Written): GroupProblem[] {
  const undeclared = groups
    ? (distraint?.groups ?? []).filter((code) => !groups.some((group) => group.code === code))
    : [];
  return [
    ...(distraint && country !== 'DK'
      ? [{ message: 'only Danish claims have distraint (udpantningsret); leave this out', path: ['distraint'] }]
      : []),
    ...undeclared.map((code) => ({ message: `invoice group ${code} is not declared`, path: ['distraint', 'groups'] })),
    ...steps.flatMap(({ distraintFee }, index) =>
      distraintFee && !distraint
        ? [{ message: 'say under distraint which invoice groups have it', path: ['steps', index, 'distraintFee'] }]
        : [],
    ),
  ];
}
