import { withWorkerVersions, type VersionStanding } from '../../compose/worker-versions';
import { readConfiguration } from '../../stack/configuration';
import { writeLine } from '../output';

const IN_WORDS: Readonly<Record<VersionStanding['standing'], string>> = {
  current: 'has the work',
  ramping: 'has a share of the work',
  inactive: 'waits, and never had the work',
  draining: 'had the work; some workflows have not moved on yet',
  drained: 'had the work; no workflow needs it',
};

/** The releases that the engine knows. */
export async function showVersions({ json }: { readonly json: boolean }): Promise<void> {
  const { versions, deserted } = await withWorkerVersions(readConfiguration(), async ({ list, isServed }) => {
    const versions = await list();
    const current = versions.find(({ standing }) => standing === 'current')?.buildId;
    return { versions, deserted: current !== undefined && !(await isServed(current)) ? current : undefined };
  });
  if (json) return writeLine(JSON.stringify(versions));
  if (versions.length === 0) await writeLine('No worker has come to the engine yet.');
  for (const { buildId, standing, percent } of versions)
    await writeLine(`${buildId}  ${IN_WORDS[standing]}${percent === undefined ? '' : ` (${percent} percent)`}`);
  if (deserted !== undefined)
    await writeLine(
      `No worker of release ${deserted} asks for work: workflows stand still. ` +
        'Start one, or hand the work to a release whose workers run: fordring engine promote RELEASE',
    );
}

/** Hands the work over, or a share of it. */
export async function promote(wanted: { readonly buildId?: string; readonly percent?: number }): Promise<void> {
  const buildId = await withWorkerVersions(readConfiguration(), (versions) => versions.promote(wanted));
  const { percent } = wanted;
  if (percent === undefined) await writeLine(`Release ${buildId} has the work.`);
  else if (percent === 0) await writeLine('No release has a share of the work; the current one has all of it.');
  else await writeLine(`Release ${buildId} has ${percent} percent of the workflows.`);
}
