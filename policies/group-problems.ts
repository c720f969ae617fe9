import type { Country } from '../domain/policy/policy';

interface GroupProblem {
  readonly message: string;
  readonly path: (string | number)[];
}

interface RecordedAsWritten {
  readonly on: string;
  readonly groups?: readonly string[] | undefined;
}

interface Written {
  readonly country: Country;
  readonly distraint?:
    | { readonly groups: readonly string[]; readonly own?: { readonly groups: readonly string[] } | undefined }
    | undefined;
  readonly groups?: readonly { readonly code: string }[] | undefined;
  readonly steps: readonly { readonly distraintFee?: unknown }[];
  readonly validFrom: string;
  readonly agreed?: Readonly<Partial<Record<'reminderFee' | 'interest', RecordedAsWritten | undefined>>> | undefined;
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
    ...lateAgreements(policy),
    ...[...named, ...agreedGroups(policy)]
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
    ...(distraint?.own?.groups ?? [])
      .filter((code) => !distraint?.groups.includes(code))
      .map((code) => ({
        message: `claims of group ${code} are said to have no distraint at all; name the group under distraint.groups too`,
        path: ['distraint', 'own', 'groups'],
      })),
    ...undeclared.map((code) => ({ message: `invoice group ${code} is not declared`, path: ['distraint', 'groups'] })),
    ...steps.flatMap(({ distraintFee }, index) =>
      distraintFee && !distraint
        ? [{ message: 'say under distraint which invoice groups have it', path: ['steps', index, 'distraintFee'] }]
        : [],
    ),
  ];
}

function agreedGroups({ agreed = {} }: Written): { code: string; path: string[] }[] {
  return Object.entries(agreed).flatMap(([what, agreement]) =>
    (agreement?.groups ?? []).map((code) => ({ code, path: ['agreed', what, 'groups'] })),
  );
}

/** An agreement counts for debts that arose after it: for every invoice of the policy, when it is older than the policy. */
function lateAgreements({ agreed = {}, validFrom }: Written): GroupProblem[] {
  return Object.entries(agreed).flatMap(([what, agreement]) => {
    if (!agreement || agreement.on <= validFrom) return [];
    const message = `it was agreed on ${agreement.on}, after the policy's first day ${validFrom}; the law asks for an agreement no later than when the debt arose`;
    return [{ message, path: ['agreed', what, 'on'] }];
  });
}
