import { Command, CommanderError } from 'commander';
import { createRequire } from 'node:module';
import { EXIT } from './exit-codes';
import { isRefusal } from './refusals';

/** Adds one command. `ended` tells with which exit code the process is to end. */
export type AddCommand = (program: Command, ended: (exitCode: number) => void) => void;

/** Commands are loaded when they are called, so that `preview` does not wait for the engine's libraries. */
const COMMANDS: Record<string, () => AddCommand> = {
  start: () => loaded<typeof import('./commands/start')>('./commands/start').addStart,
  import: () => loaded<typeof import('./commands/import')>('./commands/import').addImport,
  preview: () => loaded<typeof import('./commands/preview')>('./commands/preview').addPreview,
  rehearse: () => loaded<typeof import('./commands/rehearse')>('./commands/rehearse').addRehearse,
  show: () => loaded<typeof import('./commands/show')>('./commands/show').addShow,
  explain: () => loaded<typeof import('./commands/explain')>('./commands/explain').addExplain,
  match: () => loaded<typeof import('./commands/match')>('./commands/match').addMatch,
  ledger: () => loaded<typeof import('./commands/ledger')>('./commands/ledger').addLedger,
  generate: () => loaded<typeof import('./commands/generate')>('./commands/generate').addGenerate,
  worker: () => loaded<typeof import('./commands/worker')>('./commands/worker').addWorker,
  migrate: () => loaded<typeof import('./commands/migrate')>('./commands/migrate').addMigrate,
};

const load = createRequire(__filename);

function loaded<Module>(path: string): Module {
  return load(path) as Module;
}

/**
 * The `fordring` command. Returns the exit code (see `EXIT`). Refusals are told in sentences on standard error; anything
 * else is a bug and shows its stack.
 */
export async function main(argv: readonly string[]): Promise<number> {
  let exitCode: number = EXIT.done;
  const program = new Command('fordring')
    .description('Receivables for Nordic municipalities: every invoice lives as one Temporal workflow.')
    .exitOverride()
    .configureHelp({ sortSubcommands: false });
  const ended = (code: number): void => {
    exitCode = code;
  };
  const called = argv.find((argument) => !argument.startsWith('-'));
  const wanted = called && called in COMMANDS ? [called] : Object.keys(COMMANDS);
  for (const name of wanted) COMMANDS[name]?.()(program, ended);
  program.commands.forEach((command) => inherit(command));
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return exitCode;
  } catch (problem) {
    return exitCodeFor(problem);
  }
}

function inherit(command: Command): void {
  command.exitOverride();
  command.commands.forEach(inherit);
}

function exitCodeFor(problem: unknown): number {
  if (problem instanceof CommanderError) return problem.exitCode === 0 ? EXIT.done : EXIT.refused;
  if (isRefusal(problem)) {
    process.stderr.write(`fordring: ${problem.message}\n`);
    return EXIT.refused;
  }
  process.stderr.write(
    `fordring: ${problem instanceof Error ? (problem.stack ?? problem.message) : String(problem)}\n`,
  );
  return EXIT.failed;
}
