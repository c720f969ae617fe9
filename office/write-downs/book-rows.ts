import type { Pool } from 'pg';
import type { Actor } from '../../domain/authority/actor';
import type { DecisionRules } from '../../domain/authority/authority-matrix';
import { lossOf, type LossLine } from '../../domain/decisions/kinds/write-down';
import { lossLineOf } from '../../domain/decisions/loss-line';
import { partOfLoss, type ProposedRow } from '../../domain/decisions/write-down-answer';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { counted } from '../../domain/kernel/counted';
import type { Money } from '../../domain/kernel/money';
import type { RulebookFor } from '../claims/decide-and-book';
import { readClaim } from '../claims/read-claim';
import type { Clock } from '../creditors/creditor';
import { partsOf } from '../decisions/answered-rows';
import type { DecisionAnswer } from '../decisions/decision-record';
import { readDecision } from '../decisions/decision-rows';
import { matrixInForce } from '../decisions/matrices';
import { proposeDecision } from '../decisions/propose-decision';
import { demandProposal } from './proposal-record';
import { WriteDownRefused } from './write-down-refused';

/** A row that is answered with write down and is not put forward. */
export interface RowLeftOut {
  readonly claimId: string;
  readonly why: string;
}

/** A row of which less is put forward than was answered: something came in or was written down since. */
export interface RowLessened {
  readonly claimId: string;
  readonly agreed: Money;
  readonly left: Money;
}

export interface RowsBooked {
  readonly answer: DecisionAnswer;
  readonly leftOut: readonly RowLeftOut[];
  readonly lessened: readonly RowLessened[];
}

/**
 * Puts the rows forward that the administration answered with write down, as one decision that another person approves. What was
 * paid since the proposal is left out of its row, and the row is named; so is a row of which nothing is left. Called again while
 * nothing new is answered, it gives the decision that waits. Throws `WriteDownRefused`.
 */
export async function bookRows(
  pool: Pool,
  actor: Actor,
  asked: {
    readonly creditorId: string;
    readonly decisionId: string;
    readonly today: CivilDate;
    readonly rulebookFor: RulebookFor;
    readonly clock: Clock;
  },
): Promise<RowsBooked> {
  const { creditorId, decisionId, today, rulebookFor, clock } = asked;
  const proposal = await demandProposal(pool, { creditorId, decisionId });
  const parts = await partsOf(pool, [decisionId]);
  const rules = (await matrixInForce(pool, creditorId, today))?.rules;
  const { lines, leftOut, lessened } = await standingLines(
    pool,
    proposal.rows.filter(({ state }) => state === 'to-book'),
    rules,
  );
  if (lines.length === 0) {
    const waiting = parts.findLast(({ state }) => state === 'waiting');
    const file = waiting && (await readDecision(pool, waiting.decisionId));
    if (file) return { answer: { outcome: 'recorded', file, replayed: true }, leftOut, lessened };
    const unanswered = proposal.rows.filter(({ state }) => state === 'unanswered').length;
    const gone = leftOut.map(({ claimId }) => claimId).join(', ');
    throw new WriteDownRefused(
      'nothing-to-book',
      gone
        ? `Nothing is left to be written down of ${gone}. Answer that such a claim stays as it is: fordring write-downs answer ${decisionId} INVOICE keep --reason TEXT --replace.`
        : `No row of ${decisionId} is answered with write down and still to be booked; ${counted(unanswered, 'row')} ${unanswered === 1 ? 'is' : 'are'} unanswered.`,
    );
  }
  const { administrationId } = proposal;
  const answer = await proposeDecision(
    pool,
    actor,
    {
      ...{ decisionId: `${decisionId}/${parts.length + 1}`, creditorId, kind: 'write-down', today },
      subject: { of: 'claims', claimIds: lines.map(({ claimId }) => claimId) },
      terms: { administrationId, proposal: decisionId, lines },
      // What is written down already is not in it.
      again: true,
      reasonCode: 'answered-by-row',
      reason: `${counted(lines.length, 'claim')} of ${decisionId} that ${administrationId} answered with write down.`,
    },
    rulebookFor,
    clock,
  );
  return { answer, leftOut, lessened };
}

/** The rows as they were proposed, or what is left of them by the books. */
async function standingLines(
  pool: Pool,
  rows: readonly ProposedRow[],
  rules: DecisionRules | undefined,
): Promise<{ readonly lines: LossLine[]; readonly leftOut: RowLeftOut[]; readonly lessened: RowLessened[] }> {
  const lines: LossLine[] = [];
  const leftOut: RowLeftOut[] = [];
  const lessened: RowLessened[] = [];
  for (const { claimId, principal, vat, fee, interest, answered, writtenDown } of rows) {
    const proposed = { claimId, principal, vat, fee, interest };
    const agreed = answered?.amount ? partOfLoss(proposed, answered.amount) : proposed;
    const still = writtenDown ? partOfLoss(agreed, lossOf(agreed).minus(writtenDown)) : agreed;
    const claim = (await readClaim(pool, claimId))?.claim;
    const left = claim && rules && lossLineOf(claim, rules);
    if (!left) leftOut.push({ claimId, why: 'nothing of it is left to be written down' });
    else {
      const line = lossOf(still).isOver(lossOf(left)) ? left : still;
      lines.push(line);
      if (lossOf(agreed).isOver(lossOf(line))) {
        lessened.push({ claimId, agreed: lossOf(agreed), left: lossOf(line) });
      }
    }
  }
  return { lines, leftOut, lessened };
}
