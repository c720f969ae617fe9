import { z } from 'zod';
import type { AgedOn } from '../../domain/claim/aged-claims';
import { monthEndsThrough } from '../../domain/kernel/civil-date';
import type { AsOf } from '../claims/events-as-of';
import { act, type Desk } from '../counter/act';
import { chartOf } from '../creditors/creditor-chart';
import { day, word } from '../counter/words';
import { administrationNameOn, demandOwner } from '../administrations/administrations-on';
import { ageAnalysis } from './age-analysis';
import { closingsOn } from './closings';
import { openItems as itemsOf } from './open-items';
import { valuationOf } from './valuation';

export * from './list-acts';
export * from './month-acts';
export * from './period-acts';
export * from './valuation-acts';

/** What the ledger learned after this day is left out; nothing is when absent. */
const knownBy = { known: day.optional() };

async function asked(desk: Desk, known: AsOf['known']) {
  const kept = await desk.creditor();
  const days: AsOf = { asOf: desk.today(kept), ...(known !== undefined && { known }) };
  return { creditor: { ...kept, chart: await chartOf(desk.pool, kept.creditorId) }, days };
}

export const ages = act({
  summary:
    'The open claims by days past due at the end of the business day, by accounting day and the due date in force, held against the control accounts; by administration too where somebody asks.',
  permission: 'read',
  input: z.strictObject({ ...knownBy, byAdministration: z.boolean().exactOptional() }),
  faults: ['CreditorUnknown'],
  async handle(desk, { known, byAdministration = false }) {
    const { creditor, days } = await asked(desk, known);
    const { creditorId, name, country } = creditor;
    const found = await ageAnalysis(desk.pool, creditor, { ...days, byAdministration });
    return { creditorId, name, country, ...days, ...found };
  },
});

/** A year of month ends, the business day in the place of its own month's. */
const MONTHS_OF_AGES = 12;

export const agesOverTime = act({
  summary:
    'The open claims by days past due at the end of the business day and of the eleven months before, each as the age analysis of that day says.',
  permission: 'read',
  input: z.strictObject(knownBy),
  faults: ['CreditorUnknown'],
  async handle(desk, { known }) {
    const { creditor, days } = await asked(desk, known);
    const { creditorId, name, country, currency } = creditor;
    const points: AgedOn[] = [];
    for (const on of monthEndsThrough(days.asOf, MONTHS_OF_AGES)) {
      const { all, otherCurrencies } = await ageAnalysis(desk.pool, creditor, { ...days, asOf: on });
      points.push({ on, all, ...(otherCurrencies && { otherCurrencies: otherCurrencies.map((one) => one.all) }) });
    }
    return { creditorId, name, country, currency, ...days, points };
  },
});

export const openItems = act({
  summary:
    'Every claim that is open at the end of the business day, by accounting day, the oldest due date first; of one invoice group or administration where one is named.',
  permission: 'read',
  disclosing: true,
  input: z.strictObject({ ...knownBy, invoiceGroup: word.optional(), administrationId: word.optional() }),
  faults: ['CreditorUnknown', 'AdministrationUnknown'],
  async handle(desk, { known, invoiceGroup, administrationId }) {
    const { creditor, days } = await asked(desk, known);
    const { creditorId, name, country, currency } = creditor;
    const ofGroup = invoiceGroup !== undefined && { invoiceGroup };
    if (administrationId !== undefined) await demandOwner(desk.pool, { creditorId, administrationId }, days.asOf);
    const ofOwner = administrationId !== undefined && {
      administrationId,
      administrationName: await administrationNameOn(desk.pool, { creditorId, administrationId }, days.asOf),
    };
    const items = await itemsOf(desk.pool, creditor, { ...days, ...ofGroup, ...ofOwner });
    return { creditorId, name, country, currency, ...days, ...ofGroup, ...ofOwner, items };
  },
});

export const valuation = act({
  summary:
    'Every open claim that a closing on the business day would value, by the rule in force, with what is to be set apart for it.',
  permission: 'read',
  disclosing: true,
  input: z.strictObject(knownBy),
  faults: ['CreditorUnknown', 'ValuationRefused'],
  async handle(desk, { known }) {
    const { creditor, days } = await asked(desk, known);
    const { creditorId, name, country, currency } = creditor;
    const rule = (await closingsOn(desk.pool, creditor, days.asOf))?.valuation;
    return { creditorId, name, country, currency, ...days, ...(await valuationOf(desk.pool, creditor, days, rule)) };
  },
});
