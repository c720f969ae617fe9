import { basename } from 'node:path';
import type { Command } from 'commander';
import { toldByName, type ToldByName } from '../domain/deliveries/file-name';
import { Money, type Currency } from '../domain/kernel/money';
import { readJsonDocument } from '../formats/json/read-json-document';
import type { DeliverySaid } from '../office/office';
import { readInputFile } from './read-input-file';
import { Refused } from './refusals';
import { wholeNumber } from './whole-number';

/** What somebody at the keyboard says of a delivery. */
export interface DeliveryOptions {
  readonly source?: string;
  readonly delivery?: string;
  readonly period?: string;
  readonly sequence?: number;
  readonly expectedCount?: number;
  readonly expectedSum?: string;
  readonly control?: string;
  readonly although?: string;
}

/** The options with which an import says of which delivery its file is. */
export function withDelivery(command: Command): Command {
  return command
    .option('--source <id>', 'the source system that delivered the file; its name may tell the rest')
    .option('--delivery <id>', 'what the source calls the delivery (default: made of its period and contents)')
    .option('--period <period>', 'of which day, month or quarter the delivery is: 2016-11-30, 2016-11, 2016-Q4')
    .option('--sequence <number>', 'the number of the delivery', wholeNumber)
    .option('--expected-count <number>', 'how many invoices the source tells that the delivery has', wholeNumber)
    .option('--expected-sum <amount>', 'what they come to, as the source tells')
    .option('--control <file>', 'JSON from the source: delivery, period, sequence, count, sum')
    .option('--although <text>', 'why the file is taken in although the source tells another count or sum');
}

/** Throws `Refused` where a delivery is spoken of, and no source system. */
export function refuseWithoutSource({ source, ...said }: DeliveryOptions): void {
  const { delivery, period, sequence, expectedCount, expectedSum, control, although } = said;
  const about = [delivery, period, sequence, expectedCount, expectedSum, control, although];
  if (source === undefined && about.some((one) => one !== undefined))
    throw new Refused(
      'Name the source system that delivered the file: --source ID. fordring source-system list lists them.',
    );
}

type Told = Partial<Readonly<Record<ToldByName, string>>>;

/**
 * The delivery that a file is: by the options, else by the source's side file, else by the file's name. Nothing where no source
 * system is named. Throws `Refused` and `InputRefused`.
 */
export async function deliverySaid(
  file: string,
  options: DeliveryOptions,
  { pattern, currency }: { readonly pattern: string | undefined; readonly currency: Currency },
): Promise<DeliverySaid> {
  const { source = '', delivery, period, sequence, expectedCount, expectedSum, control, although } = options;
  const name = basename(file);
  const byName = pattern === undefined ? {} : (toldByName(pattern, name) ?? {});
  const told: Told = { ...byName, ...(control !== undefined && (await sideFile(control))) };
  const number = (text: string | undefined, what: string): number | undefined => {
    if (text === undefined) return undefined;
    if (/^\d{1,9}$/.test(text)) return Number(text);
    throw new Refused(`"${text}" is no ${what} of a delivery. Write a whole number.`);
  };
  const count = expectedCount ?? number(told.count, 'count');
  const own = sequence ?? number(told.sequence, 'number');
  const sum = expectedSum ?? told.sum;
  const deliveryId = delivery ?? told.delivery;
  const of = period ?? told.period;
  return {
    ...{ sourceSystemId: source, fileName: name },
    ...(deliveryId !== undefined && { deliveryId }),
    ...(of !== undefined && { period: of }),
    ...(own !== undefined && { sequence: own }),
    ...(count !== undefined && { count }),
    ...(sum !== undefined && { sum: Money.of(sum, currency) }),
    ...(although !== undefined && { although }),
  };
}

/** Throws `Refused` for a member that is unknown, or is neither text nor a number. */
async function sideFile(file: string): Promise<Told> {
  const data = readJsonDocument(await readInputFile(file), file);
  if (typeof data !== 'object' || data === null || Array.isArray(data))
    throw new Refused(`${file} is no JSON object with delivery, period, sequence, count or sum.`);
  const known: readonly string[] = ['delivery', 'period', 'sequence', 'count', 'sum'];
  return Object.fromEntries(
    Object.entries(data).map(([member, value]: [string, unknown]) => {
      if (!known.includes(member)) throw new Refused(`${file}: ${member} is unknown. There are: ${known.join(', ')}.`);
      if (typeof value !== 'string' && (typeof value !== 'number' || member === 'sum'))
        throw new Refused(`${file}: write ${member} as text, in quotes: "${member}": "1200.00".`);
      return [member, String(value)];
    }),
  );
}
