import { civilDateAt } from '../../domain/kernel/civil-time';
import { laterOf, type CivilDate } from '../../domain/kernel/civil-date';
import { Money } from '../../domain/kernel/money';
import type { Policy } from '../../domain/policy/policy';
import { rulebookOf } from '../../policies/rulebook';
import { timeAxis, type AxisStep, type TimeAxis } from '../../rehearsal/time-axis';
import { writeLine } from '../output';
import { policyFrom } from '../policy-argument';
import { Refused } from '../refusals';
import { table } from '../table';

/** Of which invoice the way is shown. */
export interface ShowOptions {
  readonly due?: CivilDate;
  readonly amount: string;
  readonly group?: string;
  readonly json?: true;
}

/** Shows the way of an unpaid invoice of each group on a time axis. Groups with the same way are shown together. */
export async function showPolicy(argument: string, options: ShowOptions): Promise<void> {
  const policy = await policyFrom(argument);
  const rulebook = rulebookOf(policy);
  const dueOn = options.due ?? laterOf(policy.validFrom, civilDateAt(Date.now(), policy.timeZone));
  const amount = amountOf(options.amount, policy);
  const axes = groupsOf(policy, options.group).map((group) => timeAxis(rulebook, { group, dueOn, amount }));
  if (options.json) {
    for (const axis of axes) await writeLine(JSON.stringify(axis));
    return;
  }
  await writeLine(`${policy.title} (${policy.id}, version ${policy.version}, ${policy.status})`);
  await writeLine(`An invoice of ${amount.toString()} ${policy.currency}, due on ${dueOn}, that nobody pays:`);
  for (const same of sameWays(axes)) {
    await writeLine();
    await writeLine(`${namesOf(same, policy)}:`);
    await writeLine(axisTable(same[0]?.steps ?? []));
  }
}

function amountOf(written: string, { currency }: Policy): Money {
  if (!/^\d{1,9}(\.\d{2})?$/.test(written) || /^0+(\.00)?$/.test(written)) {
    throw new Refused(`--amount ${written}: write an amount above nought, such as 1200.00.`);
  }
  return Money.of(written, currency);
}

function groupsOf({ id, groups }: Policy, asked: string | undefined): readonly (string | undefined)[] {
  const codes = groups?.map(({ code }) => code);
  if (asked === undefined) return codes ?? [undefined];
  if (codes && !codes.includes(asked)) {
    throw new Refused(`There is no group "${asked}" in ${id}. Use one of ${codes.join(', ')}.`);
  }
  return [asked];
}

function sameWays(axes: readonly TimeAxis[]): TimeAxis[][] {
  const ways = new Map<string, TimeAxis[]>();
  for (const axis of axes) {
    const key = JSON.stringify(axis.steps);
    ways.set(key, [...(ways.get(key) ?? []), axis]);
  }
  return [...ways.values()];
}

function namesOf(axes: readonly TimeAxis[], { groups = [] }: Policy): string {
  const names = axes.flatMap(({ group }) => {
    if (group === null) return [];
    const name = groups.find(({ code }) => code === group)?.name;
    return name === undefined || name === group ? group : `${group} ${name}`;
  });
  if (names.length === 0) return 'Every invoice';
  return `${names.length === 1 ? 'Group' : 'Groups'} ${names.join(', ')}`;
}

const UNKNOWN = 'not known yet';

function axisTable(steps: readonly AxisStep[]): string {
  const rows = steps.map(({ step, on, waitsFor, letter, lastDay, fee, interest, total, sources }) => [
    on ?? 'no day',
    step,
    letter ?? '',
    lastDay ?? '',
    fee,
    interest ?? UNKNOWN,
    total ?? UNKNOWN,
    waitsFor === null ? sources.join(', ') : `waits for ${waitsFor}; ${sources.join(', ')}`,
  ]);
  return table({ header: ['day', 'step', 'letter', 'last day', 'fee', 'interest', 'asked for', 'sources'], rows });
}
