import { countryDefaults } from './country-defaults';
import { isSetting, POLICY_NODE, waysOf, type SchemaNode } from './schema-node';
import { isOnlySources, onlyListOf } from './spell-out';

/** A part of the published schema, in JSON Schema's own words. */
export type EditorNode = Readonly<Record<string, unknown>>;

/** Left out of a step, these are filled in, or the check says that the town must say them. */
const FILLED_IN_STEP = ['anchor', 'delay', 'placement', 'requires', 'gates', 'reason'];
/** Left out of any part, these are those of what stands around the part, or follow from the code. */
const FILLED_ANYWHERE = ['sources', 'aliases', 'name'];
const WORDS = { anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' }, minItems: 1 }] };

/**
 * The JSON Schema of a policy file, for editors: the policy's own schema, with what may be left out and what may be written
 * in short.
 */
export function editorSchema(): EditorNode {
  const node = inShort(POLICY_NODE);
  const required = POLICY_NODE.required ?? [];
  const filled = Object.keys(countryDefaults('SE', '2026-01-01'));
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Fordring policy file',
    description: 'How one creditor follows up its claims. `fordring policy check` tells what this schema cannot.',
    ...node,
    properties: {
      ...(node['properties'] as EditorNode),
      sources: { ...WORDS, description: 'The decision: the sources of every part that names none of its own' },
    },
    required: required.filter((field) => !filled.includes(field)),
  };
}

/** The same as the text of a file. */
export function editorSchemaText(): string {
  return `${JSON.stringify(editorSchema(), null, 2)}\n`;
}

function inShort(node: SchemaNode): EditorNode {
  const ways = waysOf(node);
  if (ways.length > 1) {
    const words = ways.flatMap(wordOf);
    const { description } = node;
    // A word that is none of the known ones names a step or an answer to count from.
    const short =
      words.length > 0 ? [words.includes('due-date') ? { type: 'string', examples: words } : { enum: words }] : [];
    return {
      ...(description !== undefined && { description }),
      anyOf: [...ways.map(inShort), ...short],
    };
  }
  if (isSetting(node)) return figureInShort(node);
  switch (node.type ?? 'null') {
    case 'object': {
      const alone = aloneInShort(node);
      return alone.length > 0 ? { anyOf: [fieldsInShort(node), ...alone] } : fieldsInShort(node);
    }
    case 'array':
      return listInShort(node);
    case 'string':
      return node.enum || node.const !== undefined ? { ...node } : { ...node, type: ['string', 'number'] };
    case 'integer':
    case 'number':
    case 'boolean':
    case 'null':
      return { ...node };
  }
}

/** A figure alone, or with its reason and its sources. */
function figureInShort(node: SchemaNode): EditorNode {
  const { value, ...others } = node.properties ?? {};
  const alone = value ? inShort(value) : {};
  const whole = {
    type: 'object',
    properties: { value: alone, ...fields(others) },
    required: ['value'],
    additionalProperties: false,
  };
  const { description } = node;
  return { ...(description !== undefined && { description }), anyOf: [alone, whole] };
}

function fieldsInShort(node: SchemaNode): EditorNode {
  const isStep = node.properties?.['step'] !== undefined && node.properties['placement'] !== undefined;
  const filled = isStep ? [...FILLED_IN_STEP, ...FILLED_ANYWHERE] : FILLED_ANYWHERE;
  const isList = onlyListOf(node) !== undefined;
  const required = (node.required ?? []).filter((field) => !filled.includes(field) && !(isList && field === 'reason'));
  return { ...node, properties: fields(node.properties ?? {}), required };
}

/** A list alone, for the way that asks for nothing but the list; a code alone for a group; true for a part of sources only. */
function aloneInShort(node: SchemaNode): EditorNode[] {
  if (isOnlySources(node)) return [{ const: true }];
  if (node.properties?.['code']) return [inShort(node.properties['code'])];
  const list = onlyListOf(node);
  const part = list === undefined ? undefined : node.properties?.[list];
  return part ? [listInShort(part)] : [];
}

function fields(properties: Readonly<Record<string, SchemaNode>>): EditorNode {
  return Object.fromEntries(Object.entries(properties).map(([name, part]) => [name, inShort(part)]));
}

/** A list of words may be a word. */
function listInShort(node: SchemaNode): EditorNode {
  const { items } = node;
  if (!items) return { ...node };
  const list = { ...node, items: inShort(items) };
  return items.type === 'string' ? { anyOf: [list, inShort(items)] } : list;
}

/** The word that stands for a way which has no other field. */
function wordOf({ properties = {}, required = [] }: SchemaNode): unknown[] {
  const [field, ...others] = required;
  const word = field === undefined || others.length > 0 ? undefined : properties[field]?.const;
  return word === undefined ? [] : [word];
}
