import type { BankFile } from '../bank-file';
import type { BankMovement } from '../../domain/payment/bank-movement';
import type { AsideReason, SetAside } from '../../domain/payment/set-aside';
import { InputRefused, ProblemList } from '../../domain/kernel/input-refused';
import type { XmlOptions, XmlSource } from '../xml/xml-pieces';
import { asideEntry } from './aside-entry';
import { balancesOf } from './camt-balances';
import { CAMT_REFUSED } from './camt-kind';
import { readingsOf } from './camt-readings';
import { movementsOf } from './camt-movements';
import type { CamtEntry } from './camt-report';
import { camtStatements, type ReportOutline, type StatementOfReport } from './read-camt-entries';

/**
 * Reads camt.053 and camt.054 into movements in kronor or kroner. Booked credits are payments, also those that undo a
 * payment of ours; booked debits that the bank calls reversals take an earlier payment back. What cannot be booked stands
 * aside with its reason, and so do the municipality's own payments out. Entries not yet booked and zero amounts are only
 * counted (`ignored`, with the payments out).
 */
export function readCamt(source: XmlSource, options: XmlOptions = {}): BankFile {
  const movements: BankMovement[] = [];
  const reading = camtMovements(source, options);
  for (;;) {
    const read = reading.next();
    if (read.done) return { ...read.value, movements };
    movements.push(read.value);
  }
}

/**
 * The movements of a file in its order, without the file in memory: they come a statement at a time. All else that the
 * file says is returned at its end. Until then it may still be refused, so whoever takes the movements keeps them apart.
 */
export function* camtMovements(
  source: XmlSource,
  options: XmlOptions = {},
): Generator<BankMovement, Omit<BankFile, 'movements'>> {
  const statements = camtStatements(source, options);
  const reading = new CamtReading();
  for (;;) {
    const read = statements.next();
    if (read.done) return reading.finish(read.value);
    yield* reading.movementsOf(read.value);
  }
}

class CamtReading {
  private readonly aside: SetAside[] = [];
  private readonly problems = new ProblemList();
  private readonly keys = new Map<string, number>();
  private statementNumber = 0;
  private ignored = 0;

  *movementsOf({ format, statement, entries, fingerprint }: StatementOfReport): Generator<BankMovement> {
    const statementNumber = ++this.statementNumber;
    const where = { format, statement, statementNumber, fingerprint, problems: this.problems };
    for (const entry of entries) {
      const aside = asideEntry(entry, statement);
      const made = isOurs(entry) && (!aside || BOOKED_ON_ANSWER.has(aside.reason)) ? movementsOf(entry, where) : [];
      for (const movement of made) movement.key = this.uniqueKey(movement.key);
      const movements: readonly BankMovement[] = made;
      if (aside) this.aside.push({ ...aside, key: this.uniqueKey(aside.key), movements });
      else yield* movements;
      if (!aside ? movements.length === 0 : aside.reason === 'payment-out') this.ignored++;
    }
  }

  finish({ format, statements }: ReportOutline): Omit<BankFile, 'movements'> {
    if (this.problems.length > 0) throw new InputRefused(CAMT_REFUSED, this.problems);
    const { aside, ignored } = this;
    const balances = balancesOf(statements);
    const readings = readingsOf(statements);
    return {
      format,
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

/** Rows that a person can book: the bank has told what they are, but for the day or what becomes of a charge. */
const BOOKED_ON_ANSWER: ReadonlySet<AsideReason> = new Set(['charged', 'no-day']);

function isOurs({ isBooked, direction, isReversal }: CamtEntry): boolean {
  return isBooked && (direction === 'credit' || isReversal);
}
