/** The way to a setting: fields by name, items of a list by number from nought. */
export type SettingPath = readonly (string | number)[];

/** One thing that is wrong, or to be known, in a policy that somebody writes. */
export interface PolicyProblem {
  /** A problem refuses the policy. A notice says what the policy leaves to people. */
  readonly severity: 'problem' | 'notice';
  readonly path: SettingPath;
  /** The path in words, with a step by its name: `steps.demand.fee.value`. */
  readonly setting: string;
  /** What stands there; absent where nothing does. */
  readonly found?: string;
  /** What is wrong, and what is allowed. */
  readonly message: string;
  /** Where a statute speaks. */
  readonly paragraph?: string;
}

/** Where a setting stands, with a step by its name and a group by its code: `steps.demand.delay.days`. */
export function settingAt(path: SettingPath, data: unknown): string {
  const words: string[] = [];
  let at: unknown = data;
  for (const part of path) {
    at = partOf(at, part);
    words.push(typeof part === 'number' ? (nameOf(at) ?? String(part)) : part);
  }
  return words.join('.') || 'policy';
}

/** The path of a setting that is named in words: the other way round. Steps and groups have no point in their names. */
export function pathOf(setting: string, data: unknown): SettingPath {
  const path: (string | number)[] = [];
  for (const word of setting.split('.')) {
    const at = valueAt(data, path);
    const index = Array.isArray(at) ? at.findIndex((item) => nameOf(item) === word) : -1;
    path.push(index >= 0 ? index : Array.isArray(at) ? Number(word) : word);
  }
  return path;
}

/** What stands at a path; undefined where nothing does. */
export function valueAt(data: unknown, path: SettingPath): unknown {
  return path.reduce<unknown>(partOf, data);
}

/** The figure or the word that stands there, as a person would copy it; undefined for nothing and for several fields. */
export function foundAt(data: unknown, path: SettingPath): string | undefined {
  const value = valueAt(data, path);
  if (isRecord(value)) return Object.hasOwn(value, 'value') ? foundAt(value, ['value']) : undefined;
  if (value === undefined || Array.isArray(value)) return undefined;
  if (typeof value === 'string') return `"${value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value}"`;
  return value === null ? 'nothing' : JSON.stringify(value);
}

/** The same, and the kind of thing where several fields stand. */
export function kindFoundAt(data: unknown, path: SettingPath): string | undefined {
  const value = valueAt(data, path);
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : `a list of ${value.length}`;
  if (!isRecord(value)) return foundAt(data, path);
  return `{ ${Object.keys(value).slice(0, MOST_FIELDS).join(', ')} }`;
}

const LONGEST = 60;
const MOST_FIELDS = 8;

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function partOf(value: unknown, part: string | number): unknown {
  if (Array.isArray(value)) return typeof part === 'number' ? (value as unknown[])[part] : undefined;
  return isRecord(value) && Object.hasOwn(value, part) ? value[part] : undefined;
}

function nameOf(item: unknown): string | undefined {
  if (!isRecord(item)) return undefined;
  return [item['step'], item['code'], item['service']].find((name) => typeof name === 'string');
}
