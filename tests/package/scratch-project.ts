import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const ROOT = join(__dirname, '..', '..');
const MODULES = join(ROOT, 'node_modules');

/** What a project that depends on us installs by itself. */
const ITS_OWN = ['@types/node'];

/**
 * A folder with our package in its `node_modules`, as `npm install` would put it there. The libraries that `package.json`
 * declares are links to our own; what it forgets to declare is not found.
 */
export class ScratchProject {
  readonly folder = mkdtempSync(join(process.env['JEST_RUN_FOLDER'] ?? '', 'scratch-'));
  readonly package = join(this.folder, 'node_modules', 'fordring');

  constructor() {
    mkdirSync(this.package, { recursive: true });
    run('npm', ['pack', '--silent', '--pack-destination', this.folder], ROOT);
    const [tarball = ''] = readdirSync(this.folder).filter((name) => name.endsWith('.tgz'));
    run('tar', ['-xzf', join(this.folder, tarball), '--strip-components=1', '-C', this.package], this.folder);
    const { dependencies } = JSON.parse(readFileSync(join(this.package, 'package.json'), 'utf8')) as {
      readonly dependencies: Readonly<Record<string, string>>;
    };
    for (const name of [...Object.keys(dependencies), ...ITS_OWN]) {
      const link = join(this.folder, 'node_modules', name);
      mkdirSync(dirname(link), { recursive: true });
      symlinkSync(join(MODULES, name), link);
    }
  }

  write(name: string, content: string): void {
    writeFileSync(join(this.folder, name), content);
  }

  /** Compiles files of the project strictly, and answers what TypeScript says against them or against our declarations. */
  compile(given: readonly string[]): string[] {
    const tsc = join(MODULES, 'typescript', 'bin', 'tsc');
    const strictly = ['--strict', '--target', 'es2022', '--types', 'node', '--ignoreConfig', '--pretty', 'false'];
    const { stdout } = spawnSync(process.execPath, [tsc, ...strictly, ...given], {
      cwd: this.folder,
      encoding: 'utf8',
    });
    // What libraries have among themselves is not ours; they lie outside of the project.
    return stdout.split('\n').filter((line) => /^(\w|error)/.test(line) && !line.startsWith('..'));
  }
}

function run(program: string, given: readonly string[], folder: string): void {
  const { status, stdout, stderr } = spawnSync(program, given, { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ${given.join(' ')} ended with ${String(status)}: ${stdout}${stderr}`);
}
