import type { Argument, Command, Option } from 'commander';
import { commandLine } from '../../cli/main';
import { code, page, table } from './markdown';

/** Every command with its arguments and options, as `--help` tells them. */
export function commandsPage(): string {
  const program = commandLine(() => undefined);
  return page(
    'Commands',
    'In a clone a command is `npm run --silent fordring -- COMMAND`. Where the package is installed, it is ' +
      '`fordring COMMAND`. `--help` works everywhere.',
    'Answers go to standard output, progress and problems to standard error. [Exit codes](exit-codes.md) says what the ' +
      'shell is told. What each command is good for: [guides](../README.md).',
    ...program.commands.flatMap((command) => sectionsOf(command, 'fordring', 2, [])),
  );
}

/** A command and those below it. What all of them take is told once, at the top. */
function sectionsOf(command: Command, above: string, level: number, toldAbove: readonly string[]): string[] {
  const path = `${above} ${command.name()}`;
  const shared = sharedOptions(command);
  const own = command.options.filter((option) => !toldAbove.includes(signOf(option)));
  const told = [...toldAbove, ...shared.map(signOf)];
  return [
    `${'#'.repeat(level)} ${path}`,
    `\`\`\`\n${usageOf(command, path)}\n\`\`\``,
    `${sentence(command.description())}${mayBeLeftOut(command)}`,
    ...(command.registeredArguments.length === 0 ? [] : [argumentsOf(command.registeredArguments)]),
    ...(own.length === 0 ? [] : [optionsOf(own)]),
    ...(shared.length === 0 ? [] : [`Each of its commands takes:`, optionsOf(shared)]),
    ...command.commands.flatMap((child) => sectionsOf(child, path, level + 1, told)),
  ];
}

function usageOf(command: Command, path: string): string {
  return `${path} ${command.usage()}`.trimEnd();
}

/** With fewer than three commands below, each tells its own. */
function sharedOptions(command: Command): readonly Option[] {
  const [first, ...others] = command.commands;
  if (first === undefined || others.length < 2) return [];
  return first.options.filter((option) =>
    others.every((other) => other.options.some((its) => signOf(its) === signOf(option))),
  );
}

function signOf(option: Option): string {
  return [option.flags, option.description, String(option.mandatory), defaultOf(option)].join('\n');
}

function optionsOf(options: readonly Option[]): string {
  const rows = options.map((option) => [
    code(option.flags),
    escaped(option.description),
    option.mandatory ? 'must be given' : defaultOf(option),
  ]);
  return table(['option', 'meaning', 'without it'], rows);
}

function argumentsOf(given: readonly Argument[]): string {
  const rows = given.map((argument) => [code(argument.name()), escaped(argument.description)]);
  return table(['argument', 'meaning'], rows);
}

function defaultOf(option: Option): string {
  const value = option.defaultValue as string | number | boolean | readonly string[] | undefined;
  return value === undefined || typeof value === 'boolean' || String(value) === '' ? '' : code(String(value));
}

function mayBeLeftOut(command: Command): string {
  const standsFor: unknown = command.parent && Reflect.get(command.parent, '_defaultCommandName');
  return standsFor === command.name() ? ' The name may be left out.' : '';
}

function sentence(text: string): string {
  const escapedText = escaped(text);
  return `${escapedText.charAt(0).toUpperCase()}${escapedText.slice(1)}.`;
}

/** Asterisks and angle brackets are meant as they are. */
function escaped(text: string): string {
  return text.replaceAll(/[*<>]/g, (sign) => `\\${sign}`);
}
