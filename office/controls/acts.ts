import { z } from 'zod';
import { InputRefused } from '../../domain/kernel/input-refused';
import { act, type Desk } from '../counter/act';
import { here } from '../counter/here';
import { day, nothing, word } from '../counter/words';
import { creditorsSeen } from '../counter/creditors-seen';
import { receiptsOf } from '../counter/receipts';
import { checkLedger as check } from './check-ledger';
import { closeHead } from './close-heads';
import { headsOf, type DayHead } from './day-heads';
import { EngineNotConnected } from './engine-not-connected';
import { EXPORT_FORMATS, exportJournal } from './export-journal';
import { followedClaims } from './followed-claims';
import { claimsWaitingForPerson, failingActivities } from './failing-activities';
import { followedRuns } from './followed-runs';
import { missedAtGates, type MissedAtGate } from './missed-at-gates';
import { accountBalances } from './account-balances';
import { readJournal, readVoucher } from './read-journal';
import { totalsOf } from './totals';
import { unreadBanks } from './unread-banks';
import { figuresRunningOut, type FigureRunningOut } from '../../policies/statutes/figures-running-out';
import { readCreditors, todayOf } from '../creditors/creditor';
import type { OfCreditors } from './followed-claims';
import { untold } from './untold';
import { callEach } from './wake-calls';
import { tryAgainNow } from '../../store/relay/set-aside';
import { deliverFacts } from '../claims/deliver-facts';
import { tellCalendars } from '../reconciliation/calendar-of-runs';
import { tellRuns } from '../reconciliation/tell-runs';

const hash = z.string().regex(/^[0-9a-f]{64}$/, 'is no SHA-256 in hexadecimal');

/** A head as an export has it. */
const headInFile: z.ZodType<DayHead> = z.strictObject({
  creditorId: word,
  headNumber: z.int().min(1),
  closedOn: day,
  imprints: z.int().min(1),
  ...{ contents: hash, previousHash: hash, hash },
});

export const checkLedger = act({
  summary:
    'Proves that the books of the creditors that the caller may see are whole: chains, folds, rows, balances, imprints and heads.',
  permission: 'read',
  input: z.strictObject({
    against: z
      .array(headInFile)
      .min(1, 'the file has no head, so nothing can be held against it. Name another file')
      .readonly()
      .optional(),
  }),
  faults: ['CreditorUnknown'],
  async handle(desk, { against }) {
    const creditorIds = await creditorsSeen(desk);
    if (creditorIds && against && !against.some(({ creditorId }) => creditorIds.includes(creditorId)))
      throw new InputRefused('The kept heads cannot be held against these books.', [
        { field: 'against', message: 'none of them is of a creditor whose books are checked. Name another file' },
      ]);
    return check(desk.pool, { creditorIds, against });
  },
});

export const heads = act({
  summary: 'The heads of the days that were closed, of the creditors that the caller may see.',
  permission: 'read',
  input: nothing,
  faults: ['CreditorUnknown'],
  handle: async (desk) => headsOf(desk.pool, await creditorsSeen(desk)),
});

export const closeHeads = act({
  summary: 'Puts everything that the books took up until now under a head, to be kept outside the database.',
  permission: 'export-ledger',
  input: nothing,
  faults: ['CreditorUnknown'],
  async handle(desk) {
    for (const creditor of await desk.creditors())
      await closeHead(desk.pool, creditor.creditorId, desk.today(creditor));
    return headsOf(desk.pool, await creditorsSeen(desk));
  },
});

export const receipts = act({
  summary: 'Who handed facts in and who read about debtors, the newest first; about one invoice where it is named.',
  permission: 'read-receipts',
  input: z.strictObject({ invoice: word.optional() }),
  faults: ['CreditorUnknown'],
  async handle(desk, { invoice }) {
    const creditorIds = (await desk.creditors()).map(({ creditorId }) => creditorId);
    return receiptsOf(desk.pool, {
      creditorIds,
      all: desk.actor.creditorIds === 'all',
      ...(invoice !== undefined && { about: invoice }),
    });
  },
});

export const totals = act({
  summary: 'Where the money of a creditor’s claims stands, in all and by invoice group.',
  permission: 'read',
  input: nothing,
  faults: ['CreditorUnknown'],
  async handle(desk) {
    const { creditorId } = await desk.creditor();
    return totalsOf(desk.pool, creditorId);
  },
});

export const accounts = act({
  summary:
    'What stands on each account at the end of the business day, by accounting day, and what the control accounts come to.',
  permission: 'read',
  input: z.strictObject({ known: day.optional() }),
  faults: ['CreditorUnknown'],
  async handle(desk, { known }) {
    const creditor = await desk.creditor();
    const asOf = desk.today(creditor);
    const found = await accountBalances(desk.pool, creditor.creditorId, {
      asOf,
      ...(known !== undefined && { known }),
    });
    return { creditorId: creditor.creditorId, asOf, ...(known !== undefined && { known }), ...found };
  },
});

/** As many vouchers as one answer has. */
const A_PAGE = 1_000;

export const journal = act({
  summary:
    'Vouchers by accounting day, up to the business day when no last day is named; of an account or an invoice where one is named. At most a thousand at a time.',
  permission: 'read',
  input: z.strictObject({
    ...{ from: day.optional(), to: day.optional(), known: day.optional() },
    ...{ account: word.optional(), invoice: word.optional() },
    after: z.int().min(0).optional(),
  }),
  faults: ['CreditorUnknown'],
  async handle(desk, { to, ...asked }) {
    const creditor = await desk.creditor();
    const last = to ?? desk.today(creditor);
    const found = await readJournal(desk.pool, {
      ...{ creditorId: creditor.creditorId, to: last, limit: A_PAGE + 1 },
      ...withoutAbsent(asked),
    });
    return { vouchers: found.slice(0, A_PAGE), isMore: found.length > A_PAGE };
  },
});

export const voucher = act({
  summary: 'One voucher: its three days, its postings, what it follows from, and which exports have it.',
  permission: 'read',
  input: z.strictObject({ voucher: z.int().min(1) }),
  faults: ['CreditorUnknown', 'VoucherNotFound'],
  async handle(desk, { voucher: number }) {
    return readVoucher(desk.pool, (await desk.creditor()).creditorId, number);
  },
});

type Present<Values> = { readonly [Name in keyof Values]?: Exclude<Values[Name], undefined> };

function withoutAbsent<Values extends object>(values: Values): Present<Values> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Present<Values>;
}

export const exportLedger = act({
  summary:
    'The journal as SIE 4I or SIE 5 for the general ledger: every entry with an accounting day among these, once. The file is numbered, a copy is kept in the outbox folder, and the days are closed for accounting up to the business day.',
  permission: 'export-ledger',
  input: z
    .strictObject({
      ...{ from: day, to: day, folder: z.string().min(1).max(4_000) },
      format: z.enum(EXPORT_FORMATS).optional(),
    })
    .refine(({ from, to }) => to >= from, { path: ['to'], message: 'it lies before the first day' }),
  faults: ['CreditorUnknown', 'FileNotReachable'],
  async handle(desk, { from, to, folder, format }) {
    const { creditorId, today: on } = await here(desk);
    const asked = { creditorId, from, to, on, folder, format };
    return exportJournal(desk.pool, asked).catch((problem: unknown) => {
      // A letter that the format does not have.
      if (!(problem instanceof RangeError)) throw problem;
      throw new InputRefused('The journal cannot be written as SIE 4I, which every export is kept as.', [
        { message: problem.message },
      ]);
    });
  },
});

export const checkEngine = act({
  summary:
    'Holds the engine against the books: one workflow for each open claim, with its latest event and next day, and for each reconciliation under way.',
  permission: 'read',
  input: nothing,
  faults: ['EngineNotConnected', 'CreditorUnknown'],
  handle: (desk) => compare(desk, false),
});

export const mendEngine = act({
  summary:
    'Holds the engine against the books, starts lost workflows again, has those that stand otherwise ask the books again, and tells what was set aside.',
  permission: 'mend-engine',
  input: nothing,
  faults: ['EngineNotConnected', 'CreditorUnknown'],
  handle: (desk) => compare(desk, true),
});

export const untoldMessages = act({
  summary: 'What the books have not told others yet, topic by topic, and what of it is late or was refused.',
  permission: 'read',
  input: nothing,
  faults: ['CreditorUnknown'],
  handle: async (desk) => untold(desk.pool, await creditorsSeen(desk)),
});

export const failingWork = act({
  summary: 'Activities of workflows that have failed the same way for a quarter of an hour: work for a person.',
  permission: 'read',
  input: nothing,
  faults: ['CreditorUnknown'],
  handle: async (desk) => failingActivities(desk.pool, await creditorsSeen(desk)),
});

async function compare(desk: Desk, mend: boolean) {
  const { pool, clock, engine } = desk;
  const rulebooks = await desk.rulebooks();
  const control = engine?.control;
  if (!control) throw new EngineNotConnected('The engine is not reached from here, so nothing can be compared.');
  const creditorIds = await creditorsSeen(desk);
  // Before the claims are asked again: whoever goes on then waits for nobody any more.
  const failing = await failingActivities(pool, creditorIds);
  const comparison = { creditorIds, mend, waiting: claimsWaitingForPerson(failing) };
  if (mend) await tellWhatWasSetAside(desk);
  const claims = await control.compareClaims(followedClaims(pool, rulebooks.for, clock), comparison);
  const missed = await missedAtGates(pool, { rulebookFor: rulebooks.for, clock, creditorIds });
  const unread = await unreadBanks(pool, { rulebookFor: rulebooks.for, clock, creditorIds });
  const woken = mend ? await wakeAgain(desk, missed) : 0;
  const reconciliations = await control.compareRuns(followedRuns(pool), comparison);
  const messages = await untold(pool, creditorIds);
  return {
    ...claims,
    ...{
      mended: claims.mended + woken,
      missedAtGates: missed,
      unreadBanks: unread,
      figuresRunningOut: await figuresOf(desk, creditorIds),
      failing,
      reconciliations,
      messages,
    },
    left:
      claims.left +
      (missed.length - woken) +
      (reconciliations.lost.length - reconciliations.mended + reconciliations.orphans.length) +
      messages.lateInAll +
      failing.filter(({ waitsForPerson }) => !waitsForPerson).length,
  };
}

/** Answers how many were woken. One that refuses keeps no other asleep. */
async function wakeAgain({ pool, clock, engine, ...desk }: Desk, missed: readonly MissedAtGate[]): Promise<number> {
  const { gates } = engine ?? {};
  if (!gates) return 0;
  const rulebooks = await desk.rulebooks();
  let woken = 0;
  for (const gate of new Set(missed.map((each) => each.gate))) {
    const waiting = missed.filter((each) => each.gate === gate).map(({ claimId }) => claimId);
    woken += await callEach({ gate }, waiting, { pool, engine: gates, rulebookFor: rulebooks.for, clock });
  }
  return woken;
}

/** At once, and not when its pause has passed. Letters and cases are told by the relay. */
async function tellWhatWasSetAside({ pool, engine }: Desk): Promise<void> {
  await tryAgainNow(pool);
  if (!engine) return;
  while ((await deliverFacts(pool, engine.claims)) > 0);
  while ((await tellRuns(pool, engine.runs)) > 0);
  while ((await tellCalendars(pool, engine.runs)) > 0);
}

/** Of the countries of these creditors, on the latest of their days. */
async function figuresOf({ pool, clock }: Desk, creditorIds: OfCreditors): Promise<FigureRunningOut[]> {
  const creditors = (await readCreditors(pool)).filter(({ creditorId }) => creditorIds?.includes(creditorId) ?? true);
  const found = creditors.flatMap((creditor) => figuresRunningOut([creditor.country], todayOf(creditor, clock)));
  return [...new Map(found.map((figure) => [figure.name, figure])).values()];
}
