import type { Command } from 'commander';
import type { Office } from '../../office/office';
import { atCounter } from '../at-counter';
import { EXIT } from '../exit-codes';
import { writeLine } from '../output';
import { TOKEN_FILE } from '../signed-in';
import { counted } from '../../domain/kernel/counted';

interface Options {
  readonly creditor?: string;
  readonly record?: true;
  readonly json?: true;
  readonly tokenFile?: string;
}

/** `fordring outbox check`: what left through the outbox folders and the ledger does not know, since it was put back. */
export function addOutbox(program: Command, ended: (exitCode: number) => void): void {
  const outbox = program.command('outbox');
  outbox
    .command('check')
    .description(
      'compare the outbox folders with the ledger: letters, cases, changes and journals that left and that the ledger does not know (exit code 3 when there are any)',
    )
    .option('--creditor <id>', 'whose; without it, of every creditor that the sign-in is for')
    .option('--record', 'record them as sent, so that a ledger that was put back does not send them again')
    .option(...TOKEN_FILE)
    .option('--json', 'for machines')
    .action(async ({ creditor, record, json, tokenFile }: Options) => {
      const found = await atCounter({ tokenFile }, ({ office, caller, configuration: { outbox: folder } }) =>
        record
          ? office.outbox.recordOutbox(caller(creditor), { folder })
          : office.outbox.checkOutbox(caller(creditor), { folder }),
      );
      if (json) await writeLine(JSON.stringify(found));
      else for (const line of linesOf(found)) await writeLine(line);
      ended(countOf(found) === 0 || record ? EXIT.done : EXIT.disagrees);
    });
}

type Found = Awaited<ReturnType<Office['outbox']['checkOutbox']>>;

function countOf({ letters, instructions, exports }: Found): number {
  return letters.length + instructions.length + exports.length;
}

function linesOf(found: Found): string[] {
  const { letters, instructions, exports, recorded } = found;
  return [
    ...letters.map(
      ({ kind, claimId, deliveredOn, file }) => `left    ${kind} of ${claimId} on ${deliveredOn}: ${file}`,
    ),
    ...instructions.map(
      ({ what, reference, counterpart, referredOn, file }) =>
        `left    ${what === 'case' ? 'the case' : what} of ${reference} to ${counterpart} on ${referredOn}: ${file}`,
    ),
    ...exports.map(
      ({ creditorId, number, from, to, madeOn, vouchers, file }) =>
        `left    export ${number} of ${creditorId}, ${from} to ${to}, ${counted(vouchers, 'voucher')}, on ${madeOn}: ${file}`,
    ),
    ...(recorded > 0 ? [`${recorded} recorded: the ledger will not send them again.`] : []),
    ...(countOf(found) === 0 ? ['The ledger knows everything that has left.'] : []),
  ];
}
