import { z } from 'zod';
import { act } from '../counter/act';
import { here } from '../counter/here';
import { day, nothing, word } from '../counter/words';
import { AuditRefused } from './audit-refused';
import { interMunicipalDebtors, sayOfMunicipality } from './inter-municipal';
import { auditAct } from './material-acts';

const FAULTS = ['CreditorUnknown', 'AuditRefused'];
const reason = z.string().trim().min(1, 'say why').max(2_000);

export const interMunicipal = act({
  summary:
    'Open claims on other municipalities and regions, with their age, who is asked there, and the next action with its day.',
  permission: 'read',
  disclosing: true,
  input: nothing,
  faults: FAULTS,
  async handle(desk) {
    const { creditor, creditorId, today: asOf } = await here(desk);
    const { name, country } = creditor;
    return { creditorId, name, country, asOf, debtors: await interMunicipalDebtors(desk.pool, creditorId, asOf) };
  },
});

export const flagMunicipality = act({
  summary: 'Says that a debtor is another municipality or region, or is not, whatever its organisation number tells.',
  permission: 'follow-up-claims',
  input: z.strictObject({ debtorId: word, isMunicipality: z.boolean(), reason }),
  faults: FAULTS,
  async handle(desk, { debtorId, isMunicipality, reason: says }) {
    const mark = isMunicipality ? 'flagged' : 'cleared';
    return sayOfMunicipality(desk.pool, await auditAct(desk), { debtorId, mark, says });
  },
});

export const followUpMunicipality = act({
  summary:
    'Says how the claims on another municipality or region are followed up: who is asked there, what comes next, and on which day.',
  permission: 'follow-up-claims',
  input: z.strictObject({
    debtorId: word,
    contact: z.string().trim().min(1).max(200),
    nextAction: z.string().trim().min(1).max(500),
    nextOn: day,
    says: z.string().trim().max(2_000).default(''),
  }),
  faults: FAULTS,
  async handle(desk, { debtorId, says, ...followUp }) {
    const by = await auditAct(desk);
    if (followUp.nextOn < by.today) {
      throw new AuditRefused(
        'day-behind',
        `The next action is on ${followUp.nextOn}, and today is ${by.today}. Name a day to come.`,
      );
    }
    return sayOfMunicipality(desk.pool, by, { debtorId, mark: 'followed-up', says, followUp });
  },
});
