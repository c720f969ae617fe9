import { StringDecoder } from 'node:string_decoder';
import { SaxesParser } from 'saxes';
import { piecesOfFile } from './pieces-of-file';

/** A process of its own: the XML library alone goes through a file, and says how many elements and texts it has. */

const [path = ''] = process.argv.slice(2);

const begun = performance.now();
let [elements, characters] = [0, 0];
const parser = new SaxesParser();
parser.on('opentag', () => {
  elements += 1;
});
parser.on('text', ({ length }) => {
  characters += length;
});
const decoder = new StringDecoder('utf8');
for (const piece of piecesOfFile(path)) parser.write(decoder.write(piece));
parser.close();
process.stdout.write(JSON.stringify({ elements, characters, seconds: (performance.now() - begun) / 1000 }));
