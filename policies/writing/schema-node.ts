import { z } from 'zod';
import { policySchema } from '../policy-schema';
import { isRecord, valueAt, type SettingPath } from './policy-problem';

/** What a place of a policy takes: a part of the policy's schema, in the words of JSON Schema. */
export interface SchemaNode {
  readonly type?: 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean' | 'null';
  readonly description?: string;
  readonly examples?: readonly unknown[];
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | SchemaNode;
  readonly items?: SchemaNode | false;
  readonly prefixItems?: readonly SchemaNode[];
  readonly minItems?: number;
  readonly anyOf?: readonly SchemaNode[];
  readonly oneOf?: readonly SchemaNode[];
  readonly enum?: readonly (string | number)[];
  readonly const?: string | number | boolean;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
}

/** The whole policy, as it is written: before days are read. */
export const POLICY_NODE = z.toJSONSchema(policySchema, { io: 'input', reused: 'inline' }) as SchemaNode;

/** The ways in which a place can be written. */
export function waysOf(node: SchemaNode): readonly SchemaNode[] {
  return node.anyOf ?? node.oneOf ?? [node];
}

/** What the place at a path takes, by what stands around the place; undefined where the policy has no such place. */
export function nodeAt(path: SettingPath, data: unknown, root: SchemaNode = POLICY_NODE): SchemaNode | undefined {
  let node: SchemaNode | undefined = root;
  let at: unknown = data;
  for (const part of path) {
    node = node && below(node, part, at);
    at = valueAt(at, [part]);
  }
  return node;
}

function below(node: SchemaNode, part: string | number, value: unknown): SchemaNode | undefined {
  const chosen = wayFor(node, value);
  if (typeof part === 'number') return chosen.prefixItems?.[part] ?? (chosen.items || undefined);
  const own = chosen.properties?.[part];
  // The word by which the ways are told apart may be each of theirs.
  if (own && own.const === undefined) return own;
  const elsewhere = waysOf(node).flatMap(({ properties }) => properties?.[part] ?? []);
  if (elsewhere.length > 0) return elsewhere.length === 1 ? elsewhere[0] : { anyOf: elsewhere };
  return typeof chosen.additionalProperties === 'object' ? chosen.additionalProperties : undefined;
}

/** The way that fits what stands there best: its fixed words first, then its fields. */
export function wayFor(node: SchemaNode, value: unknown): SchemaNode {
  const ways = waysOf(node);
  const [first = node, ...others] = ways;
  return others.reduce((best, way) => (fitOf(way, value) > fitOf(best, value) ? way : best), first);
}

function fitOf(node: SchemaNode, value: unknown): number {
  if (!isRecord(value)) return Number(Array.isArray(value) ? node.type === 'array' : typeof value === node.type);
  let fit = node.type === 'object' ? 1 : 0;
  for (const [name, part] of Object.entries(value)) {
    const field = node.properties?.[name];
    if (!field) continue;
    fit += 1;
    if (field.const !== undefined) fit += field.const === part ? 10 : -10;
  }
  return fit;
}

/** The words that a place takes, when it takes only certain ones. */
export function wordsAllowed(node: SchemaNode | undefined): readonly string[] {
  if (!node) return [];
  const words = waysOf(node).flatMap((way): readonly unknown[] => way.enum ?? [way.const]);
  return [...new Set(words)].filter((word) => typeof word === 'string' || typeof word === 'number').map(String);
}

/** The fields that a place takes. */
export function fieldsOf(node: SchemaNode | undefined): readonly string[] {
  return node ? [...new Set(waysOf(node).flatMap(({ properties = {} }) => Object.keys(properties)))] : [];
}

/** Whether the place is a figure with its reason and its sources. */
export function isSetting(node: SchemaNode): boolean {
  return ['value', 'reason', 'sources'].every((field) => node.properties?.[field] !== undefined);
}

/** What is allowed at a place, for a person: `a whole number from 0 to 3660`. */
export function allowedAt(node: SchemaNode | undefined): string {
  if (!node) return 'nothing';
  // What describes a place with an example can be written; other descriptions tell what the place means.
  if (node.examples && node.description !== undefined) return node.description;
  const words = wordsAllowed(node);
  if (words.length > 0) return words.length === 1 ? (words[0] ?? '') : `one of ${words.join(', ')}`;
  const ways = waysOf(node);
  if (ways.length > 1) return [...new Set(ways.map(allowedAt))].join(', or ');
  if (node.const !== undefined) return String(node.const);
  return ofType(node);
}

/** The fields that must be there; where none must, those of which one may. */
function fieldsAsked(node: SchemaNode): string {
  const { required = [], properties = {} } = node;
  const asked = required.filter((field) => !isFilledIn(field, node));
  return asked.length > 0
    ? asked.map(inField(node)).join(', ')
    : Object.keys(properties).map(inField(node)).join(', or ');
}

/** What a file may leave out anywhere: `spelledOut` writes these. */
function isFilledIn(field: string, { properties = {} }: SchemaNode): boolean {
  return field === 'sources' || field === 'aliases' || (field === 'name' && properties['code'] !== undefined);
}

function inField({ properties = {} }: SchemaNode): (field: string) => string {
  return (field) => `${field}: ${String(properties[field]?.const ?? '…')}`;
}

function ofType(node: SchemaNode): string {
  const { minimum, maximum, items, prefixItems } = node;
  switch (node.type ?? 'null') {
    case 'object':
      return isSetting(node) ? allowedAt(node.properties?.['value']) : `{ ${fieldsAsked(node)} }`;
    case 'array':
      return prefixItems
        ? `a list of ${prefixItems.length}, such as [17, 21]`
        : `a list${node.minItems ? ' of one or more' : ''}, each ${allowedAt(items || undefined)}`;
    case 'integer':
    case 'number': {
      const what = node.type === 'integer' ? 'a whole number' : 'a number';
      return minimum === undefined || maximum === undefined ? what : `${what} from ${minimum} to ${maximum}`;
    }
    case 'boolean':
      return 'true or false';
    case 'string':
      return 'a text';
    case 'null':
      return 'anything';
  }
}
