import { found, documents, section, sources, textOf } from './document';

/** What a newcomer reads: README and the guides. The reference is written from the code and proves nothing here. */
const GUIDES = ['README.md', ...documents().filter((path) => /^docs\/(guides\/|start\.md)/.test(path))]
  .map((path) => textOf(path))
  .join('\n');

/** What the command line's own text names, over all files of `cli/`. */
function inCommands(pattern: RegExp): string[] {
  return found(
    sources('cli')
      .map((path) => textOf(path))
      .join('\n'),
    pattern,
  );
}

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
    expect(found(GUIDES, new RegExp(`^(?:fordring|npm run --silent fordring --) (${command})\\b`, 'gm'))).toEqual([
      command,
    ]);
  });

  test('no command is described that is not there', () => {
    const described = found(GUIDES, /^fordring ([a-z-]+)/gm);
    expect(described.filter((command) => !commands.includes(command))).toEqual([]);
  });

  test.each(inCommands(/'(--[a-z][a-z-]+)/g))('the option %s is described', (option) => {
    expect([option].filter((name) => !GUIDES.includes(name))).toEqual([]);
  });
});

test('the columns of the files are those that are read', () => {
  const files = textOf('docs/guides/files.md');
  const inCode = [textOf('formats/csv/read-invoices.ts'), textOf('formats/csv/read-debtors.ts')].map((text) =>
    [...(/_COLUMNS = \[([\s\S]*?)\]/.exec(text)?.[1] ?? '').matchAll(/'([a-z_]+)'/g)]
      .map((match) => match[1])
      .join(','),
  );
  for (const columns of inCode) expect(files).toContain(columns);
  const facts = [...textOf('formats/facts/read-facts.ts').matchAll(/case '([a-z-]+)':/g)].map(
    (match) => match[1] ?? '',
  );
  expect(facts.length).toBeGreaterThan(0);
  const described = section('docs/guides/files.md', '## Facts');
  expect(facts.filter((fact) => !described.includes(`\`${fact}\``))).toEqual([]);
});
