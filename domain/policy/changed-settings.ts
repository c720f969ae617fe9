import type { Policy } from './policy';

/** A setting that two versions of a policy have otherwise. */
export interface ChangedSetting {
  /** Where it stands, with a step by its name: `steps.demand.fee`. */
  readonly setting: string;
  /** Absent when the version has no such setting. */
  readonly before?: string;
  readonly after?: string;
}

/** What the one version says otherwise than the other, setting by setting. Why a setting is what it is does not count. */
export function changedSettings(before: Policy | undefined, after: Policy): ChangedSetting[] {
  const from = new Map(before ? settingsOf(before) : []);
  const to = new Map(settingsOf(after));
  return [...new Set([...from.keys(), ...to.keys()])]
    .filter((setting) => from.get(setting) !== to.get(setting))
    .map((setting) => {
      const [was, is] = [from.get(setting), to.get(setting)];
      const named = withScope(setting, is === undefined ? before : after);
      return { setting: named, ...(was !== undefined && { before: was }), ...(is !== undefined && { after: is }) };
    });
}

/** A variant by its number, and by those for whom it holds: `steps.demand.variants.0 (rent).fee`. */
function withScope(setting: string, policy: Policy | undefined): string {
  const [, place, step, number, rest] = /^(steps\.(.+?)\.variants\.(\d+))(.*)$/.exec(setting) ?? [];
  const variant = policy?.steps.find((rule) => rule.step === step)?.variants?.[Number(number)];
  if (place === undefined || !variant) return setting;
  const { groups = [], debtorKinds = [], invoicedFrom, invoicedBelow } = variant.for;
  const whom = [
    ...groups,
    ...debtorKinds,
    ...(invoicedFrom === undefined ? [] : [`from ${invoicedFrom}`]),
    ...(invoicedBelow === undefined ? [] : [`below ${invoicedBelow}`]),
  ];
  return `${place} (${whom.join(', ')})${rest ?? ''}`;
}

const NOT_SETTINGS = ['id', 'version', 'status'];
const WORDS = ['reason', 'reasonIn', 'sources', 'within'];

function settingsOf(policy: Policy): [string, string][] {
  return Object.entries(policy)
    .filter(([name]) => !NOT_SETTINGS.includes(name))
    .flatMap(([name, value]) => leavesOf(name, value));
}

/** A step and a group by name, so that one more in the list does not look as if every later one had changed; else the number. */
function leavesOf(path: string, value: unknown): [string, string][] {
  if (value === undefined) return [];
  if (Array.isArray(value)) {
    if (value.every((item) => typeof item !== 'object')) return [[path, value.join(', ')]];
    return value.flatMap((item: unknown, index) => leavesOf(`${path}.${nameOf(item) ?? index}`, item));
  }
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [[path, JSON.stringify(value)]];
  const inner = Object.entries(value).filter(([name]) => !WORDS.includes(name));
  return inner.flatMap(([name, part]) => leavesOf(name === 'value' ? path : `${path}.${name}`, part));
}

function nameOf(item: unknown): string | undefined {
  const { step, code } = item as { readonly step?: string; readonly code?: string };
  return step ?? code;
}
