import { Fault } from '../../domain/kernel/fault';
import { reasonOf, sqlStateOf } from '../../store/relay/reason-of';

/**
 * PostgreSQL refused a row that contradicts another row, or a rule of the row's table. The same again ends the same way.
 * Run `fordring ledger check`; a person must look. The message names no value, since a value may be personal.
 */
export class RowRefused extends Fault {
  override readonly name = 'RowRefused';
  override readonly kind = 'damaged';
}

/** The fault that a failure of the database stands for; nothing where the row is not at fault. */
export function rowRefused(problem: unknown): RowRefused | undefined {
  const code = sqlStateOf(problem);
  if (code === undefined || !INTEGRITY.test(code)) return undefined;
  return new RowRefused(`${reasonOf(problem)} Run the ledger check.`);
}

/** Two acts at once may both write a row that is not there: the one that comes second finds the row when asked again. */
export function isMetByAnother(problem: unknown): boolean {
  return sqlStateOf(problem) === UNIQUE_VIOLATION;
}

/** Class 23 of SQL's own states. */
const INTEGRITY = /^23[0-9A-Z]{3}$/;
const UNIQUE_VIOLATION = '23505';
