import { z } from 'zod';
import type { Claim } from '../../domain/claim/claim';
import { claimIdOf } from '../../domain/claim/claim-id';
import { interestUntil } from '../../domain/claim/interest-until';
import type { CivilDate } from '../../domain/kernel/civil-date';
import type { Money } from '../../domain/kernel/money';
import type { Rulebook } from '../../domain/policy/rulebook';
import { LANGUAGES } from '../../domain/explain/language';
import { act, type Desk } from '../counter/act';
import { day, word } from '../counter/words';
import { claimAsOf, findClaim } from '../claims/find-claim';
import type { AskedClaims } from '../claims/claims-known-on';
import { whatIsUnknown } from '../claims/unknown-figure';
import { watchOutcomes } from '../claims/watch-outcomes';
import { documentsOf } from '../letters/letter-records';
import { lettersWithPlaces } from '../letters/letters-with-places';
import { caseStatusOf } from './case-status';
import { explainFile } from './explain-file';
import { byLastDay, limitationWarnings } from './limitation-warnings';
import { standstills } from './standstill';

/** A number, or `CREDITOR/NUMBER`; of the caller's creditor where one is named. */
const invoice = z.strictObject({ invoice: word });

/** What the ledger learned after this day is left out; nothing is when absent. */
const knownBy = { known: day.optional() };

/** The claim that is meant, of those that the caller may see, and its creditor's today. */
async function claimMeant(desk: Desk, { invoice: written }: z.infer<typeof invoice>) {
  const file = await findClaim(desk.pool, written, desk.maySee);
  const today = desk.today(await desk.creditor(file.claim.creditorId));
  return { file, today };
}

/** The same, with the rulebook that the claim lives under. */
async function claimJudged(desk: Desk, input: z.infer<typeof invoice>) {
  const meant = await claimMeant(desk, input);
  const { policyId, policyVersion } = meant.file.claim;
  return { ...meant, rulebook: (await desk.rulebooks()).for(policyId, policyVersion) };
}

export const find = act({
  summary: 'Finds the claim that an invoice number means, with everything that has happened to it.',
  permission: 'read',
  disclosing: true,
  input: invoice,
  faults: ['ClaimNotFound', 'InvoiceOfSeveral'],
  handle: async (desk, input) => (await claimMeant(desk, input)).file,
});

export const show = act({
  summary: 'A claim at the end of the business day, as the ledger knew it: figures, events, letters, accrued interest.',
  permission: 'read',
  disclosing: true,
  input: invoice.extend(knownBy),
  faults: ['ClaimNotFound', 'InvoiceOfSeveral', 'PolicyUnknown'],
  async handle(desk, { known, ...input }) {
    const { file, rulebook, today } = await claimJudged(desk, input);
    const { claim, events } = claimAsOf(file, { asOf: today, ...(known !== undefined && { known }) });
    const called = new Set(events.map(({ eventNumber }) => `${claim.claimId}/${eventNumber}`));
    const letters = (await documentsOf(desk.pool, claim.claimId)).filter(({ documentId }) => called.has(documentId));
    return { claim, events, letters, ...accruedOn(claim, rulebook, today), today };
  },
});

/** What interest has accrued; absent where a rate of those days is not recorded yet. */
function accruedOn(claim: Claim, rulebook: Rulebook, today: CivilDate): { readonly accrued?: Money } {
  if (!rulebook.policy.lateInterest) return { accrued: claim.charged.interest };
  try {
    return { accrued: interestUntil(claim, rulebook, today).total };
  } catch (problem) {
    if (whatIsUnknown(problem) === undefined) throw problem;
    return {};
  }
}

export const explain = act({
  summary: 'Tells in sentences what happened to a claim and why, what comes next, and what the claim waits for.',
  permission: 'read',
  disclosing: true,
  input: invoice.extend({ language: z.enum(LANGUAGES).optional() }),
  faults: ['ClaimNotFound', 'InvoiceOfSeveral', 'PolicyUnknown'],
  async handle(desk, { language: asked, ...input }) {
    const { file, rulebook, today } = await claimJudged(desk, input);
    const known = claimAsOf(file, { asOf: today });
    const language = asked ?? rulebook.policy.language;
    const explained = await explainFile(desk.pool, known, {
      rulebookFor: (await desk.rulebooks()).for,
      today,
      language,
    });
    const { invoiceNumber, creditorId } = known.claim;
    return { invoiceNumber, creditorId, today, language, explained };
  },
});

export const papers = act({
  summary: 'What a court needs of a claim: its story in sentences, and its letters with their places in the folder.',
  permission: 'read',
  disclosing: true,
  input: invoice.extend({ language: z.enum(LANGUAGES).optional() }),
  faults: ['ClaimNotFound', 'InvoiceOfSeveral', 'PolicyUnknown'],
  async handle(desk, input) {
    const told = await explain.handle(desk, input);
    const claimId = claimIdOf(told.creditorId, told.invoiceNumber);
    return { ...told, letters: await lettersWithPlaces(desk.pool, claimId) };
  },
});

export const status = act({
  summary: 'Where the case of a claim stands: by its workflow, and else by the ledger.',
  permission: 'read',
  disclosing: true,
  input: invoice,
  faults: ['ClaimNotFound', 'InvoiceOfSeveral', 'PolicyUnknown'],
  async handle(desk, input) {
    const { file, rulebook, today } = await claimJudged(desk, input);
    return (await desk.engine?.cases?.statusOf(file.claim.claimId)) ?? caseStatusOf(file.claim, rulebook, today);
  },
});

export const outcomes = act({
  summary: 'Tells how each claim stands, then at each change, until all are settled or the caller stops listening.',
  permission: 'read',
  disclosing: true,
  input: z.strictObject({ invoiceNumbers: z.array(word).readonly(), everyMilliseconds: z.number().min(1).optional() }),
  faults: ['CreditorUnknown'],
  async handle(desk, { invoiceNumbers, everyMilliseconds }) {
    const { creditorId } = await desk.creditor();
    const claimIds = invoiceNumbers.map((invoiceNumber) => claimIdOf(creditorId, invoiceNumber));
    const { cancelled: signal } = desk.watch;
    return watchOutcomes(desk.pool, claimIds, {
      ...(signal && { signal }),
      ...(everyMilliseconds !== undefined && { everyMilliseconds }),
    });
  },
});

/** The creditors that a question is about, each with its own business day. */
async function eachCreditor<Found>(
  desk: Desk,
  known: AskedClaims['known'],
  ask: (asked: AskedClaims) => Promise<readonly Found[]>,
): Promise<Found[]> {
  const found: Found[] = [];
  for (const creditor of await desk.creditors()) {
    const { creditorId } = creditor;
    found.push(...(await ask({ creditorId, asOf: desk.today(creditor), ...(known !== undefined && { known }) })));
  }
  return found;
}

export const standstill = act({
  summary: 'Every open claim that stands still at the end of the business day: why, since when, and who must act.',
  permission: 'read',
  input: z.strictObject(knownBy),
  async handle(desk, { known }) {
    const rulebooks = await desk.rulebooks();
    return eachCreditor(desk, known, (asked) => standstills(desk.pool, rulebooks.for, asked));
  },
});

export const limitation = act({
  summary: 'Open claims that are time-barred soon, or are already and were closed by nobody; the earliest first.',
  permission: 'read',
  input: z.strictObject({ monthsAhead: z.number().int().min(0).max(1200), ...knownBy }),
  async handle(desk, { monthsAhead, known }) {
    const rulebooks = await desk.rulebooks();
    const ask = (asked: AskedClaims) => limitationWarnings(desk.pool, rulebooks.for, { ...asked, monthsAhead });
    const found = await eachCreditor(desk, known, ask);
    return found.sort(byLastDay);
  },
});
