import { closeSync, openSync, writeSync } from 'node:fs';
import { bytesOf, inputOf } from './inputs';

/** A process of its own: writes the input of that name, so large a part of its limit. */
function main(name: string, part: number, path: string): void {
  const input = inputOf(name);
  const file = openSync(path, 'w');
  for (const piece of input.write(bytesOf(input, part))) writeSync(file, Buffer.from(piece));
  closeSync(file);
}

main(process.argv[2] ?? '', Number(process.argv[3]), process.argv[4] ?? '');
