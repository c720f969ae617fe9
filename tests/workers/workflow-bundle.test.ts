import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { workflowBundle } from '../../workers/workflow-bundle';

/** Bundling takes seconds; what is looked at here is which bundle a worker takes, so the kept one is made up. */
test('a worker of the same release takes the bundle that was kept, under the hash of its sources', async () => {
  const folder = mkdtempSync(join(process.env['JEST_RUN_FOLDER'] ?? '', 'bundles-'));
  const { code } = await workflowBundle(folder);
  const [kept = '', ...others] = readdirSync(folder);
  expect(others).toEqual([]);
  expect(kept).toMatch(/^workflows-[0-9a-f]{16}\.js$/);
  expect(readFileSync(join(folder, kept), 'utf8')).toBe(code);
  expect(code).toContain('collectInvoice');
  writeFileSync(join(folder, kept), 'kept');
  expect(await workflowBundle(folder)).toEqual({ code: 'kept' });
});
