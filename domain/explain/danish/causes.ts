import type { ExplanationTexts } from '../explanation-texts';
import { danish } from '../written';
import { danishNames as names } from './names';
import { sources } from './sentences';

const { date, amount } = danish;

/** What a step waits for, as a sentence's end. */
export const danishCauses: ExplanationTexts['causes'] = {
  dispute: ({ since }) => `der er indsigelse mod fordringen siden den ${date(since)}`,
  plan: ({ agreedOn }) => `raterne i afdragsordningen fra den ${date(agreedOn)} går forud`,
  'stopped-by-law': ({ status, paragraph }) => `debitor er ${names.statuses[status]} (${paragraph})`,
  recalled: ({ on }) => `sagen blev kaldt tilbage den ${date(on)}`,
  flag: ({ since }) => `kunden markerede den ${date(since)}, at fordringen ikke skal rykkes`,
  'not-over-limit': ({ claimed, limit, sources: items }) =>
    `kravet på ${amount(claimed)} overstiger ikke ${amount(limit)}${sources(items)}`,
  'charges-alone': ({ of }) => `der kræves kun gebyrer på faktura ${of}, og for gebyrer opkræves ingen nye gebyrer`,
  'under-minimum': ({ claimed, least, paragraph }) =>
    `kravet på ${amount(claimed)} er under ${amount(least)}, det mindste der modtages (${paragraph})`,
  'debtor-excluded': ({ status, sources: items }) => `debitor er ${names.statuses[status]}${sources(items)}`,
  'time-barred': ({ lastDay, sources: items }) =>
    `fordringen kunne kræves til og med den ${date(lastDay)} og er nu forældet${sources(items)}`,
  acceptance: () => 'kunden er spurgt og har ikke svaret endnu',
  declined: ({ on }) => `kunden sagde nej den ${date(on)}`,
  ruling: () => 'afgørelsen er ikke kommet endnu',
  'sent-back': ({ on }) => `inddrivelsesmyndigheden sendte sagen tilbage den ${date(on)}`,
  'with-agency': ({ since }) => `inkassobureauet har fordringen siden den ${date(since)}`,
  'given-back': ({ on }) => `inkassobureauet gav fordringen tilbage den ${date(on)}`,
  'ruled-already': ({ on }) => `der er allerede truffet afgørelse den ${date(on)}`,
  objection: ({ since, lastDay }) =>
    `debitor har gjort indsigelse hos inddrivelsesmyndigheden (meddelelse den ${date(since)}); bed senest den ${date(lastDay)} om, at sagen går til retten, ellers afskrives den (lag (1990:746) 33–37 §§)`,
  judgment: ({ since }) =>
    `kreditor bad den ${date(since)} om, at sagen går til retten, og dommen er ikke kommet endnu`,
};
