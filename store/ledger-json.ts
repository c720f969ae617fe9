import { createHash } from 'node:crypto';
import { Money, reviveMoney } from '../domain/kernel/money';

/**
 * What `JSON.parse(text, reviveMoney)` gives, in place and several times faster: a bank file revives 154,598 claims.
 */
export function reviveMoneyIn(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const holder = value as Record<string, unknown>;
  for (const key in holder) {
    const inner = holder[key];
    if (typeof inner === 'object' && inner !== null) holder[key] = reviveMoneyIn(inner);
  }
  return reviveMoney('', value);
}

/** JSON with the keys of every object in order and without blanks: the same contents always give the same text. */
export function canonicalJson(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`;
  if (value instanceof Money) return canonicalJson(value.toJSON());
  const object = value as Record<string, unknown>;
  const members = Object.keys(object)
    .filter((key) => object[key] !== undefined)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(object[key])}`);
  return `{${members.join(',')}}`;
}

export function sha256(...parts: readonly (string | Buffer)[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}
