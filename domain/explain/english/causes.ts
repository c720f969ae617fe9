import type { ExplanationTexts } from '../explanation-texts';
import { english } from '../written';
import { englishNames as names } from './names';
import { sources } from './sentences';

const { date, amount } = english;

/** What a step waits for, as a sentence's end. */
export const englishCauses: ExplanationTexts['causes'] = {
  dispute: ({ since }) => `the claim is disputed since ${date(since)}`,
  plan: ({ agreedOn }) => `the instalments of the plan agreed on ${date(agreedOn)} come first`,
  'stopped-by-law': ({ status, paragraph }) => `the debtor is ${names.statuses[status]} (${paragraph})`,
  recalled: ({ on }) => `the case was recalled on ${date(on)}`,
  flag: ({ since }) => `the client marked the claim as not to be reminded on ${date(since)}`,
  'not-over-limit': ({ claimed, limit, sources: items }) =>
    `claimed ${amount(claimed)} is not over ${amount(limit)}${sources(items)}`,
  'charges-alone': ({ of }) => `only charges of invoice ${of} are asked for, and nothing is charged for charges`,
  'under-minimum': ({ claimed, least, paragraph }) =>
    `claimed ${amount(claimed)} is under ${amount(least)}, the least that is taken (${paragraph})`,
  'debtor-excluded': ({ status, sources: items }) => `the debtor is ${names.statuses[status]}${sources(items)}`,
  'time-barred': ({ lastDay, sources: items }) =>
    `the claim could be demanded through ${date(lastDay)} and is time-barred now${sources(items)}`,
  acceptance: () => 'the client has been asked and has not answered yet',
  declined: ({ on }) => `the client declined on ${date(on)}`,
  ruling: () => 'the ruling has not come yet',
  'sent-back': ({ on }) => `the enforcement authority sent the case back on ${date(on)}`,
  'with-agency': ({ since }) => `the collection agency has the claim since ${date(since)}`,
  'given-back': ({ on }) => `the collection agency gave the claim back on ${date(on)}`,
  'ruled-already': ({ on }) => `a payment order of ${date(on)} stands already`,
  objection: ({ since, lastDay }) =>
    `the debtor objected at the enforcement authority (notice of ${date(since)}); ask through ${date(lastDay)} that the case goes to court, or it is struck off (lag (1990:746) 33–37 §§)`,
  judgment: ({ since }) =>
    `the creditor asked on ${date(since)} that the case goes to court, and no judgment has come yet`,
};
