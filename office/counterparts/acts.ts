import { z } from 'zod';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { act, type Desk } from '../counter/act';
import { here } from '../counter/here';
import { nothing, word, words } from '../counter/words';
import { todayOf, type KeptCreditor } from '../creditors/creditor';
import { refuseWrongAccounts } from '../creditors/refuse-wrong-accounts';
import { changeAt } from '../creditors/standing-desk';
import { answerNotes } from './answer-notes';
import { waitingCases } from './case-outcomes';
import { CLAIM_PARTS, claimKinds as kindsOf } from './claim-kinds';
import { counterpartAccounts } from './counterpart-accounts';
import type { SeenToBy } from './counterpart-refusal';
import { dismissNote as dismiss } from './dismiss-note';
import { accountOf, layDownClaimKind as keepClaimKind } from './register-with-counterparts';

/** Of the caller's creditor, or of all that the sign-in is for. */
async function ofEach<Row>(desk: Desk, read: (creditorId: string) => Promise<readonly Row[]>): Promise<Row[]> {
  const rows: Row[] = [];
  for (const { creditorId } of await desk.creditors()) rows.push(...(await read(creditorId)));
  return rows;
}

/** The stated day, or the creditor's own today. */
function dayOf({ caller, clock }: Desk, creditor: KeptCreditor): CivilDate {
  return caller.today ?? todayOf(creditor, clock);
}

/** The creditor, and who sees to its counterparts: the permission is held by a role, which is recorded. */
async function seenTo(desk: Desk): Promise<{ readonly creditorId: string; readonly by: SeenToBy }> {
  const { creditorId, today: on } = await here(desk);
  return { creditorId, by: { subject: desk.actor.subject, role: desk.role ?? 'anybody', on } };
}

export const heldCases = act({
  summary: 'Lists the cases that could not be handed over or told of, each with its reason.',
  permission: 'read',
  input: nothing,
  handle: (desk) => ofEach(desk, (creditorId) => waitingCases(desk.pool, creditorId)),
});

export const notes = act({
  summary: 'Lists what of the counterparts’ answers waits for a person.',
  permission: 'read',
  input: nothing,
  handle: (desk) => ofEach(desk, (creditorId) => answerNotes(desk.pool, creditorId)),
});

export const claimKinds = act({
  summary: 'Lists what the invoice groups are in the terms of the enforcement authority.',
  permission: 'read',
  input: nothing,
  handle: (desk) => ofEach(desk, (creditorId) => kindsOf(desk.pool, creditorId)),
});

export const accounts = act({
  summary: 'Lists the accounts on which counterparts pay what they collect.',
  permission: 'read',
  input: nothing,
  async handle(desk) {
    const found = [];
    for (const creditor of await desk.creditors()) {
      found.push(...(await counterpartAccounts(desk.pool, creditor.creditorId, dayOf(desk, creditor))));
    }
    return found;
  },
});

export const dismissNote = act({
  summary: 'Says that what waits for a person has been seen to; it stays on record with who it was and the reason.',
  permission: 'see-to-counterparts',
  input: z.strictObject({ about: word, reason: words }),
  faults: ['CreditorUnknown'],
  async handle(desk, { about, reason }) {
    const { creditorId, by } = await seenTo(desk);
    return dismiss(desk.pool, by, { creditorId, about, reason });
  },
});

export const layDownClaimKind = act({
  summary: 'Says what an invoice group is in the authority’s terms; without a code that is taken away.',
  permission: 'see-to-counterparts',
  input: z.strictObject({ invoiceGroup: word, code: word.optional(), part: z.enum(CLAIM_PARTS).optional() }),
  faults: ['CreditorUnknown'],
  async handle(desk, { invoiceGroup, code, part = 'principal' }) {
    const { creditorId, by } = await seenTo(desk);
    return keepClaimKind(desk.pool, by, { creditorId, invoiceGroup, code, part });
  },
});

export const layDownAccount = act({
  summary:
    'Says which counterpart pays to an account of the creditor’s: two persons do. Without a counterpart that is taken away.',
  permission: 'see-to-counterparts',
  input: z.strictObject({ account: word, counterpart: word.optional() }),
  faults: ['CreditorUnknown', 'StandingDataRefused', 'KeyReusedWithOtherContents'],
  async handle(desk, { account, counterpart }) {
    const { creditor, creditorId, today } = await here(desk);
    // A wrong account that stands there must be possible to take away.
    if (counterpart !== undefined) refuseWrongAccounts([account], creditor.country);
    const said = await accountOf(desk.pool, { creditorId, counterpart });
    if ('refused' in said) return said;
    return changeAt(desk, { creditorId, today, kind: 'counterpart-account', name: account, contents: said.contents });
  },
});
