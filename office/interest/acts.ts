import { z } from 'zod';
import { act } from '../counter/act';
import { here } from '../counter/here';
import { word } from '../counter/words';
import { confirmLine } from './confirm-line';
import { linesOfCreditor } from './interest-lines';
import { settleOfCreditor } from './settle-of-creditor';

export const list = act({
  summary:
    'Lists the interest of late payments, and the charges that are left, that are to be invoiced apart, a numbered line for each change; with all, also what has become of earlier lines.',
  permission: 'read',
  input: z.strictObject({ all: z.boolean().exactOptional() }),
  faults: ['CreditorUnknown'],
  handle: async (desk, { all = false }) => linesOfCreditor(desk.pool, (await here(desk)).creditorId, all),
});

export const confirm = act({
  summary: 'Says that an invoice of the back office has an interest line. The same again is once.',
  permission: 'register-invoices',
  input: z.strictObject({ line: z.number().int().min(1), invoiceNumber: word }),
  faults: ['CreditorUnknown', 'InterestLineUnknown', 'InterestLineTaken'],
  async handle(desk, { line, invoiceNumber }) {
    const { creditorId, today } = await here(desk);
    return confirmLine(desk.pool, creditorId, { line, invoiceNumber, on: today, by: desk.actor.subject });
  },
});

export const settle = act({
  summary:
    'Does what is due with the interest of late payments and with charges that are left: makes invoices of their own, credits what was taken back, and gives up or invoices what no next invoice has taken in time. What cannot be settled is named with its reason, and the rest is done. A dry run keeps nothing.',
  permission: 'register-invoices',
  input: z.strictObject({ dryRun: z.boolean().exactOptional() }),
  tells: ['claims'],
  faults: ['CreditorUnknown'],
  async handle(desk, { dryRun = false }) {
    const { creditorId, today } = await here(desk);
    const { for: rulebookFor } = await desk.rulebooks();
    const settling = { today, by: desk.actor.subject, rulebookFor };
    return { settled: await settleOfCreditor(desk.pool, creditorId, { settling, dryRun }) };
  },
});
