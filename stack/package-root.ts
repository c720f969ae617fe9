import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

const HERE = dirname(__dirname);

/** The folder of our `package.json`. The code lies in it as TypeScript, or compiled in its folder `dist`. */
export const PACKAGE_ROOT = existsSync(join(HERE, 'package.json')) ? HERE : dirname(HERE);

/** Whether the sources are there; an installed package has none. */
export function isClone(): boolean {
  return existsSync(join(PACKAGE_ROOT, 'cli', 'main.ts'));
}
