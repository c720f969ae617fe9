import { readFileSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

const ROOT = join(__dirname, '..', '..');
const NOT_OURS = new Set(['node_modules', '.git', 'out', 'dist', '.fordring', 'coverage']);
const CODE = /\.(ts|mjs|cjs|sql|sh)$/;
const TEXT = /\.(ts|mjs|cjs|sql|sh|md|json|ya?ml|html|css|txt)$|Dockerfile|dockerignore|gitignore|\.ci\/run$/;

interface TextFile {
  readonly path: string;
  readonly lines: readonly string[];
}

const files = [...textFiles(ROOT)];
const code = files.filter(({ path }) => CODE.test(path));

function* textFiles(folder: string): Generator<TextFile> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (NOT_OURS.has(entry.name)) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* textFiles(path);
    else if (entry.isFile() && TEXT.test(path)) {
      yield { path: relative(ROOT, path).split(sep).join('/'), lines: readFileSync(path, 'utf8').split('\n') };
    }
  }
}

/** `path:line` of every line that the pattern is found in. */
function found(pattern: RegExp, among: readonly TextFile[]): string[] {
  return among.flatMap(({ path, lines }) =>
    lines.flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}`] : [])),
  );
}

test('the house is looked through at all', () => {
  expect(code.length).toBeGreaterThan(300);
  expect(files.map(({ path }) => path)).toEqual(expect.arrayContaining(['README.md', 'workflows/collect-invoice.ts']));
});

test('what is left to do stands in an issue, not in the code', () => {
  expect(found(new RegExp(`\\b(${['TO' + 'DO', 'FIX' + 'ME', 'XX' + 'X', 'HA' + 'CK'].join('|')})\\b`), code)).toEqual(
    [],
  );
});

test('every test runs; only what needs files that do not travel with the project is skipped, by name, where they are absent', () => {
  const left = /\b(test|it|describe)\.(only|skip|todo)\b|\b([fx](it|describe)|xtest)\(/;
  const skipping = found(left, code).map((place) => place.replace(/:\d+$/, ''));
  expect(skipping.sort()).toEqual(['tests/formats/samples.ts', 'tests/sample/botkyrka-2015.test.ts']);
  for (const path of skipping) {
    const { lines } = files.find((file) => file.path === path) ?? { lines: [] };
    expect(lines.filter((line) => left.test(line)).every((line) => line.includes('existsSync('))).toBe(true);
  }
});

test('a file fits in the head', () => {
  const long = code.filter(({ path, lines }) => !path.startsWith('tests/') && lines.length > 320);
  expect(long.map(({ path, lines }) => `${path}: ${lines.length}`)).toEqual([]);
});

test('nothing tells on which machine it was made, or from where its packages came', () => {
  const home = ['work', 'root', 'home', 'Users'].map((folder) => `/${folder}/`).join('|');
  // In pieces, so that this line does not find itself.
  const secrets = [
    ['_auth', 'Token='],
    ['registry', '='],
  ]
    .map((pieces) => pieces.join(''))
    .join('|');
  const machine = new RegExp(`(^|["'\`\\s(=:])(${home})\\w|[A-Z]:\\\\Users\\\\|${secrets}`);
  expect(found(machine, files)).toEqual([]);
  const hosts = files.flatMap(({ path, lines }) =>
    lines.flatMap((line) => {
      const host = /"resolved": "https?:\/\/([^/"]+)/.exec(line)?.[1];
      return host !== undefined && host !== 'registry.npmjs.org' ? [`${path}: ${host}`] : [];
    }),
  );
  expect(hosts).toEqual([]);
});

test('every migration has its number, its SQL and a note that says why', () => {
  const folder = join(ROOT, 'store', 'migrations');
  const migrations = readdirSync(folder).sort();
  expect(migrations.filter((name) => !/^\d{4}-[a-z0-9-]+$/.test(name))).toEqual([]);
  expect(new Set(migrations.map((name) => name.slice(0, 4))).size).toBe(migrations.length);
  for (const name of migrations) {
    expect([name, ...readdirSync(join(folder, name)).sort()]).toEqual(
      expect.arrayContaining([name, 'note.md', 'up.sql']),
    );
  }
});

test('each helper of the tests is used by a test', () => {
  const helpers = files.filter(({ path }) => /^tests\/.*\.ts$/.test(path) && !path.endsWith('.test.ts'));
  const everything = files.map(({ lines }) => lines.join('\n')).join('\n');
  const unused = helpers.filter(({ path }) => {
    const name =
      path
        .replace(/(\/index)?\.ts$/, '')
        .split('/')
        .at(-1) ?? '';
    return !new RegExp(`/${name}['"]|/${name}\\.ts`).test(everything);
  });
  expect(unused.map(({ path }) => path)).toEqual([]);
});
