import { z } from 'zod';
import { WRITE_DOWN_ANSWERS } from '../../domain/decisions/write-down-answer';
import { addMonths } from '../../domain/kernel/civil-date';
import { Money } from '../../domain/kernel/money';
import { readAnswers } from '../../formats/write-downs/read-answers';
import { administrationNameOn } from '../administrations/administrations-on';
import { findClaim } from '../claims/find-claim';
import { act, type Desk } from '../counter/act';
import { here } from '../counter/here';
import { bytes, nothing, word } from '../counter/words';
import { namesOfDebtors } from '../creditors/names-of-debtors';
import { standingOf } from '../creditors/standing-desk';
import { takeUp } from '../decisions/take-up';
import { answerRows, type AnswerAct, type RowsAnswered } from './answer-rows';
import { bookRows } from './book-rows';
import { unansweredRows } from './chase-answers';
import { demandProposal, proposalsOf } from './proposal-record';

const FAULTS = ['CreditorUnknown', 'WriteDownRefused'];
const MONTHS_BACK = 24;
const said = z.string().trim().min(1, 'say why').max(2_000);
const meant = z.strictObject({ decisionId: word });
const answering = meant.extend({ replaces: z.boolean().exactOptional() });

export const proposals = act({
  summary:
    'The write-down proposals of the last two years that were put to administrations: how many rows are answered, booked, kept or late.',
  permission: 'read',
  disclosing: true,
  input: nothing,
  faults: FAULTS,
  async handle(desk) {
    const { creditorId, today } = await here(desk);
    const found = await proposalsOf(desk.pool, { creditorId, proposedFrom: addMonths(today, -MONTHS_BACK) });
    return {
      creditorId,
      proposals: found.map((proposal) => {
        const unanswered = unansweredRows(proposal);
        return { ...proposal, unanswered, isLate: unanswered > 0 && proposal.answerBy < today };
      }),
    };
  },
});

export const proposal = act({
  summary:
    'One write-down proposal row by row: what was proposed, what the administration answered, and what became of each claim.',
  permission: 'read',
  disclosing: true,
  input: meant,
  faults: FAULTS,
  handle: async (desk, { decisionId }) => reported(desk, decisionId),
});

async function reported(desk: Desk, decisionId: string) {
  const { creditor, creditorId, today: asOf } = await here(desk);
  const found = await demandProposal(desk.pool, { creditorId, decisionId });
  const { administrationId } = found;
  const administrationName = await administrationNameOn(desk.pool, { creditorId, administrationId }, asOf);
  const names = await namesOfDebtors(
    desk.pool,
    creditorId,
    found.rows.map(({ debtorId }) => debtorId),
  );
  const rows = found.rows.map((row) => ({ ...row, name: names.get(row.debtorId) ?? '' }));
  const { name, country, currency } = creditor;
  return { ...found, name, country, currency, asOf, administrationName, rows };
}

async function answerAct(
  desk: Desk,
  { decisionId, replaces = false }: { readonly decisionId: string; readonly replaces?: boolean },
): Promise<AnswerAct> {
  const { creditorId, today } = await here(desk);
  const { actor: by, role } = standingOf(desk);
  return { creditorId, decisionId, by, role, today, replaces };
}

/** What was said, with the proposal in figures. */
function answeredInFigures({ proposal: { rows, ...proposal }, added, asBefore }: RowsAnswered) {
  return { proposal: { ...proposal, unanswered: unansweredRows({ rows, ...proposal }) }, added, asBefore };
}

export const answer = act({
  summary:
    'The contact person of an administration, or the deputy, answers a claim of its write-down proposal: write down, another amount, keep, postpone, dispute, cancel or hand over.',
  permission: 'answer-for-client',
  input: answering.extend({
    invoice: word,
    answer: z.enum(WRITE_DOWN_ANSWERS),
    amount: word.exactOptional(),
    reason: said.exactOptional(),
  }),
  faults: [...FAULTS, 'AdministrationUnknown', 'ClaimNotFound', 'InvoiceOfSeveral', 'InvalidAmount'],
  async handle(desk, { decisionId, invoice, replaces, amount, ...rest }) {
    const own = await answerAct(desk, { decisionId, ...(replaces !== undefined && { replaces }) });
    const { claim } = await findClaim(desk.pool, invoice, desk.maySee);
    const { claimId, invoiced } = claim;
    const other = amount === undefined ? undefined : Money.of(amount, invoiced.currency);
    return answeredInFigures(await answerRows(desk.pool, own, [{ ...rest, ...(other && { amount: other }), claimId }]));
  },
});

export const takeInAnswers = act({
  summary:
    'Takes in the list of a write-down proposal that an administration filled in, as workbook or CSV: each row is held against the proposal, and all answers are kept or none.',
  permission: 'answer-for-client',
  input: answering.extend({ contents: bytes }),
  faults: [...FAULTS, 'AdministrationUnknown', 'InputRefused'],
  async handle(desk, { decisionId, contents, replaces }) {
    const own = await answerAct(desk, { decisionId, ...(replaces !== undefined && { replaces }) });
    const { currency } = await desk.creditor();
    const { rows } = await demandProposal(desk.pool, own);
    return answeredInFigures(await answerRows(desk.pool, own, readAnswers(contents, { rows, currency })));
  },
});

export const book = act({
  summary:
    'Puts the rows forward that the administration answered with write down, as one decision; another person approves and so books them.',
  permission: 'decide',
  input: meant,
  tells: ['claims'],
  faults: FAULTS,
  async handle(desk, { decisionId }) {
    const { creditorId, today } = await here(desk);
    const rulebookFor = (await desk.rulebooks()).for;
    const asked = { creditorId, decisionId, today, rulebookFor, clock: desk.clock };
    const { answer: decided, leftOut, lessened } = await bookRows(desk.pool, desk.actor, asked);
    return { decision: await takeUp(desk, decided), leftOut, lessened };
  },
});
