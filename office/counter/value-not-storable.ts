import { Fault } from '../../domain/kernel/fault';
import { sqlStateOf } from '../../store/relay/reason-of';

/**
 * PostgreSQL cannot store a value as it was given, such as a number that is too large for its column. The same again
 * ends the same way: correct what was given. The message names no value, since a value may be personal.
 */
export class ValueNotStorable extends Fault {
  override readonly name = 'ValueNotStorable';
  override readonly kind = 'refused';
}

/** The fault that a failure of the database stands for; nothing where trying again may help. */
export function valueNotStorable(problem: unknown): ValueNotStorable | undefined {
  const code = sqlStateOf(problem);
  if (code === undefined || !DATA_EXCEPTION.test(code)) return undefined;
  return new ValueNotStorable(
    `PostgreSQL cannot store a value that was given (SQLSTATE ${code}). Correct what was given.`,
  );
}

/** Class 22 of SQL's own states. */
const DATA_EXCEPTION = /^22[0-9A-Z]{3}$/;
