import { actsFor } from '../../domain/authority/actor';
import { act } from '../counter/act';
import { nothing } from '../counter/words';
import { readCreditors } from './creditor';

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
