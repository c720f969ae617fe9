import type { CivilDate } from '../kernel/civil-date';
import type { Policy } from './policy';

/** Below nought when the first version is the older one. Numbers in a version count as numbers: `10` is newer than `9`. */
export function compareVersions(one: string, other: string): number {
  const parts = partsOf(one);
  const otherParts = partsOf(other);
  for (let at = 0; at < Math.max(parts.length, otherParts.length); at += 1) {
    const compared = compareParts(parts[at], otherParts[at]);
    if (compared !== 0) return compared;
  }
  return 0;
}

/**
 * Under which of these versions an invoice begins: the newest one that was valid on its day of issue. An invoice of before
 * them all, such as an old one that is taken over, begins under the one that was valid first, if that one is valid today.
 */
export function versionFor(versions: readonly Policy[], issuedOn: CivilDate, today: CivilDate): Policy | undefined {
  const inOrder = versions.toSorted((one, other) => compareVersions(one.version, other.version));
  const valid = inOrder.findLast(({ validFrom }) => validFrom <= issuedOn);
  if (valid) return valid;
  const [first] = inOrder.filter(({ validFrom }) => inOrder.every((other) => validFrom <= other.validFrom)).slice(-1);
  return first && first.validFrom <= today ? first : undefined;
}

function partsOf(version: string): readonly string[] {
  return version.match(/\d+|\D+/g) ?? [];
}

function compareParts(one: string | undefined, other: string | undefined): number {
  if (one === undefined || other === undefined) return Number(one !== undefined) - Number(other !== undefined);
  if (/^\d/.test(one) && /^\d/.test(other)) {
    const difference = BigInt(one) - BigInt(other);
    return difference === 0n ? 0 : difference < 0n ? -1 : 1;
  }
  return one === other ? 0 : one < other ? -1 : 1;
}
