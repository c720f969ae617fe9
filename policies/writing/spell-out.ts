import { isRecord } from './policy-problem';
import { isSetting, POLICY_NODE, wayFor, waysOf, type SchemaNode } from './schema-node';

/**
 * Writes in full what a person may write in short: `17` for a figure whose reason and sources stand around it, a word for a
 * list of one, a word for a choice that has no other field, a list for what is a list and its reason, digits for a text.
 */
export function spelledOut(policy: unknown, sources: unknown): unknown {
  return inFull(policy, POLICY_NODE, listOf(sources));
}

/** The sources that stand nearest around a part are those of the part. */
function inFull(value: unknown, node: SchemaNode | undefined, around: unknown): unknown {
  if (!node || value === undefined) return value;
  const way = wayForShort(node, value);
  if (isSetting(way) && !isRecord(value)) return setting({ value }, way, around);
  if (way.type === 'string' && typeof value === 'number') return asText(value, way);
  if (way.type === 'array') return listInFull(value, way, around);
  if (way.type !== 'object') return value;
  const only = wordOfWay(value, way) ?? listOfWay(value, way) ?? groupOfWay(value, way) ?? yesOfWay(value, way);
  if (only) return fieldsInFull(only, way, around);
  if (!isRecord(value)) return value;
  return isSetting(way) ? setting(value, way, around) : fieldsInFull(value, way, around);
}

/** A bare figure is meant for the way that is a figure; a bare word for the way of that word. */
function wayForShort(node: SchemaNode, value: unknown): SchemaNode {
  const ways = waysOf(node);
  if (isRecord(value)) return wayFor(node, value);
  return ways.find((way) => wordOfWay(value, way)) ?? ways.find(isSetting) ?? wayFor(node, value);
}

/** `due-date` stands for `{ from: due-date }`, where that way asks for nothing more. */
function wordOfWay(
  value: unknown,
  { properties = {}, required = [] }: SchemaNode,
): Record<string, unknown> | undefined {
  const [field, ...others] = required;
  if (typeof value !== 'string' || field === undefined || others.length > 0) return undefined;
  return properties[field]?.const === value ? { [field]: value } : undefined;
}

/** `own: land` stands for `{ groups: land }`, where that way asks for one list, and else only why. */
function listOfWay(value: unknown, way: SchemaNode): Record<string, unknown> | undefined {
  const field = onlyListOf(way);
  if (field === undefined) return undefined;
  return typeof value === 'string' || typeof value === 'number' || Array.isArray(value)
    ? { [field]: value }
    : undefined;
}

/** `55` stands for `{ code: 55 }`: a group that is named by its code. */
function groupOfWay(value: unknown, { properties = {} }: SchemaNode): Record<string, unknown> | undefined {
  const isWord = (typeof value === 'string' && value !== '') || typeof value === 'number';
  return isWord && properties['code'] !== undefined ? { code: value } : undefined;
}

/** `notWhenTimeBarred: true` stands for the part with its sources, where that way asks for nothing else. */
function yesOfWay(value: unknown, way: SchemaNode): Record<string, unknown> | undefined {
  return value === true && isOnlySources(way) ? {} : undefined;
}

/** A part that says no more than that it holds, and by which sources. */
export function isOnlySources({ type, required = [] }: SchemaNode): boolean {
  return type === 'object' && required.length === 1 && required[0] === 'sources';
}

/** The list that a way asks for, and beside which it asks for nothing but the reason and the sources. */
export function onlyListOf({ properties = {}, required = [] }: SchemaNode): string | undefined {
  const [field, ...others] = required.filter((name) => name !== 'sources' && name !== 'reason');
  return field !== undefined && others.length === 0 && properties[field]?.type === 'array' ? field : undefined;
}

function fieldsInFull(
  value: Readonly<Record<string, unknown>>,
  way: SchemaNode,
  around: unknown,
): Record<string, unknown> {
  const own = value['sources'] === undefined ? around : listOf(value['sources']);
  const whole = Object.entries(value).map(([name, part]) => [name, inFull(part, way.properties?.[name], own)]);
  const lacks = (way.required ?? []).filter((field) => value[field] === undefined);
  return Object.fromEntries([
    ...whole,
    ...(lacks.includes('sources') && own !== undefined ? [['sources', own]] : []),
    ...(lacks.includes('aliases') ? [['aliases', []]] : []),
    ...(lacks.includes('reason') && onlyListOf(way) !== undefined ? [['reason', 'as the sources say']] : []),
    ...(lacks.includes('name') && value['code'] !== undefined ? [['name', asText(value['code'], {})]] : []),
  ]) as Record<string, unknown>;
}

function setting(
  written: Readonly<Record<string, unknown>>,
  way: SchemaNode,
  around: unknown,
): Record<string, unknown> {
  const { value, reason = 'as the sources say', sources = around, ...others } = written;
  return {
    ...(value !== undefined && { value: inFull(value, way.properties?.['value'], around) }),
    ...others,
    reason,
    ...(sources !== undefined && { sources: listOf(sources) }),
  };
}

function listInFull(value: unknown, way: SchemaNode, around: unknown): unknown {
  const item = way.items || undefined;
  if (Array.isArray(value)) return value.map((each) => inFull(each, item, around));
  const isWord = typeof value === 'string' || typeof value === 'number';
  return isWord && item?.type === 'string' ? [inFull(value, item, around)] : value;
}

function listOf(sources: unknown): unknown {
  return typeof sources === 'string' ? [sources] : sources;
}

/** An amount of whole crowns gets its two decimals. */
function asText(value: unknown, { pattern }: SchemaNode): unknown {
  if (typeof value !== 'number') return value;
  const text = String(value);
  const whole = `${text}.00`;
  const takes = (written: string): boolean => pattern === undefined || new RegExp(pattern).test(written);
  return !takes(text) && takes(whole) ? whole : text;
}
