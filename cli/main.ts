import { Command, CommanderError } from 'commander';
import { createRequire } from 'node:module';
import { EXIT } from './exit-codes';
import { endTraces } from '../compose/traces';
import { toldLastWord } from './last-word';
import { exitCodeOf, wordsOf } from './refusals';
import { SUMMARIES, type CommandName } from './summaries';
import { dayAskedOf } from './virtual-day';

/** Adds one command. `ended` tells with which exit code the process is to end. */
export type AddCommand = (program: Command, ended: (exitCode: number) => void) => void;

/** Commands are loaded when they are called, so that `preview` does not wait for the engine's libraries. */
const COMMANDS: Readonly<Record<CommandName, () => AddCommand>> = {
  start: () => (load('./commands/start') as typeof import('./commands/start')).addStart,
  import: () => (load('./commands/import') as typeof import('./commands/import')).addImport,
  creditor: () => (load('./commands/creditor') as typeof import('./commands/creditor')).addCreditor,
  administration: () =>
    (load('./commands/administration') as typeof import('./commands/administration')).addAdministration,
  'source-system': () =>
    (load('./commands/source-system') as typeof import('./commands/source-system')).addSourceSystem,
  policy: () => (load('./commands/policy') as typeof import('./commands/policy')).addPolicy,
  preview: () => (load('./commands/preview') as typeof import('./commands/preview')).addPreview,
  rehearse: () => (load('./commands/rehearse') as typeof import('./commands/rehearse')).addRehearse,
  show: () => (load('./commands/show') as typeof import('./commands/show')).addShow,
  claims: () => (load('./commands/claims') as typeof import('./commands/claims')).addClaims,
  upcoming: () => (load('./commands/upcoming') as typeof import('./commands/upcoming')).addUpcoming,
  debtor: () => (load('./commands/debtor') as typeof import('./commands/debtor')).addDebtor,
  explain: () => (load('./commands/explain') as typeof import('./commands/explain')).addExplain,
  'court-case': () => (load('./commands/court-case') as typeof import('./commands/court-case')).addCourtCase,
  work: () => (load('./commands/work') as typeof import('./commands/work')).addWork,
  standstill: () => (load('./commands/standstill') as typeof import('./commands/standstill')).addStandstill,
  interest: () => (load('./commands/interest') as typeof import('./commands/interest')).addInterest,
  limitation: () => (load('./commands/limitation') as typeof import('./commands/limitation')).addLimitation,
  decide: () => (load('./commands/decide') as typeof import('./commands/decide')).addDecide,
  approve: () => (load('./commands/approve') as typeof import('./commands/approve')).addApprove,
  decisions: () => (load('./commands/decisions') as typeof import('./commands/decisions')).addDecisions,
  authority: () => (load('./commands/authority') as typeof import('./commands/authority')).addAuthority,
  'sign-in': () => (load('./commands/sign-in') as typeof import('./commands/sign-in')).addSignIn,
  aside: () => (load('./commands/aside') as typeof import('./commands/aside')).addAside,
  match: () => (load('./commands/match') as typeof import('./commands/match')).addMatch,
  payment: () => (load('./commands/payment') as typeof import('./commands/payment')).addPayment,
  till: () => (load('./commands/till') as typeof import('./commands/till')).addTill,
  record: () => (load('./commands/record') as typeof import('./commands/record')).addRecord,
  cases: () => (load('./commands/cases') as typeof import('./commands/cases')).addCases,
  'standing-data': () =>
    (load('./commands/standing-data') as typeof import('./commands/standing-data')).addStandingData,
  letterhead: () => (load('./commands/letterhead') as typeof import('./commands/letterhead')).addLetterhead,
  reconcile: () => (load('./commands/reconcile') as typeof import('./commands/reconcile')).addReconcile,
  reconciliations: () =>
    (load('./commands/reconciliations') as typeof import('./commands/reconciliations')).addReconciliations,
  ledger: () => (load('./commands/ledger') as typeof import('./commands/ledger')).addLedger,
  controls: () => (load('./commands/controls') as typeof import('./commands/controls')).addControls,
  close: () => (load('./commands/close') as typeof import('./commands/close')).addClose,
  period: () => (load('./commands/period') as typeof import('./commands/period')).addPeriod,
  authorisation: () => (load('./commands/authorisation') as typeof import('./commands/authorisation')).addAuthorisation,
  'year-end': () => (load('./commands/year-end') as typeof import('./commands/year-end')).addYearEnd,
  remark: () => (load('./commands/remark') as typeof import('./commands/remark')).addRemark,
  procedure: () => (load('./commands/procedure') as typeof import('./commands/procedure')).addProcedure,
  governance: () => (load('./commands/governance') as typeof import('./commands/governance')).addGovernance,
  'inter-municipal': () =>
    (load('./commands/inter-municipal') as typeof import('./commands/inter-municipal')).addInterMunicipal,
  'bank-gate': () => (load('./commands/bank-gate') as typeof import('./commands/bank-gate')).addBankGate,
  valuation: () => (load('./commands/valuation') as typeof import('./commands/valuation')).addValuation,
  'open-items': () => (load('./commands/open-items') as typeof import('./commands/open-items')).addOpenItems,
  'write-downs': () => (load('./commands/write-downs') as typeof import('./commands/write-downs')).addWriteDownAnswers,
  audit: () => (load('./commands/audit') as typeof import('./commands/audit')).addAudit,
  report: () => (load('./commands/report') as typeof import('./commands/report')).addReport,
  outbox: () => (load('./commands/outbox') as typeof import('./commands/outbox')).addOutbox,
  engine: () => (load('./commands/engine') as typeof import('./commands/engine')).addEngine,
  generate: () => (load('./commands/generate') as typeof import('./commands/generate')).addGenerate,
  worker: () => (load('./commands/worker') as typeof import('./commands/worker')).addWorker,
  migrate: () => (load('./commands/migrate') as typeof import('./commands/migrate')).addMigrate,
};

const load = createRequire(__filename);

/**
 * The `fordring` command. Returns the exit code (see `EXIT`). Faults are told in sentences on standard error; anything
 * else is a bug and shows its stack.
 */
export async function main(argv: readonly string[]): Promise<number> {
  let exitCode: number = EXIT.done;
  const ended = (code: number): void => {
    exitCode = code;
  };
  try {
    await programFor(argv, ended).parseAsync([...argv], { from: 'user' });
    return exitCode;
  } catch (problem) {
    return exitCodeFor(problem);
  } finally {
    await endTraces();
  }
}

/** The command that is called, and no other. Where none is, the list of all. */
function programFor(argv: readonly string[], ended: (exitCode: number) => void): Command {
  const [first, second] = argv.filter((argument) => !argument.startsWith('-'));
  const called = first === 'help' ? second : first;
  if (called !== undefined && isCommand(called)) return commandLine(ended, [called]);
  const list = emptyProgram();
  for (const [name, summary] of Object.entries(SUMMARIES)) list.command(name).description(summary);
  list.commands.forEach(inherit);
  return list;
}

function isCommand(name: string): name is CommandName {
  return Object.hasOwn(SUMMARIES, name);
}

/** The whole command line, or some of its commands. Nothing is started. */
export function commandLine(
  ended: (exitCode: number) => void,
  wanted: readonly CommandName[] = Object.keys(SUMMARIES).filter(isCommand),
): Command {
  const program = emptyProgram();
  for (const name of wanted) {
    COMMANDS[name]()(program, ended);
    program.commands.at(-1)?.description(SUMMARIES[name]);
  }
  program.commands.forEach(inherit);
  return program;
}

function emptyProgram(): Command {
  return new Command('fordring')
    .description('Receivables for Nordic municipalities: every invoice lives as one Temporal workflow.')
    .exitOverride()
    .hook('preAction', (_program, called) => dayAskedOf(called))
    .configureHelp({ sortSubcommands: false });
}

function inherit(command: Command): void {
  command.exitOverride();
  command.commands.forEach(inherit);
}

/** Tells the problem on standard error, and says with which exit code the process is to end. */
export function exitCodeFor(problem: unknown): number {
  if (!(problem instanceof CommanderError)) {
    const words = wordsOf(problem);
    if (!toldLastWord(words, problem)) process.stderr.write(`fordring: ${words}\n`);
  }
  return exitCodeOf(problem);
}
