import { performanceOf, type Claim } from '../domain/claim/claim';
import type { Policy } from '../domain/policy/policy';

/** How many claims of each invoice group have taken each step; a total last. Columns of steps nobody took are left out. */
export function countSteps(claims: readonly Claim[], policy: Policy): { header: string[]; rows: string[][] } {
  const steps = policy.steps
    .map(({ step }) => step)
    .filter((step) => claims.some((claim) => performanceOf(claim, step)));
  const groups = new Map<string, Claim[]>();
  for (const claim of claims) {
    const members = groups.get(claim.invoiceGroup);
    if (members) members.push(claim);
    else groups.set(claim.invoiceGroup, [claim]);
  }
  const row = (name: string, members: readonly Claim[]): string[] => [
    name,
    String(members.length),
    ...steps.map((step) => String(members.filter((claim) => performanceOf(claim, step)).length)),
  ];
  const named = [...groups]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([code, members]) => row(groupName(policy, code), members));
  return { header: ['group', 'invoices', ...steps], rows: [...named, row('all', claims)] };
}

/** Numbers are known by their name; a code that is a word already is one. */
export function groupName(policy: Policy, code: string): string {
  const name = policy.groups?.find((group) => group.code === code)?.name;
  if (!name) return code;
  return /^\d+$/.test(code) ? `${code} ${name}` : name;
}
