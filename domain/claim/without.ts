import type { Claim } from './claim';

type Optional = {
  [Key in keyof Claim]-?: undefined extends Claim[Key] ? Key : never;
}[keyof Claim];

/** The claim with something of it no longer so. */
export function without(claim: Claim, ...keys: readonly Optional[]): Claim {
  if (keys.every((key) => claim[key] === undefined)) return claim;
  return Object.fromEntries(
    Object.entries(claim).filter(([name]) => !(keys as readonly string[]).includes(name)),
  ) as unknown as Claim;
}
