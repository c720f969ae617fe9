import type { Desk } from './act';

/**
 * Whose books a control goes over: the creditor that the caller names, else every creditor that the caller acts for.
 * Undefined for all, which only somebody who may see all of them gets. Throws `PermissionMissing` and `CreditorUnknown`.
 */
export async function creditorsSeen(desk: Desk): Promise<readonly string[] | undefined> {
  const { creditorId } = desk.caller;
  if (creditorId === undefined && desk.actor.creditorIds === 'all') return undefined;
  return (await desk.creditors()).map((creditor) => creditor.creditorId);
}
