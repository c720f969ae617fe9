import type { LetterCreditor } from '../domain/letters/letter';
import { InputRefused, type InputProblem } from '../domain/kernel/input-refused';
import type { ChartOfAccounts } from '../ledger/chart-of-accounts';
import { readDocument, readPolicyPart } from './policy/policy-part';

export interface NewCreditorOptions {
  readonly from?: string;
  readonly name?: string;
  readonly policy?: string;
  readonly chart?: string;
  readonly account: readonly string[];
  readonly organisationNumber?: string;
  readonly contact?: string;
  readonly groups?: string;
  readonly calendar?: string;
  readonly letterhead?: string;
}

/** What was said of a new creditor. What each of it must be is the counter's to say. */
interface GivenCreditor {
  readonly name: string;
  readonly policy: string;
  readonly paymentAccounts: readonly string[];
  readonly chart?: ChartOfAccounts;
  readonly organisationNumber?: string;
  readonly contact?: string;
  readonly groups?: unknown;
  readonly calendar?: unknown;
  readonly letterhead?: LetterCreditor;
}

const MEMBERS: readonly string[] = [
  ...['name', 'policy', 'chart', 'accounts', 'organisationNumber', 'contact', 'groups', 'calendar', 'letterhead'],
];

/** From options, a file, or both; an option goes before the file. Throws `InputRefused`. */
export async function newCreditorFrom(options: NewCreditorOptions): Promise<GivenCreditor> {
  const file = options.from === undefined ? {} : await membersOf(options.from);
  const { accounts = [], groups, calendar, ...written } = file;
  const parts = { ...(groups !== undefined && { groups }), ...(calendar !== undefined && { calendar }) };
  const ofFile = { ...(inWords(written) as Given), ...parts };
  const read = {
    ...(options.chart !== undefined && { chart: inWords(await readDocument(options.chart)) }),
    ...(options.groups !== undefined && { groups: await readPolicyPart(options.groups, 'groups') }),
    ...(options.calendar !== undefined && { calendar: await readPolicyPart(options.calendar, 'runs') }),
    ...(options.letterhead !== undefined && { letterhead: inWords(await readDocument(options.letterhead)) }),
  };
  const { name, policy, organisationNumber, contact } = options;
  const said = Object.entries({ name, policy, organisationNumber, contact }).filter(([, value]) => value !== undefined);
  const paymentAccounts = options.account.length > 0 ? options.account : inWords(accounts);
  const given = { ...ofFile, ...Object.fromEntries(said), ...read, paymentAccounts };
  const missing = (['name', 'policy'] as const).filter((member) => typeof (given as Given)[member] !== 'string');
  if (missing.length === 0) return given as unknown as GivenCreditor;
  throw refused(missing.map((field) => ({ field, message: `say it: --${field}, or in the file of --from.` })));
}

/** A number of YAML is a text here: an account, an organisation number, a postal code. */
function inWords(data: unknown): unknown {
  if (typeof data === 'number') return String(data);
  if (Array.isArray(data)) return (data as readonly unknown[]).map(inWords);
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, inWords(value)]));
}

type Given = Readonly<Record<string, unknown>>;

async function membersOf(path: string): Promise<Given> {
  const data = await readDocument(path);
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    throw refused([{ message: `${path} has no members. Write name, policy and what else is known.` }]);
  }
  const unknown = Object.keys(data).filter((name) => !MEMBERS.includes(name));
  if (unknown.length === 0) return data as Given;
  const known = `There are ${MEMBERS.join(', ')}.`;
  throw refused(unknown.map((field) => ({ field, message: `${path} has it, and it is not known. ${known}` })));
}

function refused(problems: readonly InputProblem[]): InputRefused {
  return new InputRefused('The creditor was not taken up; nothing was changed.', problems);
}
