import { Command, CommanderError } from 'commander';
import { EXIT } from './exit-codes';
import { isRefusal } from './refusals';

/** Adds one command. `ended` tells with which exit code the process is to end. */
export type AddCommand = (program: Command, ended: (exitCode: number) => void) => void;

/** Commands are loaded when they are called, so that `preview` does not wait for the engine's libraries. */
const COMMANDS: Record<string, () => Promise<AddCommand>> = {
  generate: async () => (await import('./commands/generate.js')).addGenerate,
  worker: async () => (await import('./commands/worker.js')).addWorker,
  migrate: async () => (await import('./commands/migrate.js')).addMigrate,
  rehearse: async () => (await import('./commands/rehearse.js')).addRehearse,
  preview: async () => (await import('./commands/preview.js')).addPreview,
};

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
  for (const name of wanted) (await COMMANDS[name]?.())?.(program, ended);
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
