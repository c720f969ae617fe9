import { z } from 'zod';
import { actsFor } from '../../domain/authority/actor';
import { parsePolicy } from '../../policies/parse-policy';
import { InputRefused } from '../../domain/kernel/input-refused';
import { act } from '../counter/act';
import { here } from '../counter/here';
import type { Policy } from '../../domain/policy/policy';
import { checkedLater, day, nothing } from '../counter/words';
import { adoptVersion, settingsChangedBy } from './adopt-version';
import { moveDay as moveKeptDay } from './business-day';
import { readCreditors } from './creditor';
import { changeCreditor } from './change-creditor';
import { creditorDetails, type DetailsToSet } from './creditor-details';
import { accountWords, newCreditorId, printed, takenUpWith } from './creditor-words';
import { takeUpCreditor } from './take-up-creditor';
import { lettersWithoutLetterhead } from './letterhead';

export {
  approveStanding,
  letterhead,
  paymentAccounts,
  rejectStanding,
  sampleLetter,
  standingData,
  withdrawStanding,
} from './standing-acts';

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
    const { creditor, today: day } = await here(desk);
    return { today: day, ...creditor };
  },
});

export const moveDay = act({
  summary: 'Moves a creditor that lives in virtual time to a later day, for good; its processes do what is due by then.',
  permission: 'take-up-creditor',
  input: z.strictObject({ to: day }),
  faults: ['CreditorUnknown'],
  async handle(desk, { to }) {
    const { creditorId, virtualToday: from } = await desk.creditor();
    if (from === undefined) throw noDay(`${creditorId} lives by the clock: nobody moves its day.`);
    if (to < from) throw noDay(`${creditorId} stands at ${from}, and its day does not go back.`);
    await moveKeptDay(desk.pool, creditorId, to);
    return { creditorId, from, to };
  },
});

function noDay(message: string): InputRefused {
  return new InputRefused('The day was not moved.', [{ field: 'to', message }]);
}

export const takeUp = act({
  summary:
    'Takes up a creditor with all that is known of it, or brings one up to date; its payment accounts, its letterhead and a new version of its policy take two persons.',
  permission: 'take-up-creditor',
  input: takenUpWith,
  faults: [
    ...['PolicyRefused', 'PolicyNotAdopted', 'PolicyVersionChanged'],
    ...['CreditorChanged', 'CreditorUnknown', 'StandingDataRefused'],
  ],
  async handle(desk, { policy, organisationNumber, contact, ...given }) {
    const creditorId = newCreditorId(desk.caller.creditorId);
    const said = detailsOf({ organisationNumber, contact });
    const taken = { ...given, creditorId, policy: parsePolicy(policy), details: said };
    return { creditorId, ...(await takeUpCreditor(desk, taken)) };
  },
});

export const adoptPolicy = act({
  summary: 'Says that new invoices of a creditor begin under a version of a policy: two persons say so.',
  permission: 'take-up-creditor',
  input: z.strictObject({ policy: checkedLater<Policy>(), validFrom: day.exactOptional() }),
  faults: [
    ...['CreditorUnknown', 'PolicyRefused', 'PolicyNotAdopted', 'PolicyVersionChanged'],
    ...['CreditorChanged', 'StandingDataRefused', 'KeyReusedWithOtherContents'],
  ],
  async handle(desk, { policy: given, validFrom }) {
    const { creditorId, today: now } = await here(desk);
    const policy = parsePolicy(given);
    const changes = await settingsChangedBy(desk, { creditorId, today: now, policy });
    return { creditorId, changes, ...(await adoptVersion(desk, { creditorId, today: now, policy, validFrom })) };
  },
});

export const previewPolicy = act({
  summary: 'Says which settings a version of a policy has otherwise than the newest one that a creditor has adopted.',
  permission: 'read',
  input: z.strictObject({ policy: checkedLater<Policy>() }),
  faults: ['CreditorUnknown', 'PolicyRefused', 'PolicyNotAdopted', 'CreditorChanged'],
  async handle(desk, { policy }) {
    const { creditorId, today: now } = await here(desk);
    return settingsChangedBy(desk, { creditorId, today: now, policy: parsePolicy(policy) });
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

export const setDetails = act({
  summary:
    'Says what a creditor is called, its organisation number, whom to ask, its accounts, groups or calendar, from a day on; accounts, groups and calendar take two persons.',
  permission: 'take-up-creditor',
  input: z.strictObject({
    name: printed.exactOptional(),
    organisationNumber: printed.exactOptional(),
    contact: printed.exactOptional(),
    accounts: accountWords.exactOptional(),
    /** As a policy file writes them; read by `parsePolicy`. */
    groups: z.unknown().optional(),
    calendar: z.unknown().optional(),
    validFrom: day.exactOptional(),
  }),
  faults: [
    ...['CreditorUnknown', 'StandingDataRefused', 'PolicyRefused', 'PolicyNotAdopted'],
    ...['PolicyVersionChanged', 'CreditorChanged'],
  ],
  async handle(desk, { name, organisationNumber, contact, validFrom, accounts, ...parts }) {
    const { creditorId, today: now } = await here(desk);
    const said = detailsOf({ name, organisationNumber, contact });
    const change = {
      creditorId,
      details: said,
      validFrom: validFrom ?? now,
      today: now,
      ...(accounts && { accounts }),
    };
    return { creditorId, ...(await changeCreditor(desk, { ...change, ...parts })) };
  },
});

export const details = act({
  summary: 'Lists what was ever said of a creditor’s name, organisation number and contact, with its day.',
  permission: 'read',
  input: nothing,
  faults: ['CreditorUnknown'],
  async handle(desk) {
    const { creditorId } = await desk.creditor();
    return creditorDetails(desk.pool, creditorId);
  },
});

interface Said {
  readonly name?: string | undefined;
  readonly organisationNumber: string | undefined;
  readonly contact: string | undefined;
}

function detailsOf({ name, organisationNumber, contact }: Said): DetailsToSet['details'] {
  return {
    ...(name !== undefined && { name }),
    ...(organisationNumber !== undefined && { 'organisation-number': organisationNumber }),
    ...(contact !== undefined && { contact }),
  };
}
