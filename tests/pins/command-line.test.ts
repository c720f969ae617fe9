import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Argument, Command, Option } from 'commander';
import { commandLine } from '../../cli/main';

/*
 * What scripts call. An option that is added goes into the list; none is taken out, renamed or given another default
 * unless that is meant: the list is changed by hand, in the same commit.
 */

const LIST = join(__dirname, 'command-line.json');

type Surface = Readonly<Record<string, { readonly arguments: readonly string[]; readonly options: readonly string[] }>>;

function argumentOf(argument: Argument): string {
  const name = `${argument.name()}${argument.variadic ? '...' : ''}`;
  return argument.required ? `<${name}>` : `[${name}]`;
}

function optionOf(option: Option): string {
  const { flags, mandatory, argChoices } = option;
  const defaultValue = option.defaultValue as string | number | readonly string[] | undefined;
  const notes = [
    ...(mandatory ? ['must be given'] : []),
    ...(argChoices ? [`one of ${argChoices.join(', ')}`] : []),
    ...(defaultValue === undefined ? [] : [`else ${String(defaultValue) || 'none'}`]),
  ];
  return notes.length > 0 ? `${flags} (${notes.join('; ')})` : flags;
}

/** A command that stands for the one above it when none is named is marked, since scripts leave its name out. */
function surfaceOf(command: Command, above = ''): Surface {
  const standsFor: unknown = command.parent && Reflect.get(command.parent, '_defaultCommandName');
  const mark = standsFor === command.name() ? ' (may be left out)' : '';
  const path = `${above}${command.name()}`;
  const own = {
    arguments: command.registeredArguments.map(argumentOf),
    options: command.options.map(optionOf).sort(),
  };
  let surface: Surface = { [`${path}${mark}`]: own };
  for (const child of command.commands) surface = { ...surface, ...surfaceOf(child, `${path} `) };
  return surface;
}

const surface = surfaceOf(commandLine(() => undefined));
const listed = JSON.parse(readFileSync(LIST, 'utf8')) as Surface;

test('every command of the list is there, and no command that is not in it (add a new one to the list)', () => {
  expect(Object.keys(surface).sort()).toEqual(Object.keys(listed).sort());
});

test.each(Object.entries(listed))(
  '%s takes the arguments and options of the list',
  (path, { arguments: takes, options }) => {
    const now = surface[path];
    expect(now?.arguments).toEqual(takes);
    expect({ gone: options.filter((option) => !now?.options.includes(option)) }).toEqual({ gone: [] });
    expect({ addToTheList: now?.options.filter((option) => !options.includes(option)) }).toEqual({ addToTheList: [] });
  },
);
