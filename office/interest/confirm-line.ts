import type { Pool } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { Fault } from '../../domain/kernel/fault';
import { inTransaction } from '../../store/connect';
import { linesOfClaim, takeLines, type InterestLine } from './interest-lines';

/** The creditor has no interest line of that number. `fordring interest list` lists them. */
export class InterestLineUnknown extends Fault {
  override readonly name = 'InterestLineUnknown';
  override readonly kind = 'unknown';

  constructor(line: number) {
    super(`There is no interest line ${line} of this creditor. fordring interest list lists them.`);
  }
}

/** The line is not for a next invoice, or another invoice has it already. Take it off the invoice again. */
export class InterestLineTaken extends Fault {
  override readonly name = 'InterestLineTaken';
  override readonly kind = 'refused';
}

/**
 * The back office has put the line on an invoice. The same again is once. Throws `InterestLineUnknown` and
 * `InterestLineTaken`.
 */
export async function confirmLine(
  pool: Pool,
  creditorId: string,
  confirmed: { readonly line: number; readonly invoiceNumber: string; readonly on: CivilDate; readonly by: string },
): Promise<InterestLine> {
  const { line, invoiceNumber, on, by } = confirmed;
  return inTransaction(pool, async (client) => {
    const { rows } = await client.query<{ claim_id: string }>(
      `SELECT claim_id FROM fordring.claim WHERE creditor_id = $1
         AND claim_id = (SELECT claim_id FROM fordring.interest_line WHERE line_number = $2) FOR UPDATE`,
      [creditorId, line],
    );
    const claimId = rows[0]?.claim_id;
    const known = claimId === undefined ? [] : await linesOfClaim(client, claimId);
    const own = known.find((each) => each.line === line);
    if (!own) throw new InterestLineUnknown(line);
    if (own.taken) {
      if (own.taken.as === 'next-invoice' && own.taken.invoiceNumber === invoiceNumber) return own;
      const where = own.taken.invoiceNumber === undefined ? '' : ` (invoice ${own.taken.invoiceNumber})`;
      throw new InterestLineTaken(
        `Interest line ${line} is no longer to be invoiced: ${own.taken.as}${where} on ${own.taken.on}. Take it off invoice ${invoiceNumber} again.`,
      );
    }
    if (own.way === 'separate-invoice' || own.way === 'awaits-rate') {
      throw new InterestLineTaken(
        `Interest line ${line} goes on no next invoice (${own.way}). Take it off invoice ${invoiceNumber} again.`,
      );
    }
    await takeLines(client, [own], { as: 'next-invoice', invoiceNumber, on, by });
    return { ...own, taken: { as: 'next-invoice', invoiceNumber, on, by } };
  });
}
