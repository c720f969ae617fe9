import { z } from 'zod';
import { AUTHORISATION_ANSWERS } from '../../domain/authority/authorisation-review';
import { act } from '../counter/act';
import { here } from '../counter/here';
import { bytes, day, nothing, word } from '../counter/words';
import { changeAt, standingOf } from '../creditors/standing-desk';
import { answerRow, signRows } from './answer-row';
import { makeReview, nextReview } from './make-review';
import { reviewsOf } from './reviews';
import { deliverRoleList, roleListsOf } from './role-lists';
import { authorisationRulesOn, authorisationRulesWords } from './rules';

const FAULTS = ['CreditorUnknown', 'AuthorisationRefused'];
const reason = z.string().trim().min(1, 'say why').max(2_000);
const rowNumber = z.int().min(1);

export const rules = act({
  summary:
    'By which rules authorisations are reviewed: how often, within which days, which roles conflict, and what the provider calls them.',
  permission: 'read',
  input: nothing,
  faults: ['CreditorUnknown'],
  async handle(desk) {
    const { creditorId, today } = await here(desk);
    return { creditorId, ...(await authorisationRulesOn(desk.pool, creditorId, today)) };
  },
});

export const layDownRules = act({
  summary: 'Lays down by which rules authorisations are reviewed: two persons say so.',
  permission: 'sign-authorisations',
  input: z.strictObject({ rules: authorisationRulesWords, validFrom: day.exactOptional() }),
  faults: ['CreditorUnknown', 'StandingDataRefused', 'KeyReusedWithOtherContents'],
  async handle(desk, { rules: contents, validFrom }) {
    const { creditorId, today } = await here(desk);
    const change = { creditorId, today, kind: 'authorisation-rules' as const, contents, validFrom };
    return { creditorId, ...(await changeAt(desk, change)) };
  },
});

export const deliverList = act({
  summary: 'Takes in the identity provider’s list of who may what, of a day, and keeps it whole with its digest.',
  permission: 'deliver-authorisations',
  input: z.strictObject({ asOf: day, fileName: word, content: bytes }),
  faults: FAULTS,
  async handle(desk, input) {
    const { creditorId, today } = await here(desk);
    const { actor: by, role } = standingOf(desk);
    return { creditorId, ...(await deliverRoleList(desk.pool, { creditorId, by, role, today, ...input })) };
  },
});

export const lists = act({
  summary: 'The lists of the identity provider that were delivered, with their days and digests.',
  permission: 'read',
  input: nothing,
  faults: ['CreditorUnknown'],
  async handle(desk) {
    const { creditorId, today } = await here(desk);
    const all = await roleListsOf(desk.pool, creditorId);
    return { creditorId, lists: all.filter(({ deliveredOn }) => deliveredOn <= today) };
  },
});

export const reviews = act({
  summary:
    'The reviews of authorisations, or the one of a period row by row: what was found, answered and signed, and what is late.',
  permission: 'read',
  input: z.strictObject({ period: word.exactOptional() }),
  faults: FAULTS,
  async handle(desk, { period }) {
    const { creditor, creditorId, today: asOf } = await here(desk);
    const { name, country } = creditor;
    const found = await reviewsOf(desk.pool, { creditorId, asOf, ...(period !== undefined && { period }) });
    const next = await nextReview(desk.pool, creditorId, asOf);
    return { creditorId, name, country, asOf, reviews: found, ...(next && { next }) };
  },
});

export const review = act({
  summary:
    'Holds the newest list of the identity provider against what was used in a period, and keeps what differs, row by row.',
  permission: 'answer-authorisations',
  input: z.strictObject({ period: word }),
  faults: [...FAULTS, 'InvalidPeriod'],
  async handle(desk, { period }) {
    const { creditor, creditorId, today } = await here(desk);
    const { actor: by, role } = standingOf(desk);
    const { name, country } = creditor;
    return { creditorId, name, country, ...(await makeReview(desk.pool, { creditorId, by, role, today }, period)) };
  },
});

export const answer = act({
  summary: 'Answers a row of a review: the role is kept, was removed, or the use is explained. Another person signs.',
  permission: 'answer-authorisations',
  input: z.strictObject({ period: word, rowNumber, answer: z.enum(AUTHORISATION_ANSWERS), reason }),
  faults: [...FAULTS, 'AuditRefused'],
  async handle(desk, input) {
    const { creditorId, today } = await here(desk);
    const { actor: by, role } = standingOf(desk);
    return { creditorId, ...(await answerRow(desk.pool, { creditorId, by, role, today }, input)) };
  },
});

export const sign = act({
  summary: 'Signs the answers of a review that other persons gave, or one of them; or refuses one with a reason.',
  permission: 'sign-authorisations',
  input: z
    .strictObject({ period: word, rowNumber: rowNumber.exactOptional(), refusedBecause: reason.exactOptional() })
    .refine(
      ({ rowNumber: row, refusedBecause }) => refusedBecause === undefined || row !== undefined,
      'name the row that is refused',
    ),
  faults: [...FAULTS, 'AuditRefused'],
  async handle(desk, input) {
    const { creditorId, today } = await here(desk);
    const { actor: by, role } = standingOf(desk);
    return { creditorId, ...(await signRows(desk.pool, { creditorId, by, role, today }, input)) };
  },
});
