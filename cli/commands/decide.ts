import { Option, type Command } from 'commander';
import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { Rulebooks } from '../../office/claims/rulebooks';
import { todayOf } from '../../office/decisions/business-day';
import { matrixInForce, placeOf } from '../../office/decisions/matrices';
import { previewPolicyChange } from '../../office/decisions/preview-policy-change';
import { proposeDecision } from '../../office/decisions/propose-decision';
import type { DecisionSubject } from '../../office/decisions/decision-subject';
import type { DecidedKind } from '../../office/decisions/decision-terms';
import { registerPolicy } from '../../office/creditors/register-creditor';
import { civilDate, type CivilDate } from '../../domain/kernel/civil-date';
import type { Claim } from '../../domain/claim/claim';
import { creditorMeant } from '../creditor-meant';
import { withAsOf } from '../day-argument';
import { EXIT } from '../exit-codes';
import { findClaim } from '../find-claim';
import { KINDS_TO_DECIDE, type Given } from '../kinds-to-decide';
import { withFordring } from '../open-fordring';
import { writeLine } from '../output';
import { counted } from '../print-decision';
import { Refused } from '../refusals';
import { signedIn, TOKEN_FILE } from '../signed-in';
import { tellDecision } from '../tell-decision';
import { shippedMatrix } from '../../policies/authority/shipped-matrices';
import { shippedPolicy } from '../../policies/shipped-policies';

interface Common {
  readonly creditor?: string;
  readonly reasonCode: string;
  readonly reason?: string;
  readonly on?: CivilDate;
  readonly backDated?: true;
  readonly asOf?: string;
  readonly document?: string;
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
  const decide = program
    .command('decide')
    .description('decide about invoices as whoever is signed in: what your role may not is put forward, or refused');
  for (const [kind, { summary, options, wholes = [] }] of Object.entries(KINDS_TO_DECIDE)) {
    const command = decide
      .command(kind)
      .argument('[invoices...]', 'invoice numbers, or CREDITOR/NUMBER')
      .description(summary);
    for (const [flags, description] of options) command.addOption(ownOption(flags, description));
    for (const whole of wholes) command.option(WHOLES[whole][0], WHOLES[whole][1]);
    withCommon(command).action(async (invoices: string[], given: Common & Given) => {
      await take(kind as DecidedKind, invoices, given);
      ended(EXIT.done);
    });
  }
}

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
  const { reasonCode, reason, backDated, document } = given;
  if (reason === undefined) throw new Refused('Say why with --reason: a decision without a reason is not recorded.');
  await withFordring(async (fordring) => {
    const { pool, configuration } = fordring;
    const actor = await signedIn(configuration, given.tokenFile);
    const rulebooks = await Rulebooks.load(pool);
    const claims: Claim[] = [];
    for (const invoice of invoices) claims.push((await findClaim(pool, invoice)).claim);
    const creditorId = claims[0]?.creditorId ?? (await creditorMeant(pool, given.creditor, actor));
    const { currency, country } = await placeOf(pool, creditorId);
    const today = given.asOf === undefined ? await todayOf(pool, creditorId) : civilDate(given.asOf);
    const on = given.on ?? today;
    const { rules } = (await matrixInForce(pool, creditorId, today)) ?? shippedMatrix(country);
    const rulebookOf = (claim: Claim) => rulebooks.for(claim.policyId, claim.policyVersion);
    const terms = KINDS_TO_DECIDE[kind].terms(given, { claims, currency, on, rulebookOf, rules });
    const subject = subjectOf(claims, given);
    if (kind === 'policy-change') await takeUpShipped(pool, rulebooks, terms);
    if (kind === 'policy-change' && !given.json) await showMoves(pool, { creditorId, subject, on, terms, rulebooks });
    const answer = await proposeDecision(
      pool,
      actor,
      {
        ...{ decisionId: given.id ?? `d-${randomUUID().slice(0, 13)}`, creditorId, kind, subject, terms, today, on },
        ...{ reasonCode, reason },
        ...(backDated && { backDated }),
        ...(document !== undefined && { document }),
      },
      rulebooks.for,
    );
    await tellDecision(fordring, answer, given.json);
  });
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

/** A policy that comes with Fordring is there to be named, also before an invoice was imported under it. */
async function takeUpShipped(pool: Pool, rulebooks: Rulebooks, terms: unknown): Promise<void> {
  const { policyId, policyVersion } = terms as { readonly policyId: string; readonly policyVersion: string };
  const policy = shippedPolicy(policyId);
  if (policy?.version !== policyVersion) return;
  await registerPolicy(pool, policy);
  await rulebooks.refresh();
}

async function showMoves(
  pool: Pool,
  asked: { creditorId: string; subject: DecisionSubject; on: CivilDate; terms: unknown; rulebooks: Rulebooks },
): Promise<void> {
  const { creditorId, subject, on, rulebooks } = asked;
  const terms = asked.terms as { readonly policyId: string; readonly policyVersion: string };
  const rulebookFor = rulebooks.for;
  const { changes, unchanged } = await previewPolicyChange(pool, { creditorId, subject, on, rulebookFor, ...terms });
  for (const { invoiceNumber, moved } of changes) {
    const steps = moved.map(({ step, before, after }) => `${step} ${before ?? 'not'} → ${after ?? 'not'}`);
    await writeLine(`${invoiceNumber}: ${steps.join(', ')}`);
  }
  await writeLine(`${counted(changes.length, 'invoice')} would be followed up otherwise, ${unchanged} as before.`);
}
