import { STANDARD_AGREEMENTS } from '../../domain/policy/agreement-rules';
import type { Country } from '../../domain/policy/policy';
import { isStandingStep } from '../../domain/policy/step-kind';
import { standingNameMeant } from '../standing-name-meant';
import { countryDefaults, defaultInterest, type Default } from './country-defaults';
import { nearestWord } from './nearest-word';
import { isRecord, settingAt, type SettingPath } from './policy-problem';
import { stepDefaults } from './step-defaults';
import { spelledOut } from './spell-out';
import { stepInFull } from './steps-in-short';

/** A field that the file left out, and what was filled in. */
export interface FilledIn {
  readonly setting: string;
  readonly value: unknown;
  readonly because: string;
}

/** A policy as its file means it: in full, as it is checked, adopted and kept. */
export interface FilledPolicy {
  readonly data: unknown;
  readonly filledIn: readonly FilledIn[];
}

/**
 * Fills in what a policy file leaves out, from the country's statutes and from what stands beside. A file that says all of
 * it comes back as it is. Nothing is filled in for what only the town can say: steps, days, fees, and their sources.
 */
export function fillIn(written: unknown): FilledPolicy {
  if (!isRecord(written)) return { data: written, filledIn: [] };
  const { sources, ...said } = withoutNothing(written) as Record<string, unknown>;
  const filledIn: FilledIn[] = [];
  const fill = (
    part: Readonly<Record<string, unknown>>,
    defaults: Readonly<Record<string, Default>>,
    path: SettingPath,
  ) => {
    const missing = Object.entries(defaults).filter(([field]) => part[field] === undefined);
    const whole = { ...part, ...Object.fromEntries(missing.map(([field, { value }]) => [field, value])) };
    for (const [field, { value, because }] of missing) {
      filledIn.push({ setting: [...path, field].join('.'), value, because });
    }
    return whole;
  };
  const meant = countryMeant(said);
  // Such a file is refused for its country, and for nothing else that only a country fills in.
  const country = meant ?? STAND_IN;
  const policy = fill(said, countryDefaults(country, said['validFrom']), []);
  const steps = filledSteps(policy, country, fill);
  const agreements = filledAgreements(policy['agreements'], fill);
  const whole = { ...policy, ...(steps && { steps }), ...(agreements && { agreements }) };
  const claims = chargesInterest(steps) || isRecord(policy['lateInterest']);
  const interest = claims ? defaultInterest(country, said['validFrom']) : undefined;
  const rated = interest ? filledInterest(whole, interest, fill) : whole;
  return { data: spelledOut(rated, sources), filledIn: meant ? filledIn : [] };
}

/** By whose defaults a file is looked through that names no country, or one that there are no statutes of. */
const STAND_IN: Country = 'SE';

type Fill = (
  part: Readonly<Record<string, unknown>>,
  defaults: Readonly<Record<string, Default>>,
  path: SettingPath,
) => Record<string, unknown>;

/** A file that says something of late interest gets the law's margin where it names none. */
function filledInterest(policy: Record<string, unknown>, interest: Default, fill: Fill): Record<string, unknown> {
  const said = policy['lateInterest'];
  if (!isRecord(said) || !isRecord(interest.value)) return fill(policy, { lateInterest: interest }, []);
  const points: Default = { value: interest.value['pointsOverReference'], because: interest.because };
  return { ...policy, lateInterest: fill(said, { pointsOverReference: points }, ['lateInterest']) };
}

/** A file that says something of deferrals or plans gets what a policy without a word of them goes by for the rest. */
function filledAgreements(written: unknown, fill: Fill): Record<string, unknown> | undefined {
  if (!isRecord(written)) return undefined;
  const standards: Readonly<Record<string, object>> = { ...STANDARD_AGREEMENTS };
  const parts = Object.entries(standards).map(([what, standard]) => {
    const said = written[what] ?? {};
    if (!isRecord(said)) return [what, said];
    const defaults = Object.entries(standard).map(([field, value]: [string, unknown]) => [
      field,
      { value, because: 'not stated' },
    ]);
    return [what, fill(said, Object.fromEntries(defaults) as Record<string, Default>, ['agreements', what])];
  });
  return { ...written, ...(Object.fromEntries(parts) as Record<string, unknown>) };
}

function filledSteps(policy: Readonly<Record<string, unknown>>, country: Country, fill: Fill): unknown[] | undefined {
  const { steps, validFrom, runs } = policy;
  if (!Array.isArray(steps)) return undefined;
  const before: Record<string, unknown>[] = [];
  const codes = codesOf(policy['groups']);
  return steps.map((written: unknown, index) => {
    if (!isRecord(written)) return written;
    const step = stepInFull(written, steps);
    const meant = { ...step, step: stepMeant(step, steps) };
    const defaults = stepDefaults(meant, { country, validFrom, hasRuns: runs !== undefined, before, codes });
    const whole = fill(step, defaults, ['steps', settingAt(['steps', index], policy).slice('steps.'.length)]);
    before.push({ ...whole, step: meant.step });
    return whole;
  });
}

/** A group may be written as its code alone, and a code as a figure. */
function codesOf(groups: unknown): string[] {
  if (!Array.isArray(groups)) return [];
  return groups.flatMap((group: unknown) => {
    const code = isRecord(group) ? group['code'] : group;
    return typeof code === 'string' || typeof code === 'number' ? [String(code)] : [];
  });
}

/** A step that says its kind has a name of its own, however near to another. */
function stepMeant({ step, kind }: Readonly<Record<string, unknown>>, steps: readonly unknown[]): unknown {
  if (typeof step !== 'string' || kind !== undefined || isStandingStep(step)) return step;
  const taken = steps.map((other) => (isRecord(other) ? other['step'] : undefined));
  return standingNameMeant(step, taken) ?? step;
}

/** Also where the word or its field has a mistake, so that one mistake does not leave everything else missing. */
function countryMeant(policy: Readonly<Record<string, unknown>>): Country | undefined {
  const field = Object.hasOwn(policy, 'country')
    ? 'country'
    : Object.keys(policy).find((key) => nearestWord(key, ['country']));
  const written = field === undefined ? undefined : policy[field];
  const code = typeof written === 'string' ? written.toUpperCase() : undefined;
  return code === 'SE' || code === 'DK' ? code : undefined;
}

function chargesInterest(steps: readonly unknown[] | undefined): boolean {
  return steps?.some((step) => isRecord(step) && (step['chargesInterest'] ?? false) !== false) ?? false;
}

/** A field with nothing behind its colon is left out. */
function withoutNothing(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNothing);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, part]) => (part === null ? [] : [[name, withoutNothing(part)]])),
  );
}
