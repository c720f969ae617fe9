import { isRecord } from './policy-problem';

type Written = Readonly<Record<string, unknown>>;

/** A step as far as it is known which claims take it. */
export interface StepAmong {
  readonly step: Written;
  /** The steps before it, as they are filled in. */
  readonly before: readonly Written[];
  /** The codes of the policy's groups. */
  readonly codes: readonly string[];
}

/**
 * Variants for the claims that do not take the step from which another one counts by default: for them it counts as if they
 * were alone in the policy. Who skips a question is handed over on the day of the question.
 */
export function anchorsWhereSkipped(
  from: Written,
  { step, before, codes }: StepAmong,
  anchorAfter: (taken: readonly Written[]) => { readonly anchor: unknown; readonly requires: unknown },
): Written[] {
  const taking = codes.filter((code) => isOfGroup(step, code));
  return scopesWithout(from, taking).map((scope) => {
    const { anchor, requires } = anchorAfter(before.filter((earlier) => isTakenBy(earlier, scope, taking)));
    const isOfDay = isRecord(anchor) && anchor['from'] !== 'answer' && step['delay'] === undefined;
    return { for: scope, anchor, requires, ...(isOfDay && from['delay'] !== undefined && { delay: from['delay'] }) };
  });
}

/** Which of the claims that take a step do not take another one: each a variant's scope. */
function scopesWithout(from: Written, taking: readonly string[]): Written[] {
  const left = taking.filter((code) => !isOfGroup(from, code));
  return [
    ...(left.length > 0 ? [{ groups: left }] : []),
    ...skipsOf(from).flatMap((scope) => {
      const groups = groupsIn(scope);
      if (!groups || taking.length === 0) return [scope];
      const both = groups.filter((code) => taking.includes(code));
      return both.length > 0 ? [{ ...scope, groups: both }] : [];
    }),
  ];
}

function isTakenBy(step: Written, scope: Written, taking: readonly string[]): boolean {
  const groups = groupsIn(scope) ?? taking;
  return groups.every((code) => isOfGroup(step, code)) && !skipsOf(step).some((skipped) => overlap(skipped, scope));
}

/** Whether a step is for the invoices of a group, as it is written. */
export function isOfGroup({ groups }: Written, code: string): boolean {
  if (!isRecord(groups)) return true;
  const [only, except] = [listed(groups['only']), listed(groups['except'])];
  return only ? only.includes(code) : !except?.includes(code);
}

function skipsOf({ variants }: Written): Written[] {
  if (!Array.isArray(variants)) return [];
  return variants.flatMap((variant: unknown) =>
    isRecord(variant) && variant['skipped'] === true && isRecord(variant['for']) ? [variant['for']] : [],
  );
}

function overlap(one: Written, other: Written): boolean {
  const meet = (field: string): boolean => {
    const [ones, others] = [listed(one[field]), listed(other[field])];
    return !ones || !others || ones.some((word) => others.includes(word));
  };
  const isUnder = (low: Written, high: Written): boolean =>
    low['invoicedBelow'] !== undefined &&
    high['invoicedFrom'] !== undefined &&
    Number(low['invoicedBelow']) <= Number(high['invoicedFrom']);
  return meet('groups') && meet('debtorKinds') && !isUnder(one, other) && !isUnder(other, one);
}

function groupsIn(scope: Written): readonly string[] | undefined {
  return listed(scope['groups']);
}

/** A list, or the one word that stands for it. */
function listed(words: unknown): readonly string[] | undefined {
  if (words === undefined) return undefined;
  return (Array.isArray(words) ? words : [words]).map(String);
}
