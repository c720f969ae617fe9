import { isStandingStep } from '../../domain/policy/step-kind';
import { policySchema } from '../policy-schema';
import { isRecord, valueAt, type SettingPath } from './policy-problem';
import { nodeAt, waysOf, type SchemaNode } from './schema-node';
import { spelledOut } from './spell-out';
import { shapeProblems, type ShapeProblem } from './shape-problems';

/** With what a part that cannot be read is filled, so that the other parts can be looked at: the least, or the most. */
export type Side = 'least' | 'most';

/** A policy of which every part can be read, and what had to be filled in. It is looked at, and never adopted. */
export interface Mended {
  readonly data: unknown;
  readonly shape: readonly ShapeProblem[];
  /** What the rules between the parts say. */
  readonly between: readonly ShapeProblem[];
}

/** A field under its right name may hold a mistake of its own, and that one another. */
const MOST_ROUNDS = 6;

/** Fills each part that the schema cannot read, until the schema can read all. */
export function mended(written: unknown, side: Side): Mended {
  const shape: ShapeProblem[] = [];
  let data = structuredClone(written);
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const found = shapeProblems(policySchema.safeParse(data).error?.issues ?? [], data);
    const toMend = found.filter(({ isRule }) => !isRule);
    if (toMend.length === 0) return { data, shape, between: found };
    shape.push(...toMend);
    data = spelledOut(filled(data, toMend, side), ['-']);
  }
  return { data, shape, between: [] };
}

function filled(data: unknown, problems: readonly ShapeProblem[], side: Side): unknown {
  let whole = data;
  for (const problem of problems.toReversed()) {
    const { path, kind, meant } = problem;
    if (path.length === 0) {
      whole = sampleOf(nodeAt(path, whole), side);
      continue;
    }
    if (side === 'least' && isGroupsOfStep(path)) {
      renameOrDrop(valueAt(whole, path.slice(0, 2)), 'groups', undefined);
      continue;
    }
    const above = valueAt(whole, path.slice(0, -1));
    const name = path.at(-1) ?? '';
    const isDropped = kind === 'unknown-field' || isKindOfStanding(name, above);
    if (isDropped) renameOrDrop(above, String(name), meant);
    else if (Array.isArray(above))
      fillItem(above, Number(name), meant ?? itemFor(path, whole, side, above.length === 1));
    else if (isRecord(above)) (above as Record<string, unknown>)[name] = meant ?? sampleOf(nodeAt(path, whole), side);
  }
  return whole;
}

/** A step of which the groups cannot be read is looked at once as everybody's, and once as nobody's. */
function isGroupsOfStep([first, , field]: SettingPath): boolean {
  return first === 'steps' && field === 'groups';
}

/** A standing step has its kind by its name, so a wrong kind is left out and not filled. */
function isKindOfStanding(name: string | number, above: unknown): boolean {
  return name === 'kind' && isRecord(above) && typeof above['step'] === 'string' && isStandingStep(above['step']);
}

/** Of a list of words, a word that nobody knows is left out, unless it is the only one; an item with fields is filled. */
function itemFor(path: SettingPath, data: unknown, side: Side, isOnly: boolean): unknown {
  const node = nodeAt(path, data);
  return isOnly || node?.type === 'object' || node?.type === 'array' ? sampleOf(node, side) : undefined;
}

function fillItem(list: unknown[], index: number, item: unknown): void {
  if (item === undefined) list.splice(index, 1);
  else list[index] = item;
}

function renameOrDrop(above: unknown, name: string, meant: string | undefined): void {
  if (!isRecord(above)) return;
  const holder = above as Record<string, unknown>;
  if (meant !== undefined && holder[meant] === undefined) holder[meant] = holder[name];
  Reflect.deleteProperty(holder, name);
}

/** Something that the place takes, and that means as little as it can. */
export function sampleOf(node: SchemaNode | undefined, side: Side): unknown {
  if (!node) return undefined;
  const [first = node, ...others] = waysOf(node);
  if (others.length > 0) return sampleOf(side === 'least' ? first : others.at(-1), side);
  const { examples, enum: words, const: only, minimum = 0, maximum = minimum } = node;
  const known = examples ?? words;
  if (known) return side === 'least' ? known[0] : known.at(-1);
  if (only !== undefined) return only;
  switch (node.type ?? 'null') {
    case 'object': {
      const fields = node.required ?? [];
      return Object.fromEntries(fields.map((field) => [field, sampleOf(node.properties?.[field], side)]));
    }
    case 'array':
      if (node.prefixItems) return node.prefixItems.map((item) => sampleOf(item, side));
      return node.minItems ? [sampleOf(node.items || undefined, side)] : [];
    case 'integer':
    case 'number':
      return side === 'least' ? minimum : maximum;
    case 'boolean':
      return side === 'most';
    case 'string':
      return '-';
    case 'null':
      return null;
  }
}
