import { counted } from '../../domain/kernel/counted';
import { InputRefused, type InputProblem } from '../../domain/kernel/input-refused';
import type { Place } from '../../formats/yaml/yaml-document';
import { checkPolicy } from '../../policies/writing/check-policy';
import type { FilledIn } from '../../policies/writing/fill-in';
import { isRecord, type PolicyProblem } from '../../policies/writing/policy-problem';
import { writeLine } from '../output';
import { Refused } from '../refusals';
import { readPolicyFile } from './policy-file';

/** What was found in one file: the contract of `fordring policy check --json`. */
export interface CheckLine {
  readonly file: string;
  /** Null where the file does not say. */
  readonly policy: string | null;
  readonly version: string | null;
  readonly good: boolean;
  readonly problems: readonly ProblemLine[];
  readonly notices: readonly ProblemLine[];
  readonly filledIn: readonly FilledIn[];
}

export interface ProblemLine {
  /** Null where the source has no such place. */
  readonly line: number | null;
  readonly column: number | null;
  readonly setting: string;
  /** What stands there; null where nothing does. */
  readonly found: string | null;
  readonly message: string;
  /** Null where no statute speaks. */
  readonly paragraph: string | null;
}

/** Looks each file through and tells all that is wrong. Answers whether every file is good. */
export async function checkFiles(files: readonly string[], asJson: boolean): Promise<boolean> {
  let areGood = true;
  for (const file of files) {
    const line = await checked(file);
    areGood &&= line.good;
    if (asJson) await writeLine(JSON.stringify(line));
    else await printChecked(line);
  }
  return areGood;
}

async function checked(file: string): Promise<CheckLine> {
  try {
    const { data, filledIn, placeOf } = await readPolicyFile(file);
    const { problems, breaches, course } = checkPolicy(data);
    const lines = (severity: PolicyProblem['severity']): ProblemLine[] =>
      [...problems, ...breaches, ...course]
        .filter((problem) => problem.severity === severity)
        .map((problem) => problemLine(problem, placeOf(problem.path)))
        .sort((one, other) => (one.line ?? 0) - (other.line ?? 0) || (one.column ?? 0) - (other.column ?? 0));
    const found = lines('problem');
    const [policy, version] = [wordOf(data, 'id'), wordOf(data, 'version')];
    return { file, policy, version, good: found.length === 0, problems: found, notices: lines('notice'), filledIn };
  } catch (problem) {
    const problems = problemsOfReading(problem);
    return { file, policy: null, version: null, good: false, problems, notices: [], filledIn: [] };
  }
}

/** One file that cannot be read keeps no other from being looked through. */
function problemsOfReading(problem: unknown): ProblemLine[] {
  if (problem instanceof InputRefused) return problem.problems.map(unreadable);
  if (problem instanceof Refused) return [unreadable({ message: problem.message })];
  throw problem;
}

function wordOf(data: unknown, field: string): string | null {
  const word = isRecord(data) ? data[field] : undefined;
  return typeof word === 'string' ? word : null;
}

function problemLine({ setting, found, message, paragraph }: PolicyProblem, place: Place | undefined): ProblemLine {
  return {
    line: place?.line ?? null,
    column: place?.column ?? null,
    setting,
    found: found ?? null,
    message,
    paragraph: paragraph ?? null,
  };
}

function unreadable({ line, field = 'file', message }: InputProblem): ProblemLine {
  const [, column] = /^column (\d+)$/.exec(field) ?? [];
  const place = { line: line ?? null, column: column === undefined ? null : Number(column) };
  return { ...place, setting: column === undefined ? field : 'file', found: null, message, paragraph: null };
}

async function printChecked(line: CheckLine): Promise<void> {
  const { file, policy, version, good, problems, notices, filledIn } = line;
  const named = policy === null ? '' : ` Policy ${policy}, version ${version ?? 'not said'}.`;
  await writeLine(`${file}: ${good ? 'good.' : `${counted(problems.length, 'problem')}.`}${named}`);
  for (const problem of problems) await writeLine(inWords(problem));
  if (notices.length > 0) await writeLine('To know:');
  for (const notice of notices) await writeLine(inWords(notice));
  if (good && filledIn.length > 0) await writeLine(['Filled in:', ...filledInWords(filledIn)].join('\n'));
}

/** The fields of a step, and those of the policy itself, in a line. */
function filledInWords(filledIn: readonly FilledIn[]): string[] {
  const lines = new Map<string, string[]>();
  for (const { setting, value } of filledIn) {
    const owner = setting.includes('.') ? setting.slice(0, setting.lastIndexOf('.')) : 'policy';
    const field = `${setting.slice(setting.lastIndexOf('.') + 1)} ${shortly(value)}`;
    lines.set(owner, [...(lines.get(owner) ?? []), field]);
  }
  return [...lines].map(([owner, fields]) => `  ${owner}: ${fields.join('; ')}`);
}

function inWords({ line, column, setting, found, message, paragraph }: ProblemLine): string {
  const place = line === null ? '' : `line ${line}${column === null ? '' : `, column ${column}`}, `;
  const there = found === null ? '' : `${found} stands there: `;
  return `  ${place}${setting}: ${there}${message}${paragraph === null ? '' : ` (${paragraph})`}`;
}

/** A filled-in value in a line: a figure without its reason and sources. */
function shortly(value: unknown): string {
  if (isRecord(value)) {
    if (value['value'] !== undefined) return shortly(value['value']);
    return Object.entries(value)
      .map(([name, part]) => `${name} ${shortly(part)}`)
      .join(', ');
  }
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(shortly).join(', ');
  return String(value);
}
