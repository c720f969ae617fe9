import { readFileSync } from 'node:fs';
import { InputRefused } from '../../domain/kernel/input-refused';
import { secondsOf } from '../arithmetic';
import { inputOf } from './inputs';

/** A process of its own: reads the file with its reader, or its bytes alone, and says how long that took. */
async function main(name: string, path: string, how: string): Promise<void> {
  const input = inputOf(name);
  const read = how === 'bare' ? breaksIn : input.read;
  let refused: InputRefused | undefined;
  const seconds = await secondsOf(() => Promise.resolve((refused = refusalBy(() => read(readFileSync(path))))));
  if (how !== 'bare' && (refused !== undefined) !== (input.isRefused ?? false))
    throw new Error(`${input.what} was ${refused ? '' : 'not '}refused.`);
  process.stdout.write(JSON.stringify({ seconds }));
}

/** The refusal is shown to the person who waits. */
function refusalBy(read: () => unknown): InputRefused | undefined {
  try {
    read();
    return undefined;
  } catch (problem) {
    if (!(problem instanceof InputRefused)) throw problem;
    process.stderr.write(`  ${problem.message.split('\n').slice(0, 2).join(' ')} (${problem.count} in all)\n`);
    return problem;
  }
}

/** The bytes are looked at, not only fetched. */
function breaksIn(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) count += 1;
  return count;
}

void main(process.argv[2] ?? '', process.argv[3] ?? '', process.argv[4] ?? '');
