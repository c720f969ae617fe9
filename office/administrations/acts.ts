import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { contactsOn } from '../../domain/administrations/administration';
import { whoseIs } from '../../domain/administrations/whose';
import { findClaim } from '../claims/find-claim';
import { act } from '../counter/act';
import { here } from '../counter/here';
import { day, nothing, word, words } from '../counter/words';
import { changeAt, standingOf } from '../creditors/standing-desk';
import { standingChanges } from '../creditors/standing-changes';
import { administrationName, administrationWords } from './administration-words';
import { administrationOn, administrationsOn, AdministrationUnknown } from './administrations-on';
import { assignInvoice, assignmentsOf } from './assign-invoice';
import { marksOf } from './whose-claim';

export const list = act({
  summary:
    'Lists the administrations of a creditor as they are organised on the business day, with who answers for each.',
  permission: 'read',
  input: nothing,
  faults: ['CreditorUnknown'],
  async handle(desk) {
    const { creditorId, today } = await here(desk);
    const administrations = await administrationsOn(desk.pool, creditorId, today);
    return administrations.map((administration) => ({
      ...administration,
      answering: contactsOn(administration, today).map(({ name }) => name),
    }));
  },
});

export const show = act({
  summary: 'One administration as it is organised on the business day, and every change of it.',
  permission: 'read',
  input: z.strictObject({ administrationId: word }),
  faults: ['CreditorUnknown', 'AdministrationUnknown'],
  async handle(desk, { administrationId }) {
    const { creditorId, today } = await here(desk);
    const administration = await administrationOn(desk.pool, { creditorId, administrationId }, today);
    const changes = await standingChanges(desk.pool, { creditorId, kind: 'administration', name: administrationId });
    return { administration, changes };
  },
});

export const organise = act({
  summary:
    'Says how an administration is organised from a day on, and which invoices are its own: two persons say so. Without contents the administration ends.',
  permission: 'organise-administrations',
  input: z.strictObject({
    administrationId: administrationName,
    contents: administrationWords.nullable(),
    validFrom: day.exactOptional(),
  }),
  faults: ['CreditorUnknown', 'AdministrationUnknown', 'StandingDataRefused', 'KeyReusedWithOtherContents'],
  async handle(desk, { administrationId: name, contents, validFrom }) {
    const { creditorId, today } = await here(desk);
    const kind = 'administration';
    if (contents === null && (await standingChanges(desk.pool, { creditorId, kind, name })).length === 0)
      throw new AdministrationUnknown(name, today);
    return changeAt(desk, { creditorId, today, kind, name, contents, validFrom });
  },
});

export const assign = act({
  summary: 'Assigns one invoice to an administration from a day on, or gives the invoice back to the rules.',
  permission: 'assign-invoices',
  input: z.strictObject({
    invoice: word,
    administrationId: word.nullable(),
    reason: words.min(1),
    validFrom: day.exactOptional(),
  }),
  faults: [
    ...['ClaimNotFound', 'InvoiceOfSeveral', 'AdministrationUnknown', 'AssignmentRefused'],
    'KeyReusedWithOtherContents',
  ],
  async handle(desk, { invoice, administrationId, reason, validFrom }) {
    const { claim } = await findClaim(desk.pool, invoice, desk.maySee);
    const { claimId, creditorId } = claim;
    const today = desk.today(await desk.creditor(creditorId));
    const outcome = await assignInvoice(desk.pool, creditorId, {
      ...{ assignmentId: desk.caller.key ?? `o-${randomUUID().slice(0, 13)}`, claimId, administrationId, reason },
      ...{ validFrom: validFrom ?? today, assignedOn: today },
      ...{ assignedBy: desk.actor.subject, role: standingOf(desk).role },
    });
    return { claimId, outcome };
  },
});

export const whose = act({
  summary: 'Whose a claim is on the business day, by what, and every assignment of it.',
  permission: 'read',
  input: z.strictObject({ invoice: word }),
  faults: ['ClaimNotFound', 'InvoiceOfSeveral'],
  async handle(desk, { invoice }) {
    const { claim } = await findClaim(desk.pool, invoice, desk.maySee);
    const { claimId, creditorId } = claim;
    const today = desk.today(await desk.creditor(creditorId));
    const marks = await marksOf(desk.pool, claimId, today);
    const administrations = await administrationsOn(desk.pool, creditorId, today);
    return {
      ...{ claimId, today, marks, whose: whoseIs(marks, administrations) },
      assignments: await assignmentsOf(desk.pool, claimId),
    };
  },
});
