import type { CivilDate } from '../../domain/kernel/civil-date';
import type { KeptCreditor } from '../creditors/creditor';
import type { Desk } from './act';

/** What an act on one creditor is about: the creditor, and its business day. */
export interface Here {
  readonly creditor: KeptCreditor;
  readonly creditorId: string;
  readonly today: CivilDate;
}

/** Throws `CreditorUnknown`. */
export async function here(desk: Desk): Promise<Here> {
  const creditor = await desk.creditor();
  return { creditor, creditorId: creditor.creditorId, today: desk.today(creditor) };
}
