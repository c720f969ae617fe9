import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { z } from 'zod';
import { inTransaction } from '../../store/connect';
import type { CivilDate } from '../../domain/kernel/civil-date';
import type { Country } from '../../domain/policy/policy';
import { lawAbovePlan } from '../../policies/statutes/retention';
import { StandingDataRefused } from '../creditors/standing-data-refused';
import { act, type Desk } from '../counter/act';
import { here } from '../counter/here';
import { day, plainWord, word, words } from '../counter/words';
import { changeAt, standingOf } from '../creditors/standing-desk';
import { eraseLetters } from '../letters/erase-letters';
import { letterIdsOf } from './letters-of-debtor';
import { confirmForgetting, declineForgetting, mustForgetting, proposeForgetting } from './forget';
import { forgettableOn } from './forgettable';
import { readForgettings, type Forgetting } from './forgettings';
import { mustHold, placeHold, readHolds, releaseHold } from './legal-holds';
import { ForgettingRefused } from './not-forgettable';
import { deliveredLines, keptBankFileParts } from './kept-files';
import { findPerson } from './person';
import { readPlaces } from './read-places';
import { rewriteLists } from './rewrite-lists';
import { rewriteNotices } from './rewrite-notices';

export const exportData = act({
  summary: 'Everything that is held of a debtor, place by place: for the person who asks what is known of them.',
  permission: 'read',
  disclosing: true,
  input: z.strictObject({ debtorId: plainWord }),
  faults: ['CreditorUnknown', 'DebtorUnknown'],
  async handle(desk, { debtorId }) {
    const { pool } = desk;
    const { creditorId, today: asOf } = await here(desk);
    const person = await findPerson(pool, creditorId, debtorId);
    const places = [
      ...(await readPlaces(pool, person)),
      ...(await keptBankFileParts(pool, person)),
      ...(await deliveredLines(pool, person)),
    ];
    return { creditorId, debtorId, asOf, places };
  },
});

const said = words.trim().min(1).max(2_000);
const folder = z.string().min(1).max(4_000).exactOptional();
const FORGET_FAULTS = ['CreditorUnknown', 'DebtorUnknown', 'DebtorNotForgettable', 'ForgettingRefused'];

function keyOf({ caller }: Desk, letter: string): string {
  return caller.key ?? `${letter}-${randomUUID().slice(0, 13)}`;
}

export const retention = act({
  summary: 'Lists who of the register could be forgotten on a day, and what stands against the others. Names nobody.',
  permission: 'read',
  input: z.strictObject({ on: day.exactOptional() }),
  faults: ['CreditorUnknown', 'NoStatuteForDate'],
  async handle(desk, { on }) {
    const { creditor, creditorId, today } = await here(desk);
    const asked = on ?? today;
    const debtors = await forgettableOn(desk.pool, { creditorId, country: creditor.country, on: asked });
    return { creditorId, on: asked, debtors };
  },
});

/** Throws `StandingDataRefused` and `NoStatuteForDate`. */
function refuseBelowLaw(country: Country, years: number, from: CivilDate): void {
  const law = lawAbovePlan(country, years, from);
  if (!law) return;
  const day = law.from > from ? law.from : from;
  throw new StandingDataRefused(
    'below-the-law',
    `The law asks for ${law.value} years on ${day} (${law.paragraph}), and this plan for ${years}. State at least ${law.value} years. Nothing was changed.`,
  );
}

export const keepLonger = act({
  summary:
    'Says how many years the document plan of a creditor keeps records, where more than the law: two persons say so.',
  permission: 'take-up-creditor',
  input: z.strictObject({ years: z.int().min(1).max(200), plan: said, validFrom: day.exactOptional() }),
  faults: ['CreditorUnknown', 'StandingDataRefused', 'NoStatuteForDate', 'KeyReusedWithOtherContents'],
  async handle(desk, { years, plan, validFrom }) {
    const { creditor, creditorId, today } = await here(desk);
    refuseBelowLaw(creditor.country, years, validFrom ?? today);
    const contents = { years, plan };
    return { creditorId, ...(await changeAt(desk, { creditorId, today, kind: 'retention', contents, validFrom })) };
  },
});

export const forget = act({
  summary: 'Puts a debtor forward to be forgotten, on a legal ground. Another person confirms.',
  permission: 'forget-debtors',
  disclosing: true,
  input: z.strictObject({ debtorId: plainWord, ground: said }),
  faults: [...FORGET_FAULTS, 'KeyReusedWithOtherContents', 'NoStatuteForDate'],
  async handle(desk, { debtorId, ground }) {
    const { creditor, creditorId, today } = await here(desk);
    const { country } = creditor;
    const asked = {
      forgettingId: keyOf(desk, 'f'),
      creditorId,
      country,
      debtorId,
      ground,
      today,
      by: standingOf(desk),
    };
    return inTransaction(desk.pool, (client) => proposeForgetting(client, asked));
  },
});

const named = z.strictObject({ forgettingId: word, folder });

/** On the day of the creditor whose debtor it is. Of another creditor's forgetting nothing is told. */
async function settlingAt(desk: Desk, forgettingId: string) {
  const own = new Set((await desk.creditors()).map(({ creditorId }) => creditorId));
  const { creditorId, debtorId } = await mustForgetting(desk.pool, forgettingId);
  if (!own.has(creditorId))
    throw new ForgettingRefused(`There is no forgetting ${forgettingId}. fordring debtor forgettings lists them.`);
  const creditor = await desk.creditor(creditorId);
  const { country } = creditor;
  return {
    creditorId,
    debtorId,
    settling: { forgettingId, country, today: desk.today(creditor), by: standingOf(desk) },
  };
}

/** How many letters, open-item lists and notices were erased in the outbox folder. */
async function eraseInFolder(
  pool: Pool,
  outbox: string | undefined,
  { letters, ...of }: Forgetting & { readonly letters: readonly string[] },
) {
  if (outbox === undefined) return { files: 0, lists: 0, notices: 0 };
  return {
    files: await eraseLetters(join(outbox, 'letters'), letters),
    lists: await rewriteLists(pool, join(outbox, 'open-items'), of),
    notices: await rewriteNotices(pool, outbox, of),
  };
}

export const confirmToForget = act({
  summary: 'Confirms that a debtor is forgotten: everything personal is erased, and nothing brings it back.',
  permission: 'confirm-forgetting',
  disclosing: true,
  input: named,
  faults: [...FORGET_FAULTS, 'NoStatuteForDate'],
  async handle(desk, { forgettingId, folder: outbox }) {
    const { debtorId, creditorId, settling } = await settlingAt(desk, forgettingId);
    const letters = await letterIdsOf(desk.pool, creditorId, debtorId);
    const forgotten = await inTransaction(desk.pool, (client) => confirmForgetting(client, settling));
    // Files follow the books: where this is cut short, the same act again takes them out.
    const { files, ...rewritten } = await eraseInFolder(desk.pool, outbox, { ...forgotten, letters });
    return { ...forgotten, letters: letters.length, files, ...rewritten };
  },
});

export const declineToForget = act({
  summary: 'Turns down that a debtor is forgotten, or takes back one’s own proposal.',
  permission: 'forget-debtors',
  input: z.strictObject({ forgettingId: word }),
  faults: ['CreditorUnknown', 'ForgettingRefused'],
  async handle(desk, { forgettingId }) {
    const { settling } = await settlingAt(desk, forgettingId);
    return inTransaction(desk.pool, (client) => declineForgetting(client, settling));
  },
});

export const forgettings = act({
  summary: 'Lists who was put forward to be forgotten, by whom, on what ground, and what became of it.',
  permission: 'read',
  input: z.strictObject({ waiting: z.boolean().optional() }),
  faults: ['CreditorUnknown'],
  async handle(desk, { waiting = false }) {
    const { creditorId } = await here(desk);
    return readForgettings(desk.pool, { creditorId, waiting });
  },
});

export const hold = act({
  summary: 'Keeps a debtor from being forgotten, with a reason, through a day or until somebody ends it.',
  permission: 'forget-debtors',
  input: z.strictObject({ debtorId: plainWord, reason: said, through: day.exactOptional() }),
  faults: ['CreditorUnknown', 'DebtorUnknown', 'ForgettingRefused', 'KeyReusedWithOtherContents'],
  async handle(desk, { debtorId, reason, through }) {
    const { creditorId, today } = await here(desk);
    const placed = {
      holdId: keyOf(desk, 'h'),
      creditorId,
      debtorId,
      reason,
      ...(through !== undefined && { through }),
    };
    return inTransaction(desk.pool, (client) => placeHold(client, { ...placed, today, by: standingOf(desk) }));
  },
});

export const release = act({
  summary: 'Ends a legal hold, with a reason.',
  permission: 'forget-debtors',
  input: z.strictObject({ holdId: word, reason: said }),
  faults: ['CreditorUnknown', 'ForgettingRefused'],
  async handle(desk, { holdId, reason }) {
    const { creditorId } = await mustHold(desk.pool, holdId);
    const own = (await desk.creditors()).some((creditor) => creditor.creditorId === creditorId);
    if (!own) throw new ForgettingRefused(`There is no hold ${holdId}. fordring debtor holds lists them.`);
    const today = desk.today(await desk.creditor(creditorId));
    return inTransaction(desk.pool, (client) => releaseHold(client, { holdId, reason, today, by: standingOf(desk) }));
  },
});

export const holds = act({
  summary: 'Lists the legal holds of a creditor, with who placed and who ended each.',
  permission: 'read',
  disclosing: true,
  input: z.strictObject({ debtorId: plainWord.exactOptional() }),
  faults: ['CreditorUnknown'],
  async handle(desk, { debtorId }) {
    const { creditorId } = await here(desk);
    return readHolds(desk.pool, { creditorId, ...(debtorId !== undefined && { debtorId }) });
  },
});
