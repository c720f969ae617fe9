import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bundleWorkflowCode } from '@temporalio/worker';
import { PACKAGE_ROOT } from '../stack/package-root';
import { QuietLogger } from './quiet-logger';

/** Temporal's own interceptors of workflows: they add no command to a history. */
const TRACING = '@temporalio/interceptors-opentelemetry/lib/workflow-interceptors';

/** What the bundle is made of, beside the SDK. */
const SOURCES = ['workflows', 'domain'];
const ROOT = join(__dirname, '..');

/**
 * The workflows as one script, which every worker of this release runs. Bundling takes seconds, so the result is kept in
 * a folder under the hash of its sources.
 */
export async function workflowBundle(
  cacheFolder: string,
  { traced = false }: { readonly traced?: boolean } = {},
): Promise<{ code: string }> {
  const path = join(cacheFolder, `workflows-${traced ? 'traced-' : ''}${await hashOfSources()}.js`);
  const kept = await readFile(path, 'utf8').catch(() => undefined);
  if (kept !== undefined) return { code: kept };
  const { code } = await bundleWorkflowCode({
    workflowsPath: require.resolve('../workflows'),
    logger: new QuietLogger('WARN'),
    ...(traced && { workflowInterceptorModules: [require.resolve(TRACING)] }),
  });
  await mkdir(cacheFolder, { recursive: true });
  await writeFile(`${path}.${process.pid}`, code);
  await rename(`${path}.${process.pid}`, path);
  return { code };
}

/** What this release calls itself to the engine: as configured, else the package's version with a hash of the workflows. */
export async function buildIdOf({ buildId }: { readonly buildId?: string }): Promise<string> {
  if (buildId !== undefined) return buildId;
  const { version } = JSON.parse(await readFile(join(PACKAGE_ROOT, 'package.json'), 'utf8')) as { version: string };
  return `${version}-${await hashOfSources()}`;
}

/** Of the libraries' versions and of every file, compiled or not, in whichever folder. */
async function hashOfSources(): Promise<string> {
  const hash = createHash('sha256').update(await readFile(join(PACKAGE_ROOT, 'package.json')));
  for (const folder of SOURCES) {
    const names = await readdir(join(ROOT, folder), { recursive: true });
    for (const name of names.filter(isCode).sort()) hash.update(name).update(await readFile(join(ROOT, folder, name)));
  }
  return hash.digest('hex').slice(0, 16);
}

function isCode(name: string): boolean {
  return /\.[jt]s$/.test(name) && !name.endsWith('.d.ts');
}
