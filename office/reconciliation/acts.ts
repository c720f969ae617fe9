import { z } from 'zod';
import { act, type Desk } from '../counter/act';
import { here } from '../counter/here';
import { day, word } from '../counter/words';
import { scheduleRecipe } from './calendar-of-runs';
import { deliverParts as takeInParts, deliverSource } from './deliver-source';
import type { Item } from './items';
import type { OpenFile } from './kept-files';
import { assignItem, commentItem, readItem, settleItem } from './look-into-item';
import { enterParty as enter } from './parties';
import { andFollow, byOf, run, runMeant, said } from './run-meant';
import { findRun, noticeOf } from './run-record';
import { acknowledgeRun } from './acknowledge-run';
import { approveRun } from './approve-run';
import { prepareRun } from './prepare-run';
import { reopenRun } from './reopen-run';
import { signedThrough, startRun } from './start-run';
import { withdrawFile } from './withdraw-file';
import type { By } from './who-acts';

export { adoptControlAccounts, controlAccounts } from './control-accounts';
export * from './questions';

/** What a person writes: how long it may be, and whether it may be blank, is said by the act itself. */
const text = z.string();

const BEGINNING_FAULTS = ['CreditorUnknown', 'RecipeUnknown', 'InvalidPeriod', 'UnknownPeriodRule', 'RunRefused'];

export const start = act({
  summary: 'Begins a run before a file of it comes; one that is there already is told as it stands.',
  permission: 'begin-reconciliation',
  input: run.extend({ periodRule: word.optional() }),
  tells: ['runs'],
  faults: BEGINNING_FAULTS,
  async handle(desk, { periodRule, ...named }) {
    const { run: name, today, by } = await runMeant(desk, named);
    const before = await findRun(desk.pool, name);
    const asked = { ...name, today, ...said({ periodRule }) };
    const begun = await andFollow(desk, name, startRun(desk.pool, asked, by));
    return {
      notice: noticeOf(begun),
      ...(before && { begunBefore: { on: before.openedOn, periodRule: before.periodRule } }),
    };
  },
});

const file = z.strictObject({
  fileName: text,
  open: z.custom<OpenFile>((value) => typeof value === 'function', 'say how the file is read'),
});

/** `left`, `right`, `third`, or the id of a list of causes; and the period rule of a run that begins with it. */
const delivery = run.extend({ source: word, periodRule: word.optional() });

export const deliver = act({
  summary: 'Takes a file in for a run, which begins with it; the same file again changes nothing.',
  permission: 'deliver-source',
  input: delivery.extend(file.shape),
  tells: ['runs'],
  faults: [...BEGINNING_FAULTS, 'FileChangedMeanwhile'],
  async handle(desk, { recipe, period, periodRule, ...given }) {
    const { run: name, today, by } = await runMeant(desk, { recipe, period });
    const asked = { ...name, ...given, today, ...said({ periodRule }) };
    return andFollow(desk, name, deliverSource(desk.pool, asked, by));
  },
});

export const deliverParts = act({
  summary: 'Takes several files of one source in parts in, all of them or none.',
  permission: 'deliver-source',
  input: delivery.extend({ files: z.array(file).readonly() }),
  tells: ['runs'],
  faults: [...BEGINNING_FAULTS, 'FileChangedMeanwhile'],
  async handle(desk, { recipe, period, periodRule, ...given }) {
    const { run: name, today, by } = await runMeant(desk, { recipe, period });
    const asked = { ...name, ...given, today, ...said({ periodRule }) };
    return andFollow(desk, name, takeInParts(desk.pool, asked, by));
  },
});

export const withdraw = act({
  summary: 'Takes a file out that was delivered by mistake; it stays on record and counts no more.',
  permission: 'deliver-source',
  input: run.extend({ source: word, fileName: text, reason: text.optional() }),
  tells: ['runs'],
  faults: ['CreditorUnknown', 'InvalidPeriod', 'RunUnknown', 'RunRefused'],
  async handle(desk, { recipe, period, reason, ...given }) {
    const { run: name, today, by } = await runMeant(desk, { recipe, period });
    const asked = { ...name, ...given, today, ...said({ reason }) };
    return andFollow(desk, name, withdrawFile(desk.pool, asked, by));
  },
});

export const prepare = act({
  summary: 'Says that a person has looked the result through; another person signs it.',
  permission: 'prepare-reconciliation',
  input: run.extend({ note: text.optional() }),
  tells: ['runs'],
  faults: ['CreditorUnknown', 'InvalidPeriod', 'RunUnknown', 'RunRefused'],
  async handle(desk, { note, ...named }) {
    const { run: name, today, by } = await runMeant(desk, named);
    return andFollow(desk, name, prepareRun(desk.pool, { run: name, today, ...said({ note }) }, by));
  },
});

export const approve = act({
  summary: 'Signs what another person has prepared; its evidence is filed then.',
  permission: 'sign-reconciliation',
  input: run.extend({
    reason: text.optional(),
    stated: z.strictObject({ closing: text, opening: text.optional() }).optional(),
  }),
  tells: ['runs'],
  faults: ['CreditorUnknown', 'InvalidPeriod', 'RunUnknown', 'RunRefused'],
  async handle(desk, { reason, stated, ...named }) {
    const { run: name, today, by } = await runMeant(desk, named);
    const balance = stated && { closing: stated.closing, ...said({ opening: stated.opening }) };
    const signing = { run: name, today, ...said({ reason, stated: balance }) };
    return andFollow(desk, name, approveRun(desk.pool, signing, by));
  },
});

export const reopen = act({
  summary: 'Takes a preparation or a signature back, with a reason; what was done stays on record.',
  permission: 'reopen-reconciliation',
  input: run.extend({ reason: text }),
  tells: ['runs'],
  faults: ['CreditorUnknown', 'InvalidPeriod', 'RunUnknown', 'RunRefused'],
  async handle(desk, { reason, ...named }) {
    const { run: name, today, by } = await runMeant(desk, named);
    return andFollow(desk, name, reopenRun(desk.pool, { run: name, today, reason }, by));
  },
});

export const acknowledge = act({
  summary: 'Records that the client has seen the signed run: by its own sign-in, or by the reference of its receipt.',
  permission: 'acknowledge-reconciliation',
  input: run.extend({ note: text.optional(), receipt: text.optional() }),
  tells: ['runs'],
  faults: ['CreditorUnknown', 'InvalidPeriod', 'RunUnknown', 'RunRefused'],
  async handle(desk, { note, receipt, ...named }) {
    const { run: name, today, by } = await runMeant(desk, named);
    const word = { run: name, today, ...said({ note, receipt }) };
    return andFollow(desk, name, acknowledgeRun(desk.pool, word, by));
  },
});

const difference = z.strictObject({ itemId: z.number().int() });

/** Marks a difference, on the day of the creditor whose difference it is. Throws `PermissionMissing`. */
async function onItem(
  desk: Desk,
  { itemId }: z.infer<typeof difference>,
  mark: (about: { itemId: number; today: ReturnType<Desk['today']> }, by: By) => Promise<Item>,
): Promise<Item> {
  const { creditorId } = await readItem(desk.pool, itemId);
  const today = desk.today(await desk.creditor(creditorId));
  return mark({ itemId, today }, byOf(desk));
}

export const assign = act({
  summary: 'Says who looks into a difference, and by when; they are told.',
  permission: 'look-into-differences',
  input: difference.extend({ owner: text, dueOn: day.optional() }),
  faults: ['RunRefused', 'CreditorUnknown'],
  handle: (desk, { owner, dueOn, ...meant }) =>
    onItem(desk, meant, (about, by) => assignItem(desk.pool, { ...about, owner, ...said({ dueOn }) }, by)),
});

export const comment = act({
  summary: 'Notes what was found out about a difference.',
  permission: 'look-into-differences',
  input: difference.extend({ note: text }),
  faults: ['RunRefused', 'CreditorUnknown'],
  handle: (desk, { note, ...meant }) =>
    onItem(desk, meant, (about, by) => commentItem(desk.pool, { ...about, note }, by)),
});

export const settle = act({
  summary: 'Says why a difference is none any more: it is carried no further.',
  permission: 'look-into-differences',
  input: difference.extend({ note: text }),
  faults: ['RunRefused', 'CreditorUnknown'],
  handle: (desk, { note, ...meant }) =>
    onItem(desk, meant, (about, by) => settleItem(desk.pool, { ...about, note }, by)),
});

export const schedule = act({
  summary: 'Has a recipe run by itself from a period on, on its banking day; without a period no more.',
  permission: 'schedule-reconciliations',
  input: z.strictObject({ recipe: word, from: word.optional() }),
  tells: ['calendars'],
  faults: ['CreditorUnknown', 'RecipeUnknown', 'InvalidPeriod', 'RunRefused'],
  async handle(desk, { recipe, from }) {
    const { creditorId } = await here(desk);
    await scheduleRecipe(desk.pool, { creditorId, recipe, from }, byOf(desk));
    const through = from === undefined ? null : await signedThrough(desk.pool, { creditorId, recipe, period: from });
    return { signedThrough: through };
  },
});

export const enterParty = act({
  summary: 'Enters who a party of a creditor’s recipes is from now on, and who stands above it.',
  permission: 'name-parties',
  input: z.strictObject({ party: text, name: text.optional(), email: text.optional(), above: text.optional() }),
  faults: ['CreditorUnknown', 'RunRefused'],
  async handle(desk, { party, name, email, above }) {
    const { creditorId, today } = await here(desk);
    return enter(desk.pool, { creditorId, party, today, ...said({ name, email, above }) }, byOf(desk));
  },
});
