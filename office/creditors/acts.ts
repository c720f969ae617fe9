import { z } from 'zod';
import { actsFor } from '../../domain/authority/actor';
import { act } from '../counter/act';
import { nothing } from '../counter/words';
import { readCreditors } from './creditor';
import { letterheadWords, newCreditorId, policyTakenUp, takenUpWith } from './creditor-words';
import { registerCreditor } from './register-creditor';
import { lettersWithoutLetterhead, registerLetterhead } from './register-letterhead';

export const list = act({
  summary: 'Lists the creditors that the caller acts for.',
  permission: 'read',
  input: nothing,
  handle: async ({ pool, actor }) => (await readCreditors(pool)).filter(({ creditorId }) => actsFor(actor, creditorId)),
});

export const choices = act({
  summary: 'The ids of all creditors, and of those that the caller acts for.',
  permission: 'read',
  input: nothing,
  async handle({ pool, actor }) {
    const known = (await readCreditors(pool)).map(({ creditorId }) => creditorId);
    return { known, own: known.filter((creditorId) => actsFor(actor, creditorId)) };
  },
});

export const today = act({
  summary: 'The creditor’s business day: by the clock in its zone, or its own where it lives in virtual time.',
  permission: 'read',
  input: nothing,
  faults: ['CreditorUnknown'],
  async handle(desk) {
    const creditor = await desk.creditor();
    return { today: desk.today(creditor), ...creditor };
  },
});

export const takeUp = act({
  summary: 'Takes up a creditor with its policy, chart of accounts and payment accounts, or brings one up to date.',
  permission: 'take-up-creditor',
  input: takenUpWith,
  faults: ['PolicyRefused', 'PolicyVersionChanged', 'CreditorChanged', 'CreditorUnknown'],
  async handle({ pool, caller, rulebooks }, { policy, ...given }) {
    const creditorId = newCreditorId(caller.creditorId);
    await registerCreditor(pool, { ...given, creditorId, policy: policyTakenUp(policy) });
    await rulebooks.refresh();
    return { creditorId };
  },
});

export const letterhead = act({
  summary: 'Says how a creditor stands on its letters from now on; letters that waited for that are made.',
  permission: 'change-letterhead',
  input: z.strictObject({ letterhead: letterheadWords }),
  faults: ['CreditorUnknown'],
  async handle(desk, { letterhead: given }) {
    const { creditorId } = await desk.creditor();
    await registerLetterhead(desk.pool, creditorId, given);
    return { creditorId };
  },
});

export const lettersWithout = act({
  summary: 'How many letters of each creditor wait for its letterhead.',
  permission: 'read',
  input: nothing,
  async handle(desk) {
    const own = new Set((await desk.creditors()).map(({ creditorId }) => creditorId));
    return (await lettersWithoutLetterhead(desk.pool)).filter(({ creditorId }) => own.has(creditorId));
  },
});
