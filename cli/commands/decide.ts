import { Option, type Command } from 'commander';
import { DECISION_RULES } from '../../domain/decisions/decision-rules';
import { civilDate, type CivilDate } from '../../domain/kernel/civil-date';
import type { Claim } from '../../domain/claim/claim';
import type { Caller, DecidedKind, DecisionSubject, Office } from '../../office/office';
import { rulebookOf } from '../../policies/rulebook';
import { atCounter } from '../at-counter';
import { withAsOf } from '../day-argument';
import { EXIT } from '../exit-codes';
import type { Given } from '../given-words';
import { KINDS_TO_DECIDE } from '../kinds-to-decide';
import { writeLine } from '../output';
import { counted } from '../../domain/kernel/counted';
import { printTaken } from '../print-decision';
import { Refused } from '../refusals';
import { TOKEN_FILE } from '../signed-in';

interface Common {
  readonly creditor?: string;
  readonly reasonCode: string;
  readonly reason?: string;
  readonly on?: CivilDate;
  readonly backDated?: true;
  readonly asOf?: string;
  readonly document?: string;
  readonly again?: true;
  readonly id?: string;
  readonly tokenFile?: string;
  readonly json?: true;
  readonly debtor?: string;
  readonly debtorKind?: string;
  readonly debtorStatus?: string;
  readonly group?: string;
}

const WHOLES = {
  debtor: ['--debtor <id>', 'all open invoices of a debtor, and those that come later'],
  'debtor-kind': ['--debtor-kind <kind>', 'of all of a kind: person, business, estate, public-body'],
  'debtor-status': ['--debtor-status <status>', 'of all who are deceased, bankrupt or debt-restructured'],
  group: ['--group <code>', 'of an invoice group'],
} as const;

/** `fordring decide`: what people decide about invoices, each kind with its own options, as whoever is signed in. */
export function addDecide(program: Command, ended: (exitCode: number) => void): void {
  const decide = program.command('decide');
  for (const [kind, { summary, options, wholes = [] }] of Object.entries(KINDS_TO_DECIDE)) {
    const command = decide
      .command(kind)
      .argument('[invoices...]', 'invoice numbers, or CREDITOR/NUMBER')
      .description(summary);
    for (const [flags, description] of options) command.addOption(ownOption(flags, description));
    for (const whole of wholes) command.option(WHOLES[whole][0], WHOLES[whole][1]);
    if (DECISION_RULES[kind as DecidedKind].repeated !== 'already-so') command.option(...AGAIN);
    withCommon(command).action(async (invoices: string[], given: Common & Given) => {
      await take(kind as DecidedKind, invoices, given);
      ended(EXIT.done);
    });
  }
}

const AGAIN = ['--again', 'the same was given a short while ago, and it is meant once more'] as const;

/** A description that ends in `…` marks an option that may be given several times. */
function ownOption(flags: string, description: string): Option {
  if (!description.endsWith('…')) return new Option(flags, description);
  return new Option(flags, `${description.slice(0, -1)}(may be repeated)`).argParser<readonly string[] | undefined>(
    (value, before) => [...(before ?? []), value],
  );
}

function withCommon(command: Command): Command {
  return withAsOf(command)
    .option('--reason <text>', 'why, in words; recorded with the decision')
    .option('--reason-code <code>', 'why, as a word for the reports', 'as-described')
    .option('--on <date>', 'from which day it counts (default: the business day)', (text) => civilDate(text))
    .option('--back-dated', 'that day lies before the business day, and that is meant')
    .option('--document <number>', 'the supporting document')
    .option('--creditor <id>', 'whose invoices they are, where a debtor or group is named and there are several')
    .option('--id <id>', 'a name for the decision: the same again is done once (default: a new one)')
    .option(...TOKEN_FILE)
    .option('--json', 'for machines');
}

async function take(kind: DecidedKind, invoices: readonly string[], given: Common & Given): Promise<void> {
  const { reasonCode, reason, backDated, document, again, json } = given;
  if (reason === undefined) throw new Refused('Say why with --reason: a decision without a reason is not recorded.');
  await atCounter({ ...given, key: given.id }, async ({ office, caller, creditorMeant }) => {
    const asked = invoices.length > 0 ? caller() : caller(await creditorMeant());
    const { creditorId, today, claims, currency, policies, rules } = await office.decisions.before(asked, { invoices });
    const at = caller(creditorId);
    const on = given.on ?? today;
    const rulebooks = new Map(policies.map((policy, index) => [claims[index]?.claimId, rulebookOf(policy)]));
    const terms = KINDS_TO_DECIDE[kind].terms(given, {
      ...{ claims, currency, on, rules },
      rulebookOf: ({ claimId }) => rulebooks.get(claimId) ?? missing(claimId),
    });
    const subject = subjectOf(claims, given);
    if (kind === 'policy-change' && !json) await showMoves(office, at, { subject, on, terms });
    const taken = await office.decisions.propose(at, {
      ...{ kind, subject, terms, reasonCode, reason },
      // Only a day that was named: the same again tomorrow is the same decision.
      ...(given.on && { on: given.on }),
      ...(backDated && { backDated }),
      ...(document !== undefined && { document }),
      ...(again && { again }),
    });
    await printTaken(taken, json);
  });
}

function missing(claimId: string): never {
  throw new RangeError(`The counter gave no policy of claim ${claimId}.`);
}

function subjectOf(claims: readonly Claim[], { debtor, debtorKind, debtorStatus, group }: Common): DecisionSubject {
  const wholes = [
    ...(debtor === undefined ? [] : [{ of: 'debtor', debtorId: debtor }]),
    ...(debtorKind === undefined ? [] : [{ of: 'debtor-kind', debtorKind }]),
    ...(debtorStatus === undefined ? [] : [{ of: 'debtor-status', status: debtorStatus }]),
    ...(group === undefined ? [] : [{ of: 'invoice-group', invoiceGroup: group }]),
  ] as DecisionSubject[];
  const [whole, ...others] = wholes;
  if (others.length > 0 || (whole && claims.length > 0)) {
    throw new Refused('Name invoices, or one of a debtor, a kind, a status and a group; not several of them.');
  }
  if (whole) return whole;
  if (claims.length === 0) throw new Refused('Name the invoice that it is about.');
  return { of: 'claims', claimIds: claims.map(({ claimId }) => claimId) };
}

async function showMoves(
  office: Office,
  at: Caller,
  { subject, on, terms }: { subject: DecisionSubject; on: CivilDate; terms: unknown },
): Promise<void> {
  const { policyId, policyVersion } = terms as { readonly policyId: string; readonly policyVersion: string };
  const { changes, unchanged } = await office.decisions.previewMove(at, { subject, policyId, policyVersion, on });
  for (const { invoiceNumber, moved } of changes) {
    const steps = moved.map(({ step, before, after }) => `${step} ${before ?? 'not'} → ${after ?? 'not'}`);
    await writeLine(`${invoiceNumber}: ${steps.join(', ')}`);
  }
  await writeLine(`${counted(changes.length, 'invoice')} would be followed up otherwise, ${unchanged} as before.`);
}
