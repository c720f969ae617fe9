import { camtMovements } from '../../formats/camt/read-camt';
import { piecesOfFile } from './pieces-of-file';

/** A process of its own: reads a camt file into movements, and says how long that took. */

const [path = ''] = process.argv.slice(2);

const begun = performance.now();
let movements = 0;
for (const movement of camtMovements(piecesOfFile(path))) if (movement.amount.isPositive()) movements += 1;
process.stdout.write(JSON.stringify({ movements, seconds: (performance.now() - begun) / 1000 }));
