import { civilDateAt } from '../../domain/kernel/civil-time';
import { laterOf, type CivilDate } from '../../domain/kernel/civil-date';
import { Money } from '../../domain/kernel/money';
import { leastAmountOf } from '../../domain/policy/least-amount';
import type { Policy } from '../../domain/policy/policy';
import { rulebookOf } from '../../policies/rulebook';
import { waysThrough, whichOf, type Way } from '../../policies/writing/ways';
import { timeAxis, type AxisStep, type TimeAxis } from '../../rehearsal/time-axis';
import { writeLine } from '../output';
import { policyFrom } from '../policy-argument';
import { Refused } from '../refusals';
import { table } from '../table';

/** Of which invoice the way is shown. */
export interface ShowOptions {
  readonly due?: CivilDate;
  readonly amount?: string;
  readonly group?: string;
  readonly json?: true;
}

/** Shows the way of an unpaid invoice of each group on a time axis. Groups with the same way are shown together. */
export async function showPolicy(argument: string, options: ShowOptions): Promise<void> {
  const policy = await policyFrom(argument);
  const rulebook = rulebookOf(policy);
  const dueOn = options.due ?? laterOf(policy.validFrom, civilDateAt(Date.now(), policy.timeZone));
  const amount = options.amount === undefined ? undefined : amountOf(options.amount, policy);
  const shown = waysShown(policy, options.group, amount).map((way) => ({
    way,
    axis: timeAxis(rulebook, {
      group: way.group ?? options.group,
      debtorKind: way.of.debtorKind,
      dueOn,
      amount: amount ?? exampleOf(way, policy),
    }),
  }));
  if (options.json) {
    for (const { axis } of shown) await writeLine(JSON.stringify(axis));
    return;
  }
  await writeLine(`${policy.title} (${policy.id}, version ${policy.version}, ${policy.status})`);
  const [whole, ...others] = new Set(shown.map(({ axis }) => axis.amount));
  const isOfOne = others.length === 0;
  const priced = isOfOne && whole !== undefined ? `An invoice of ${whole} ${policy.currency}` : 'An invoice';
  await writeLine(`${priced}, due on ${dueOn}, that nobody pays:`);
  for (const same of sameWays(shown)) {
    const [{ way, axis } = {}] = same;
    if (!way || !axis) continue;
    await writeLine();
    const example = isOfOne ? '' : `, such as ${axis.amount} ${policy.currency}`;
    await writeLine(`${namesOf(same, policy)}${whichOf(way)}${example}:`);
    await writeLine(axisTable(axis.steps));
  }
  const { limit } = leastAmountOf({ step: 'reminder', document: 'reminder' }, policy.currency) ?? {};
  await writeLine();
  await writeLine(
    `Where no other amount stands under "only", no letter and no hand-over asks for ${limit?.toString()} or less.`,
  );
}

interface ShownWay {
  readonly way: Way;
  readonly axis: TimeAxis;
}

export const USUAL_AMOUNT = '1000.00';

/** A thousand, where an invoice of that way may have it; else the least amount of the way, or just under its bound. */
function exampleOf({ amounts }: Way, { currency }: Policy): Money {
  const usual = Money.of(USUAL_AMOUNT, currency);
  const { from, below } = amounts ?? {};
  if (from !== undefined && Money.of(from, currency).isOver(usual)) return Money.of(from, currency);
  if (below === undefined || Money.of(below, currency).isOver(usual)) return usual;
  return Money.of(below, currency).minus(Money.ofMinorUnits(1, currency));
}

/** Every way of the groups that are asked for; of an amount that is asked for only the ways that such an invoice takes. */
function waysShown(policy: Policy, asked: string | undefined, amount: Money | undefined): Way[] {
  const groups = groupsOf(policy, asked);
  return waysThrough(policy).filter(({ group, amounts: { from, below } = {} }) => {
    if (group !== undefined && !groups.includes(group)) return false;
    if (!amount) return true;
    const isUnder = from !== undefined && Money.of(from, amount.currency).isOver(amount);
    return !isUnder && (below === undefined || Money.of(below, amount.currency).isOver(amount));
  });
}

function amountOf(written: string, { currency }: Policy): Money {
  if (!/^\d{1,9}(\.\d{2})?$/.test(written) || /^0+(\.00)?$/.test(written)) {
    throw new Refused(
      `--amount ${written}: write an amount above nought and under a thousand million, such as 1200.00.`,
    );
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

function sameWays(shown: readonly ShownWay[]): ShownWay[][] {
  const same = new Map<string, ShownWay[]>();
  for (const each of shown) {
    const key = `${whichOf(each.way)} ${each.axis.amount} ${JSON.stringify(each.axis.steps)}`;
    same.set(key, [...(same.get(key) ?? []), each]);
  }
  return [...same.values()];
}

function namesOf(shown: readonly ShownWay[], { groups = [] }: Policy): string {
  const names = shown.flatMap(({ axis: { group } }) => {
    if (group === null) return [];
    const name = groups.find(({ code }) => code === group)?.name;
    return name === undefined || name === group ? group : `${group} ${name}`;
  });
  if (names.length === 0) return 'Every invoice';
  return `${names.length === 1 ? 'Group' : 'Groups'} ${names.join(', ')}`;
}

const UNKNOWN = 'not known yet';

function axisTable(steps: readonly AxisStep[]): string {
  const rows = steps.map(({ step, on, waitsFor, letter, lastDay, fee, interest, total, only, sources }) => [
    on ?? 'no day',
    step,
    letter ?? '',
    lastDay ?? '',
    fee,
    interest ?? UNKNOWN,
    total ?? UNKNOWN,
    only.join('; '),
    waitsFor === null ? sources.join(', ') : `waits for ${waitsFor}; ${sources.join(', ')}`,
  ]);
  const header = ['day', 'step', 'letter', 'last day', 'fee', 'interest', 'asked for', 'only', 'sources'];
  return table({ header, rows });
}
