import type { Pool } from 'pg';
import { partyNamed } from './parties';

/** Own choice: what is late is chased each second banking day, and each chase goes one higher, as far as anybody stands above. */
export const CHASE_EVERY_BANKING_DAYS = 2;

/** The party that a chase goes to: the owner first, and then who stands above, step by step. */
export async function partyAtLevel(pool: Pool, creditorId: string, owner: string, level: number): Promise<string> {
  let party = owner;
  for (let at = 1; at < level; at += 1) {
    const { above } = await partyNamed(pool, creditorId, party);
    if (above === null) return party;
    party = above;
  }
  return party;
}
