import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { DIST, FINGERPRINT, fingerprintOfSources, mayRunCompiled, programFolders } from './compiled.mjs';
import { ROOT, ensureInstalled } from './ensure-installed.mjs';

/*
 * Compiles the program into `dist`: JavaScript (CommonJS) with declarations, and beside it every file that is read at run
 * time. What was there is replaced as a whole, at the end; what was made from these very sources stays.
 */
ensureInstalled();
if (mayRunCompiled()) process.exit(0);

const made = join(ROOT, 'out', `dist-${process.pid}`);
// Taken before compiling: a source that is changed meanwhile makes the result stale.
const fingerprint = fingerprintOfSources();

rmSync(made, { recursive: true, force: true });
mkdirSync(made, { recursive: true });
const { status } = spawnSync(
  process.execPath,
  [join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc'), '--project', 'tsconfig.build.json', '--outDir', made],
  { cwd: ROOT, stdio: ['ignore', 2, 2] },
);
if (status !== 0) {
  rmSync(made, { recursive: true, force: true });
  process.stderr.write('fordring: the sources do not compile; what the compiler says above tells where.\n');
  process.exit(1);
}
for (const folder of programFolders()) copyWhatIsRead(folder);
writeFileSync(join(made, basename(FINGERPRINT)), fingerprint);
rmSync(DIST, { recursive: true, force: true });
renameSync(made, DIST);

/** Migrations, samples and the like: all that is not TypeScript. Folders that hold nothing of it stay as they are. */
function copyWhatIsRead(folder) {
  cpSync(join(ROOT, folder), join(made, folder), {
    recursive: true,
    filter: (path) => !path.endsWith('.ts') || statSync(path).isDirectory(),
  });
}
