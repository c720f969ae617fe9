import { readFileSync } from 'node:fs';
import { ConfigurationRefused } from './configuration';

/** The contents of a file that a variable names. Throws `ConfigurationRefused` that names the variable. */
export function readConfiguredFile(variable: string, file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'does not exist' : 'cannot be read';
    throw new ConfigurationRefused([`${variable} names the file ${file}, which ${why}.`]);
  }
}
