import { isRecord } from './policy-problem';
import { isSetting, POLICY_NODE, wayFor, waysOf, type SchemaNode } from './schema-node';

/**
 * Writes in full what a person may write in short: `17` for a figure whose reason and sources stand around it, a word for a
 * list of one, a word for a choice that has no other field, digits for a text of digits.
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
  const only = wordOfWay(value, way);
  if (only) return only;
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
