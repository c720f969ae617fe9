import type { Command } from 'commander';
import { claimedOf } from '../../domain/claim/claim';
import { outcomeOf } from '../../domain/claim/outcome';
import { Money } from '../../domain/kernel/money';
import type { DocumentRecord } from '../../office/office';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { atCounter } from '../at-counter';
import { knownBy, withKnown } from '../day-argument';
import { EXIT } from '../exit-codes';
import { writeLine } from '../output';
import { TOKEN_FILE } from '../signed-in';
import { table } from '../table';
import { CREDITOR } from '../with-creditor';

interface Options {
  readonly asOf?: string;
  readonly known?: CivilDate;
  readonly creditor?: string;
  readonly tokenFile?: string;
  readonly json?: true;
}

/** `fordring show`: one claim's figures, events and letters. */
export function addShow(program: Command, ended: (exitCode: number) => void): void {
  withKnown(program.command('show').argument('<invoice>', 'invoice number, or CREDITOR/NUMBER'))
    .option(...CREDITOR)
    .option(...TOKEN_FILE)
    .option('--json', 'for machines: the claim and its events')
    .action(async (invoice: string, options: Options) => {
      await atCounter(options, async ({ office, caller, creditorMeant }) => {
        const at = caller(options.creditor === undefined ? undefined : await creditorMeant());
        const { claim, events, letters, accrued, today } = await office.claims.show(at, {
          invoice,
          ...knownBy(options),
        });
        if (options.json) {
          await writeLine(JSON.stringify({ claim, events, letters }));
          return;
        }
        const { currency } = claim.invoiced;
        await writeLine(
          `Invoice ${claim.invoiceNumber} of ${claim.creditorId}, group ${claim.invoiceGroup}: ${outcomeOf(claim)}`,
        );
        await writeLine(
          `issued ${claim.issuedOn}, due ${claim.dueOn}, reference ${claim.paymentReference || 'none'}, policy ${claim.policyId} version ${claim.policyVersion}`,
        );
        await writeLine();
        const figures = {
          invoiced: claim.invoiced,
          'principal open': claim.open.principal,
          'fee open': claim.open.fee,
          'interest open': claim.open.interest,
          'claimed and open': claimedOf(claim),
          [`accrued since, not claimed (${today})`]: accrued && accruedSince(accrued, claim.charged.interest),
          'owed back': claim.refundLiability,
        };
        await writeLine(
          table({
            header: ['', currency],
            rows: Object.entries(figures).map(([name, amount]) => [name, amount?.toString() ?? 'a rate is not known']),
          }),
        );
        await writeLine();
        const rows = events.map(({ eventNumber, event, bookedOn }) => [
          `${eventNumber} ${event.type}${event.type === 'StepPerformed' ? ` ${event.step}` : ''}`,
          event.on,
          bookedOn,
        ]);
        await writeLine(table({ header: ['event', 'on', 'booked on'], rows }));
        if (letters.length > 0) await writeLine(`\n${letterTable(letters)}`);
      });
      ended(EXIT.done);
    });
}

function accruedSince(accrued: Money, charged: Money): Money {
  return accrued.isOver(charged) ? accrued.minus(charged) : Money.zero(charged.currency);
}

/** What became of each letter, by the number of the event that called for it. */
function letterTable(letters: readonly DocumentRecord[]): string {
  const rows = letters.map(({ documentId, kind, status, reason, letters: delivered }) => [
    `${documentId.slice(documentId.lastIndexOf('/') + 1)} ${kind}`,
    status,
    delivered[0]?.deliveredOn ?? '',
    delivered.length > 1 ? `to ${delivered.length} who owe it` : (reason ?? ''),
  ]);
  return table({ header: ['letter', 'status', 'delivered on', ''], rows });
}
