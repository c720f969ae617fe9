import { addDays, earlierOf, type CivilDate } from '../../domain/kernel/civil-date';
import { z } from 'zod';
import { readBankFile } from '../../formats/recognise-bank-file';
import { act } from '../counter/act';
import { here } from '../counter/here';
import { bytes, day, nothing, word, words } from '../counter/words';
import { bankFrequencyOn, bankGateOn, changeBankGate as change, isBankGateOpen } from '../creditors/bank-gate';
import { BankGateRefused } from '../creditors/bank-gate-refused';
import { todayOf } from '../creditors/creditor';
import { changeAt } from '../creditors/standing-desk';
import { liftBankWord as lift } from '../creditors/lift-bank-word';
import { sayBankRead as say } from '../creditors/say-bank-read';
import { layDownBankFile } from './incoming-bank-file';
import { listAside } from './list-aside';
import { lookAtBankFile as lookAt } from './look-at-bank-file';
import { NoCreditorYet, ownerOfBankFile } from './owner-of-bank-file';
import { refuseAside } from './refuse-aside';
import { ASIDE_ANSWERS } from './aside-answers';
import { settleAside } from './settle-aside';
import { suspendedPayments } from './suspense';

export { giveBack, receive } from './hand-acts';

const bankFile = z.strictObject({ fileName: word, content: bytes, strict: z.boolean().optional() });

export const importBankFile = act({
  summary: 'Reads and checks a bank file, and lays it down for its import; the same bytes are the same file.',
  permission: 'import-payments',
  input: bankFile,
  faults: ['BankFileOfSeveral', 'NoCreditorYet', 'CreditorUnknown', 'MovementKnownOtherwise'],
  async handle(desk, { fileName, content, strict = false }) {
    const file = readBankFile(content);
    if (strict) refuseAside(file.aside);
    const creditorId = await ownerOfBankFile(desk, file);
    if (creditorId === undefined) {
      throw new NoCreditorYet(
        'No creditor keeps the account or the currency of the file. Take it up: fordring creditor add.',
      );
    }
    await desk.creditor(creditorId);
    // Days that cannot be and questions are found only by the ledger.
    if (strict) refuseAside((await lookAt(desk, { fileName, content }, file)).aside);
    const fileId = await layDownBankFile(desk.pool, creditorId, { fileName, content });
    return { creditorId, fileId, movements: file.movements.length };
  },
});

export const lookAtBankFile = act({
  summary: 'Says what would become of a bank file, movement by movement. Books nothing.',
  permission: 'read',
  input: bankFile,
  faults: ['BankFileOfSeveral', 'CreditorUnknown', 'MovementKnownOtherwise'],
  async handle(desk, { fileName, content, strict = false }) {
    const file = readBankFile(content);
    if (strict) refuseAside(file.aside);
    const looked = await lookAt(desk, { fileName, content }, file);
    if (strict) refuseAside(looked.aside);
    return looked;
  },
});

export const suspense = act({
  summary:
    'Lists the payments that matched nothing and wait for a person, the oldest first: who paid, what they wrote, what it may be for.',
  permission: 'read',
  disclosing: true,
  input: nothing,
  async handle(desk) {
    const creditorIds = (await desk.creditors()).map(({ creditorId }) => creditorId);
    return suspendedPayments(desk.pool, creditorIds);
  },
});

export const aside = act({
  summary:
    'Lists the rows of bank files that are set aside and wait for a person; with `all` every row, with its answer.',
  permission: 'read',
  input: z.strictObject({ all: z.boolean().optional() }),
  async handle(desk, { all = false }) {
    const creditorIds = (await desk.creditors()).map(({ creditorId }) => creditorId);
    return listAside(desk.pool, creditorIds, all);
  },
});

export const answerAside = act({
  summary:
    'Says what a row is that was set aside: booked as told or corrected, in suspense, not ours, or known already.',
  permission: 'import-payments',
  tells: ['claims'],
  input: z.strictObject({
    asideId: word,
    answer: z.enum(ASIDE_ANSWERS),
    reference: word.optional(),
    on: day.optional(),
    of: word.optional(),
    note: words.optional(),
  }),
  faults: ['AsideUnknown', 'AsideRefused', 'CreditorUnknown', 'KeyReusedWithOtherContents'],
  async handle(desk, { asideId, answer, reference, on, of, note = '' }) {
    const { creditorId, today } = await here(desk);
    return settleAside(desk.pool, {
      ...{ creditorId, asideId, answer, note, by: desk.actor.subject, today },
      ...(reference !== undefined && { reference }),
      ...(on !== undefined && { on }),
      ...(of !== undefined && { of }),
      rulebookFor: (await desk.rulebooks()).for,
    });
  },
});

export const changeBankGate = act({
  summary: 'Says that the creditor’s bank is reconciled as of a day, or no longer is.',
  permission: 'change-bank-gate',
  input: z.strictObject({
    changedOn: day,
    open: z.boolean(),
    shown: z
      .strictObject({ reconciledThrough: day, evidence: z.string().trim().min(1, 'say what shows it').max(2_000) })
      .exactOptional(),
    reason: z.string().trim().min(1, 'say why').max(2_000).exactOptional(),
  }),
  faults: ['CreditorUnknown', 'BankGateRefused'],
  async handle(desk, { changedOn, open, shown, reason }) {
    const { creditorId } = await desk.creditor();
    // Who closed it first, and why, stays: what is closed is not closed once more.
    if (!open && !(await isBankGateOpen(desk.pool, creditorId, changedOn))) return;
    refuseUnfinishedDay(changedOn, shown?.reconciledThrough);
    // What is agreed with the client is not opened by whoever handles cases, nor by a system.
    if (open && (await bankFrequencyOn(desk.pool, creditorId, changedOn)))
      await desk.demand('close-periods', desk.actor, OPEN_AGREED_GATE);
    await change(desk.pool, { creditorId, changedOn, open, by: desk.actor.subject, shown, reason });
  },
});

const OPEN_AGREED_GATE = 'open the bank gate, where it is agreed how often the bank is reconciled (S003-27),';

/** Payments of a day may come until it is over. Throws `BankGateRefused`. */
function refuseUnfinishedDay(today: CivilDate, through: CivilDate | undefined): void {
  if (through !== today) return;
  throw new BankGateRefused(
    `${through} is not over, so the bank cannot be reconciled through that day yet. Name the last day that is reconciled, ${addDays(today, -1)} at the latest.`,
  );
}

export const bankGate = act({
  summary:
    'Whether the creditor’s bank counts as reconciled, since when, by what evidence, through which last day, and the agreed frequency.',
  permission: 'read',
  input: nothing,
  faults: ['CreditorUnknown'],
  async handle(desk) {
    const { creditorId, today } = await here(desk);
    return { creditorId, asOf: today, ...(await bankGateOn(desk.pool, creditorId, today)) };
  },
});

export const agreeBankFrequency = act({
  summary: 'Says how often the creditor’s bank is reconciled by its agreement (S003-27): two persons say so.',
  permission: 'close-periods',
  input: z.strictObject({
    frequency: z.strictObject({ every: z.enum(['day', 'week', 'month']), withinDays: z.int().min(0).max(365) }),
    validFrom: day.exactOptional(),
  }),
  faults: ['CreditorUnknown', 'StandingDataRefused', 'KeyReusedWithOtherContents'],
  async handle(desk, { frequency: contents, validFrom }) {
    const { creditorId, today } = await here(desk);
    const agreed = { creditorId, today, kind: 'bank-frequency' as const, contents, validFrom };
    return { creditorId, ...(await changeAt(desk, agreed)) };
  },
});

export const sayBankRead = act({
  summary: 'Says that every payment through a day is known: no more files come for it, from all sources or from one.',
  permission: 'change-bank-gate',
  input: z.strictObject({ through: day.exactOptional(), source: word.exactOptional() }),
  faults: ['CreditorUnknown'],
  async handle(desk, said) {
    const creditor = await desk.creditor();
    await say(desk.pool, {
      ...said,
      creditorId: creditor.creditorId,
      // Nobody knows the payments of a day that the clock has not reached, whatever day the caller states.
      today: earlierOf(desk.today(creditor), todayOf(creditor, desk.clock)),
      by: desk.actor.subject,
    });
  },
});

export const liftBankWord = act({
  summary:
    'Takes back what was said of a source of bank files, such as that none comes any more; its files count again.',
  permission: 'change-bank-gate',
  input: z.strictObject({ source: word.exactOptional(), reason: words.min(1) }),
  faults: ['CreditorUnknown'],
  async handle(desk, given) {
    const { creditorId, today } = await here(desk);
    return { lifted: await lift(desk.pool, { ...given, creditorId, today, by: desk.actor.subject }) };
  },
});
