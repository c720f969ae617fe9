import { Fault } from '../../domain/kernel/fault';
import { sqlStateOf } from '../../store/relay/reason-of';

/**
 * The login of the database has no right for the act, and nothing was done. Use a login with the role that the act needs:
 * docs/guides/roles-and-secrets.md.
 */
export class DatabaseRightMissing extends Fault {
  override readonly name = 'DatabaseRightMissing';
  override readonly kind = 'forbidden';
}

const INSUFFICIENT_PRIVILEGE = '42501';

/** The fault that a refusal of PostgreSQL stands for; nothing where it refused something else. */
export function databaseRightMissing(problem: unknown): DatabaseRightMissing | undefined {
  if (sqlStateOf(problem) !== INSUFFICIENT_PRIVILEGE) return undefined;
  return new DatabaseRightMissing(
    'The login in FORDRING_DATABASE_URL has no right for this act; nothing was done. ' +
      'Use a login with the role that the act needs (docs/guides/roles-and-secrets.md).',
  );
}
