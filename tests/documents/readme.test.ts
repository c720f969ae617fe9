import { EXIT } from '../../cli/exit-codes';
import { ConfigurationRefused, readConfiguration } from '../../stack/configuration';
import { found, rows, section, sources, textOf } from './document';

const README = textOf('README.md');

/** What the command line's own text names, over all files of `cli/`. */
function inCommands(pattern: RegExp): string[] {
  return found(
    sources('cli')
      .map((path) => textOf(path))
      .join('\n'),
    pattern,
  );
}

describe('environment variables', () => {
  const inTable = rows(section('README.md', '## Configuration'))
    .map(([name = '']) => name)
    .filter((name) => name.startsWith('FORDRING_'))
    .sort();
  const inCode = found(textOf('stack/variables.ts'), /^ {4}([A-Z][A-Z_]+):/gm).map((name) => `FORDRING_${name}`);

  test('the table has those of the configuration, and no others', () => {
    expect(inCode.length).toBeGreaterThan(0);
    expect(inTable).toEqual(inCode);
  });

  test.each(inTable)('%s is known to the program', (name) => {
    const problems: string[] = [];
    try {
      readConfiguration({ [name]: '\n' });
    } catch (problem) {
      if (!(problem instanceof ConfigurationRefused)) throw problem;
      problems.push(...problem.problems);
    }
    expect(problems.filter((problem) => problem.includes('is not known'))).toEqual([]);
  });

  test('no other is named anywhere in the README', () => {
    // Those of docker-compose.yml are for the database's own users.
    const ofCompose = found(textOf('docker-compose.yml'), /\$\{(FORDRING_[A-Z_]+)/g);
    const known = new Set([...inCode, ...ofCompose]);
    expect(found(README, /\b(FORDRING_[A-Z_]*[A-Z])\b/g).filter((name) => !known.has(name))).toEqual([]);
  });
});

describe('commands', () => {
  const commands = found(textOf('cli/main.ts'), /^ {2}'?([a-z-]+)'?: \(\) =>/gm);
  const subcommands = [
    ...inCommands(/taking[\s\S]{0,40}?\.command\('([a-z-]+)'\)/g),
    ...found(
      ['import-invoices', 'import-bank'].map((name) => textOf(`cli/commands/${name}.ts`)).join('\n'),
      /parent\s*\.command\('([a-z-]+)'\)/g,
    ).map((name) => `import ${name}`),
    ...inCommands(/ledger\s*\.command\('([a-z-]+)'\)/g).map((name) => `ledger ${name}`),
  ];

  test.each([...commands, ...subcommands])('fordring %s has its example', (command) => {
    expect(README).toMatch(new RegExp(`^(fordring|npm run --silent fordring --) ${command}\\b`, 'm'));
  });

  test('no command is described that is not there', () => {
    const described = found(README, /^fordring ([a-z-]+)/gm);
    expect(described.filter((command) => !commands.includes(command))).toEqual([]);
  });

  test.each(inCommands(/'(--[a-z][a-z-]+)/g))('the option %s is described', (option) => {
    expect(README).toContain(option);
  });
});

test('the exit codes are those of the program', () => {
  const table = rows(section('README.md', '### Exit codes')).slice(1);
  expect(Object.fromEntries(table.map(([code, name]) => [name, Number(code)]))).toEqual(EXIT);
});

test('the columns of the files are those that are read', () => {
  const inCode = [textOf('formats/csv/read-invoices.ts'), textOf('formats/csv/read-debtors.ts')].map((text) =>
    [...(/_COLUMNS = \[([\s\S]*?)\]/.exec(text)?.[1] ?? '').matchAll(/'([a-z_]+)'/g)]
      .map((match) => match[1])
      .join(','),
  );
  for (const columns of inCode) expect(README).toContain(columns);
  const facts = [...textOf('formats/facts/read-facts.ts').matchAll(/case '([a-z-]+)':/g)].map(
    (match) => match[1] ?? '',
  );
  expect(facts.length).toBeGreaterThan(0);
  const described = section('README.md', '### Facts');
  expect(facts.filter((fact) => !described.includes(`\`${fact}\``))).toEqual([]);
});
