import { once } from 'node:events';
import { createWriteStream } from 'node:fs';

const HEADER = 'voucher,account,booked_on,text,amount\n';
const EVERY = 10_000;
const BLOCK = 1 << 16;
/** No common factor with any number of rows in use: the right file has the same vouchers in another order. */
const STRIDE = 7919;

/** Of every ten thousand vouchers one has another amount on the right, one is not there, one there is not here. */
export interface Planted {
  readonly otherAmount: number;
  readonly onlyLeft: number;
  readonly onlyRight: number;
}

export function plantedIn(rows: number): Planted {
  const places = Math.ceil(rows / EVERY);
  return { otherAmount: places, onlyLeft: places, onlyRight: places };
}

/** Two files of so many rows, without chance: what is planted is known. */
export async function writeVoucherFiles(rows: number, left: string, right: string): Promise<void> {
  await writeLines(left, rows, (index) => line(index, `${100_000_000 + index}`, 0));
  await writeLines(right, rows, (index) => {
    const voucher = (index * STRIDE) % rows;
    const isMoved = voucher % EVERY === 1;
    const isOther = voucher % EVERY === 0;
    return line(voucher, `${(isMoved ? 900_000_000 : 100_000_000) + voucher}`, isOther ? 100 : 0);
  });
}

function line(index: number, number: string, more: number): string {
  const ore = (index % 99_991) * 7 + 100 + more;
  const written = `${Math.floor(ore / 100)}.${String(ore % 100).padStart(2, '0')}`;
  const day = String(1 + (index % 28)).padStart(2, '0');
  return `V${number},15190,2026-03-${day},Invoice ${index} of the month,${written}\n`;
}

async function writeLines(path: string, rows: number, lineOf: (index: number) => string): Promise<void> {
  const file = createWriteStream(path);
  let block = HEADER;
  for (let index = 0; index < rows; index += 1) {
    block += lineOf(index);
    if (block.length < BLOCK) continue;
    if (!file.write(block)) await once(file, 'drain');
    block = '';
  }
  file.end(block);
  await once(file, 'finish');
}
