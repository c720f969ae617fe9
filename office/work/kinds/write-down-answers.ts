import { contactsOn } from '../../../domain/administrations/administration';
import { ASKS_FOR, type WriteDownAnswer } from '../../../domain/decisions/write-down-answer';
import { addMonths } from '../../../domain/kernel/civil-date';
import { counted } from '../../../domain/kernel/counted';
import { sumOf } from '../../../domain/kernel/money';
import type { Work } from '../../../domain/work/work';
import { administrationsOn } from '../../administrations/administrations-on';
import { unansweredRows } from '../../write-downs/chase-answers';
import { proposalsOf, type KeptProposal } from '../../write-downs/proposal-record';
import type { LooksForWork } from '../work-asked';

/** So far back an answer is still waited for. */
const MONTHS_BACK = 24;

/** Rows of write-down proposals that an administration has not answered, that are to be booked, or that ask for another act. */
export const writeDownAnswers: LooksForWork = async ({ pool, creditor: { creditorId, currency }, asOf }) => {
  const found = await proposalsOf(pool, { creditorId, proposedFrom: addMonths(asOf, -MONTHS_BACK) });
  const proposals = found.filter(({ proposedOn }) => proposedOn <= asOf);
  if (proposals.length === 0) return [];
  const administrations = await administrationsOn(pool, creditorId, asOf);
  const isReached = (id: string): boolean =>
    administrations.some((one) => one.administrationId === id && contactsOn(one, asOf).length > 0);
  return proposals.flatMap((proposal) => {
    const { decisionId, administrationId, proposedOn, answerBy, rows } = proposal;
    const unanswered = unansweredRows(proposal);
    const toBook = rows.filter(({ state }) => state === 'to-book');
    const answering: Work[] =
      unanswered === 0
        ? []
        : [
            {
              ...{
                kind: 'write-down-answers',
                about: decisionId,
                administrationId,
                since: proposedOn,
                dueOn: answerBy,
              },
              why: `${administrationId} has not answered ${counted(unanswered, 'claim')} of its write-down proposal (S002-70, S002-71)`,
              act: isReached(administrationId)
                ? `fordring write-downs answer ${decisionId} INVOICE ANSWER, or fordring write-downs read ${decisionId} FILE`
                : `fordring administration set ${administrationId} FILE, which names a contact person; then that person answers`,
            },
          ];
    const booking: Work[] =
      toBook.length === 0
        ? []
        : [
            {
              ...{ kind: 'write-down-to-book', about: decisionId, since: lastAnswer(proposal) },
              amount: sumOf(
                toBook.map(({ total }) => total),
                toBook[0]?.total.currency ?? currency,
              ),
              why: `${administrationId} answered that ${counted(toBook.length, 'claim')} ${toBook.length === 1 ? 'is' : 'are'} to be written down`,
              act: `fordring write-downs book ${decisionId}; then another person approves`,
            },
          ];
    return [...answering, ...booking, ...turningDown(proposal), ...askedOf(proposal)];
  });
};

/** A proposal of which nothing is to be written down waits for approval until it is turned down. */
function turningDown({ decisionId, administrationId, state, rows, proposedOn }: KeptProposal): Work[] {
  if (state !== 'answered') return [];
  const since = rows.reduce((last, { answered }) => (answered && answered.on > last ? answered.on : last), proposedOn);
  return [
    {
      ...{ kind: 'write-down-to-book', about: decisionId, since },
      why: `${administrationId} has answered its write-down proposal, and no claim of it is to be written down`,
      act: `fordring decisions reject ${decisionId}`,
    },
  ];
}

function lastAnswer({ rows, proposedOn }: KeptProposal) {
  return rows.reduce(
    (latest, { state, answered }) =>
      state === 'to-book' && answered !== undefined && answered.on > latest ? answered.on : latest,
    proposedOn,
  );
}

function isAskedFor(answer: WriteDownAnswer): answer is keyof typeof ASKS_FOR {
  return answer in ASKS_FOR;
}

function askedOf({ decisionId, administrationId, rows }: KeptProposal): Work[] {
  return rows.flatMap(({ claimId, state, answered }) => {
    if (state !== 'asked' || !answered || !isAskedFor(answered.answer)) return [];
    const { inWords, act } = ASKS_FOR[answered.answer];
    return [
      {
        ...{ kind: 'write-down-asked' as const, about: `${decisionId}/${claimId}`, claimId, since: answered.on },
        why: `${administrationId} does not write the claim down: ${inWords}. ${answered.reason ?? ''}`,
        act: act(claimId),
      },
    ];
  });
}
