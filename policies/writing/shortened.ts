import { fillIn } from './fill-in';
import { isRecord, valueAt, type SettingPath } from './policy-problem';

/** The policy without what would be filled in: what is left means the same. */
export function shortened(policy: unknown): unknown {
  const meant = JSON.stringify(inOrder(policy));
  let short = policy;
  for (const path of fieldsOf(policy)) {
    const shorter = without(short, path);
    if (JSON.stringify(inOrder(fillIn(shorter).data)) === meant) short = shorter;
  }
  return short;
}

/** Outer fields first: with a step's anchor all that is inside it goes. */
function fieldsOf(policy: unknown): SettingPath[] {
  if (!isRecord(policy)) return [];
  const steps = Array.isArray(policy['steps']) ? (policy['steps'] as unknown[]) : [];
  return [
    ...Object.keys(policy).map((field) => [field]),
    ...steps.flatMap((step, index) =>
      isRecord(step) ? Object.keys(step).map((field) => ['steps', index, field]) : [],
    ),
  ];
}

function without(data: unknown, path: SettingPath): unknown {
  const [field, ...rest] = path;
  if (field === undefined || !(Array.isArray(data) || isRecord(data))) return data;
  if (Array.isArray(data)) {
    return (data as unknown[]).map((item, index) => (index === field ? without(item, rest) : item));
  }
  if (rest.length > 0) return { ...data, [field]: without(valueAt(data, [field]), rest) };
  return Object.fromEntries(Object.entries(data).filter(([name]) => name !== field));
}

/** Fields by name: where they stand does not matter. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, part]) => [name, inOrder(part)]),
  );
}
