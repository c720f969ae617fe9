import type { ExplanationTexts } from '../explanation-texts';
import { swedish } from '../written';
import { swedishNames as names } from './names';
import { sources } from './sentences';

const { date, amount } = swedish;

/** What a step waits for, as a sentence's end. */
export const swedishCauses: ExplanationTexts['causes'] = {
  dispute: ({ since }) => `fordran är bestridd sedan den ${date(since)}`,
  plan: ({ agreedOn }) => `delbetalningarna i avbetalningsplanen från den ${date(agreedOn)} går före`,
  'stopped-by-law': ({ status, paragraph }) => `gäldenären är ${names.statuses[status]} (${paragraph})`,
  recalled: ({ on }) => `ärendet återkallades den ${date(on)}`,
  flag: ({ since }) => `kunden märkte den ${date(since)} fordran så att ingen påminnelse skickas`,
  'not-over-limit': ({ claimed, limit, sources: items }) =>
    `kravet på ${amount(claimed)} överstiger inte ${amount(limit)}${sources(items)}`,
  'charges-alone': ({ of }) => `bara avgifter på faktura ${of} krävs, och för avgifter tas inga nya avgifter ut`,
  'under-minimum': ({ claimed, least, paragraph }) =>
    `kravet på ${amount(claimed)} är lägre än ${amount(least)}, det minsta som tas emot (${paragraph})`,
  'debtor-excluded': ({ status, sources: items }) => `gäldenären är ${names.statuses[status]}${sources(items)}`,
  'time-barred': ({ lastDay, sources: items }) =>
    `fordran kunde krävas till och med den ${date(lastDay)} och är nu preskriberad${sources(items)}`,
  acceptance: () => 'kunden är tillfrågad och har inte svarat än',
  declined: ({ on }) => `kunden sade nej den ${date(on)}`,
  ruling: () => 'utslaget har inte kommit än',
  'sent-back': ({ on }) => `Kronofogden skickade tillbaka ärendet den ${date(on)}`,
  'with-agency': ({ since }) => `inkassobolaget har fordran sedan den ${date(since)}`,
  'given-back': ({ on }) => `inkassobolaget lämnade tillbaka fordran den ${date(on)}`,
  'ruled-already': ({ on }) => `det finns redan ett utslag från den ${date(on)}`,
  objection: ({ since, lastDay }) =>
    `gäldenären har bestritt kravet hos Kronofogden (underrättelse den ${date(since)}); begär senast den ${date(lastDay)} att ärendet lämnas över till tingsrätten, annars avskrivs det (lag (1990:746) 33–37 §§)`,
  judgment: ({ since }) => `överlämnande till tingsrätten begärdes den ${date(since)}, och domen har inte kommit än`,
};
