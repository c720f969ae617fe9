import { z } from 'zod';
import { InputRefused } from '../../domain/kernel/input-refused';
import { laterOf } from '../../domain/kernel/civil-date';
import { accountsInOrder } from '../../domain/payment/accounts';
import { rulebookOf } from '../../policies/rulebook';
import { renderLetter } from '../../print/letters/render-letter';
import { act, type Desk } from '../counter/act';
import { here } from '../counter/here';
import type { Policy } from '../../domain/policy/policy';
import { parsePolicy } from '../../policies/parse-policy';
import { checkedLater, day, word, words } from '../counter/words';
import { accountWords, letterheadWords } from './creditor-words';
import { adoptedPolicies } from './adopted-policies';
import { refuseWrongAccounts } from './refuse-wrong-accounts';
import { sampleLetter as sampleLetterUnder } from './sample-letter';
import { changeFor, settleStandingChange, type Settling } from './settle-standing-change';
import { changeAt, standingOf } from './standing-desk';
import { standingChanges, type StandingChange } from './standing-changes';
import { unknownBankgiro } from './unknown-bankgiro';

const FAULTS = ['CreditorUnknown', 'StandingDataRefused', 'KeyReusedWithOtherContents'];

export const letterhead = act({
  summary: 'Says how a creditor stands on its letters from a day on: two persons say so. Letters that waited are made.',
  permission: 'change-letterhead',
  input: z.strictObject({ letterhead: letterheadWords, validFrom: day.exactOptional() }),
  faults: FAULTS,
  async handle(desk, { letterhead: contents, validFrom }) {
    const { creditorId, today } = await here(desk);
    const change = await changeAt(desk, { creditorId, today, kind: 'letterhead', contents, validFrom });
    const on = laterOf(today, validFrom ?? today);
    const unknown = await unknownBankgiro(desk.pool, { creditorId, letterhead: contents, on });
    return { creditorId, ...change, ...(unknown && { unknownBankgiro: unknown }) };
  },
});

export const sampleLetter = act({
  summary:
    'The first letter of the creditor’s policy as a PDF, about a made-up invoice, under a letterhead to look at.',
  permission: 'read',
  input: z.strictObject({ letterhead: letterheadWords, policy: checkedLater<Policy>().exactOptional() }),
  faults: ['CreditorUnknown', 'CharacterNotPrintable', 'PolicyRefused'],
  async handle(desk, { letterhead: shown, policy: given }) {
    const { creditorId, today } = await here(desk);
    const adopted = (await adoptedPolicies(desk.pool, creditorId, today)).at(-1);
    // The version that a new creditor is taken up with may wait for a second person still.
    const policy = adopted ?? (given && parsePolicy(given));
    const letter = policy && sampleLetterUnder(shown, rulebookOf(policy), today);
    if (!letter)
      throw new InputRefused('There is no sample letter.', [
        { message: 'the creditor has adopted no policy that sends a letter.' },
      ]);
    return { kind: letter.kind, pdf: await renderLetter(letter) };
  },
});

export const paymentAccounts = act({
  summary: 'Says to which accounts the money of a creditor comes from a day on: two persons say so.',
  permission: 'take-up-creditor',
  input: z.strictObject({ accounts: accountWords, validFrom: day.exactOptional() }),
  faults: FAULTS,
  async handle(desk, { accounts, validFrom }) {
    const { creditor, creditorId, today } = await here(desk);
    refuseWrongAccounts(accounts, creditor.country);
    const contents = accountsInOrder(accounts);
    const change = await changeAt(desk, { creditorId, today, kind: 'payment-accounts', contents, validFrom });
    return { creditorId, ...change };
  },
});

export const standingData = act({
  summary: 'Lists the changes of standing data, with who proposed and who approved each; or those that wait.',
  permission: 'read',
  input: z.strictObject({ waiting: z.boolean().optional() }),
  faults: ['CreditorUnknown'],
  async handle(desk, { waiting = false }) {
    const own = new Set((await desk.creditors()).map(({ creditorId }) => creditorId));
    const { creditorId } = desk.caller;
    const changes = await standingChanges(desk.pool, { waiting, ...(creditorId !== undefined && { creditorId }) });
    return changes.filter((change) => own.has(change.creditorId));
  },
});

const named = z.strictObject({ changeId: word, note: words.exactOptional() });

/** On the day of the creditor whose change it is. Of another creditor's change nothing is told. */
async function settleAt(desk: Desk, mark: Settling['mark'], input: z.infer<typeof named>): Promise<StandingChange> {
  const { creditorId } = await changeFor(desk.pool, desk.actor, input.changeId);
  const today = desk.today(await desk.creditor(creditorId));
  return settleStandingChange(desk.pool, { ...input, creditorId, mark, by: standingOf(desk), today });
}

export const approveStanding = act({
  summary: 'Approves a change of standing data that another person put forward.',
  permission: 'approve-standing-data',
  input: named,
  faults: FAULTS,
  handle: (desk, input) => settleAt(desk, 'approved', input),
});

export const rejectStanding = act({
  summary: 'Turns down a change of standing data that waits.',
  permission: 'approve-standing-data',
  input: named,
  faults: FAULTS,
  handle: (desk, input) => settleAt(desk, 'rejected', input),
});

export const withdrawStanding = act({
  summary: 'Takes back a change of standing data that the caller put forward.',
  permission: 'take-up-creditor',
  input: named,
  faults: FAULTS,
  handle: (desk, input) => settleAt(desk, 'withdrawn', input),
});
