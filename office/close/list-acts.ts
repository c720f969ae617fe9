import { z } from 'zod';
import { NOTES_ON_ITEMS } from '../../domain/close/open-item-list';
import { act, type Desk } from '../counter/act';
import { here } from '../counter/here';
import { word } from '../counter/words';
import { findClaim } from '../claims/find-claim';
import { chartOf } from '../creditors/creditor-chart';
import { standingOf } from '../creditors/standing-desk';
import { confirmList, demandList, type ListAct } from './confirm-list';
import { makeLists } from './make-lists';
import { reportedList } from './reported-list';
import { answerNote, noteItem } from './note-on-list';
import { listsOfMonth, newestMonth } from './shown-lists';

const FAULTS = ['CreditorUnknown', 'OpenItemListRefused', 'PeriodRefused'];
const said = z.string().trim().min(1, 'say why').max(2_000);
const meant = z.strictObject({ period: word, administrationId: word });
const digest = z.string().regex(/^[0-9a-f]{8,64}$/, 'give at least the first eight digits of the list’s digest');

async function reported(desk: Desk) {
  const { creditor, creditorId, today } = await here(desk);
  return { creditor: { ...creditor, chart: await chartOf(desk.pool, creditorId) }, creditorId, today };
}

async function listAct(desk: Desk, about: z.infer<typeof meant>): Promise<ListAct> {
  const { creditor, today } = await reported(desk);
  const { actor: by, role } = standingOf(desk);
  return { creditor, ...about, by, role, today };
}

export const openItemLists = act({
  summary:
    'How the open-item lists of a month stand, the newest month when none is named: made, confirmed, late or stale, and whether they come to the same as the control accounts.',
  permission: 'read',
  input: z.strictObject({ period: word.exactOptional() }),
  faults: FAULTS,
  async handle(desk, { period }) {
    const { creditor, creditorId, today } = await reported(desk);
    const month = period ?? (await newestMonth(desk.pool, creditorId));
    if (month === undefined) return { creditorId, month: null };
    return { creditorId, month: await listsOfMonth(desk.pool, creditor, { period: month, today }) };
  },
});

export const openItemList = act({
  summary:
    'The newest open-item list of an administration for a month as it was kept, row by row, with the notes on it.',
  permission: 'read',
  disclosing: true,
  input: meant,
  faults: FAULTS,
  async handle(desk, about) {
    const { creditor } = await reported(desk);
    return reportedList(desk.pool, creditor, await demandList(desk.pool, { creditor, ...about }));
  },
});

export const makeOpenItemLists = act({
  summary:
    'Keeps the open-item list of every administration for a month; with a reason, lists that are confirmed are made anew where their books changed.',
  permission: 'close-periods',
  input: z.strictObject({ period: word, correct: said.exactOptional() }),
  tells: ['closes'],
  faults: FAULTS,
  async handle(desk, { period, correct }) {
    const { creditor, creditorId, today } = await reported(desk);
    const { actor, role } = standingOf(desk);
    const made = await makeLists(desk.pool, {
      ...{ creditor, period, today, by: actor.subject, role },
      ...(correct !== undefined && { reason: correct }),
    });
    return { creditorId, period, ...made };
  },
});

export const confirmOpenItemList = act({
  summary:
    'The contact person of an administration, or the deputy, says that the newest open-item list of a month is reconciled.',
  permission: 'answer-for-client',
  input: meant.extend({ sha256: digest.exactOptional(), note: said.exactOptional() }),
  tells: ['closes'],
  faults: [...FAULTS, 'AdministrationUnknown'],
  handle: async (desk, { sha256, note, ...about }) =>
    confirmList(desk.pool, await listAct(desk, about), { sha256, note }),
});

export const noteOpenItem = act({
  summary:
    'The contact person of an administration, or the deputy, says what is to become of a claim on its list, or why the claim stands still.',
  permission: 'answer-for-client',
  input: meant.extend({ invoice: word, asks: z.enum(NOTES_ON_ITEMS), reason: said }),
  faults: [...FAULTS, 'AdministrationUnknown', 'ClaimNotFound', 'InvoiceOfSeveral'],
  async handle(desk, { invoice, asks, reason, ...about }) {
    const own = await listAct(desk, about);
    const { claim } = await findClaim(desk.pool, invoice, desk.maySee);
    return noteItem(desk.pool, own, { claimId: claim.claimId, asks, reason });
  },
});

export const answerOpenItemNote = act({
  summary: 'Answers an administration’s note on a claim where what it asks is not done, or was done elsewhere.',
  permission: 'look-into-differences',
  input: z.strictObject({ noteNumber: z.int().min(1), answer: said }),
  faults: FAULTS,
  async handle(desk, answered) {
    const { creditorId, today } = await here(desk);
    const { actor, role } = standingOf(desk);
    return answerNote(desk.pool, { creditorId, by: actor.subject, role, today }, answered);
  },
});
