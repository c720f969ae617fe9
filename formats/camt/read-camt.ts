import type { BankFile } from '../bank-file';
import type { BankMovement } from '../../domain/payment/bank-movement';
import type { SetAside } from '../../domain/payment/set-aside';
import { InputRefused, type InputProblem } from '../../domain/kernel/input-refused';
import type { XmlOptions } from '../xml/read-xml';
import { asideEntry } from './aside-entry';
import { balancesOf } from './camt-balances';
import { readingsOf } from './camt-readings';
import { movementsOf } from './camt-movements';
import type { CamtReport, CamtStatement } from './camt-report';
import { fingerprintOfStatement } from './camt-telling';
import { CAMT_REFUSED, readCamtEntries } from './read-camt-entries';

/**
 * Reads camt.053 and camt.054 into movements in kronor or kroner. Booked credits are payments, also those that undo a
 * payment of ours; booked debits that the bank calls reversals take an earlier payment back. What cannot be booked stands
 * aside with its reason, and so do the municipality's own payments out. Entries not yet booked and zero amounts are only
 * counted (`ignored`, with the payments out).
 */
export function readCamt(bytes: Buffer, options: XmlOptions = {}): BankFile {
  const report = readCamtEntries(bytes, options);
  const reading = new CamtReading(report.format);
  report.statements.forEach((statement, index) => reading.take(statement, index + 1));
  return reading.finish(report);
}

class CamtReading {
  private readonly format: CamtReport['format'];
  private readonly movements: BankMovement[] = [];
  private readonly aside: SetAside[] = [];
  private readonly problems: InputProblem[] = [];
  private readonly keys = new Map<string, number>();
  private ignored = 0;

  constructor(format: CamtReport['format']) {
    this.format = format;
  }

  take(statement: CamtStatement, statementNumber: number): void {
    const fingerprint = fingerprintOfStatement(this.format, statement);
    for (const entry of statement.entries) {
      const aside = asideEntry(entry, statement);
      const isOurs = entry.isBooked && (entry.direction === 'credit' || entry.isReversal);
      const where = { format: this.format, statement, statementNumber, fingerprint, problems: this.problems };
      const made = isOurs && (!aside || aside.reason === 'charged') ? movementsOf(entry, where) : [];
      const movements = made.map((movement) => ({ ...movement, key: this.uniqueKey(movement.key) }));
      if (aside) this.aside.push({ ...aside, key: this.uniqueKey(aside.key), movements });
      else this.movements.push(...movements);
      if (!aside ? movements.length === 0 : aside.reason === 'payment-out') this.ignored++;
    }
  }

  finish(report: CamtReport): BankFile {
    if (this.problems.length > 0) throw new InputRefused(CAMT_REFUSED, this.problems);
    const { movements, aside, ignored } = this;
    const balances = balancesOf(report);
    const readings = readingsOf(report);
    return {
      ...{ format: report.format, movements },
      ...(ignored > 0 && { ignored }),
      ...(aside.length > 0 && { aside }),
      ...(balances.length > 0 && { balances }),
      ...(readings.length > 0 && { readings }),
    };
  }

  /** Banks have been seen to give two entries of a file the same reference; the second is told apart by its place. */
  private uniqueKey(key: string): string {
    const uses = (this.keys.get(key) ?? 0) + 1;
    this.keys.set(key, uses);
    return uses === 1 ? key : `${key}#${uses}`;
  }
}
