import type { Pool } from 'pg';
import { contactsOn } from '../../domain/administrations/administration';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { administrationsOn } from './administrations-on';

/** For whom something is, and who that is as a party of the reconciliations; null where no party of that name is entered. */
interface Addressed {
  readonly creditorId: string;
  readonly addressee: string;
  readonly name: string | null;
  readonly on: CivilDate;
}

/** An administration is reached by its contact person of the day, where no party of that name is entered. */
export async function reachedBy(
  pool: Pool,
  { creditorId, addressee, name, on }: Addressed,
): Promise<{ readonly name: string; readonly email: string | null } | undefined> {
  if (name !== null) return undefined;
  const administration = (await administrationsOn(pool, creditorId, on)).find(
    ({ administrationId }) => administrationId === addressee,
  );
  const [contact] = administration ? contactsOn(administration, on) : [];
  return contact && { name: contact.name, email: contact.email ?? null };
}
