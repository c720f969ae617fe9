import type { Client } from '@temporalio/client';
import type { FollowedClaims } from '../office/controls/followed-claims';

/** The ledger's side of the control, and the engine. */
export interface TwoBooks {
  readonly books: FollowedClaims;
  readonly client: Client;
}
