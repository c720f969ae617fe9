import { AGENCY_NEWS } from '../../domain/claim/agency-news';
import { JUDGMENTS } from '../../domain/claim/judgment-outcome';
import { CASE_COSTS } from '../../domain/policy/case-cost';
import { Money } from '../../domain/kernel/money';
import { civilDate, InvalidCivilDate, type CivilDate } from '../../domain/kernel/civil-date';
import { DEBTOR_STATUSES, type DebtorStatus } from '../../domain/policy/policy';
import { readTable } from '../csv/read-table';
import type { BankGateChange, BankReadLine, ClaimFact } from './dated-fact';

export interface Facts {
  readonly facts: readonly ClaimFact[];
  readonly bankGate: readonly BankGateChange[];
  /** A preview and a rehearsal know every payment, and pass these lines over. */
  readonly bankRead?: readonly BankReadLine[];
}

export const FACT_COLUMNS = ['on', 'fact', 'invoice_number', 'detail'] as const;

/**
 * What becomes known besides payments, as CSV with the header `on,fact,invoice_number,detail`. Facts of a claim:
 * `ruling`, `judgment` (detail: granted, partly-granted or dismissed, and the court's number of the case), `received`, `rejected`, `objected`, `accepted`, `declined` (detail: the number of the client's own document), `flagged`, `unflagged`, `disputed`, `dispute-settled`,
 * `agency` (detail: the agency's news, such as `demanded`; then Kronofogden's number of the case or the reason),
 * `case-cost` (detail: `application-fee 300.00`, and the paragraph where the law's figure is not recorded),
 * `deferred` (detail: the new due date), `debtor` (detail: ordinary, deceased, bankrupt, debt-restructured). Facts of the
 * creditor, without an invoice: `bank-reconciled`, `bank-not-reconciled`, `bank-read` (every payment through the day is
 * known; detail: a source, or nothing for all), `no-more-bank-files` (detail: the source). Throws `InputRefused`, naming each bad line.
 */
export function readFacts(bytes: Buffer): Facts {
  const facts: ClaimFact[] = [];
  const bankGate: BankGateChange[] = [];
  const bankRead: BankReadLine[] = [];
  readTable(bytes, FACT_COLUMNS, (cells, _line, refuse) => {
    const [on = '', fact = '', invoiceNumber = '', detail = ''] = cells.map((cell) => cell.trim());
    try {
      const day = civilDate(on);
      if (fact === 'bank-reconciled' || fact === 'bank-not-reconciled')
        bankGate.push({ on: day, open: fact === 'bank-reconciled' });
      else if (fact === 'bank-read') bankRead.push({ through: day, ...(detail !== '' && { source: detail }) });
      else if (fact === 'no-more-bank-files') bankRead.push({ source: detail });
      else
        facts.push({
          on: day,
          invoiceNumber,
          command: commandFor(fact, day, detail, `${invoiceNumber}/${fact}/${on}`),
        });
    } catch (problem) {
      refuse(problem instanceof InvalidCivilDate && !detail.includes('-') ? 'on' : 'fact', (problem as Error).message);
    }
    return undefined;
  });
  return { facts: inOrder(facts), bankGate: inOrder(bankGate), ...(bankRead.length > 0 && { bankRead }) };
}

function inOrder<Fact extends { readonly on: CivilDate }>(facts: readonly Fact[]): Fact[] {
  return facts.toSorted((one, other) => (one.on < other.on ? -1 : Number(one.on > other.on)));
}

/** `returned no means`, `applied 01-7-16`: the word of the agency, and what belongs to it. */
function agencyReport(reportedOn: CivilDate, detail: string, id: string): ClaimFact['command'] {
  const [word = '', ...rest] = detail.split(' ');
  const news = AGENCY_NEWS.find((known) => known === word);
  if (!news) throw new Error(`"${word}" is no news of an agency; use ${AGENCY_NEWS.join(', ')}.`);
  const more = rest.join(' ');
  const isNumbered = news === 'applied' || news === 'ruling';
  return {
    ...{ type: 'RecordAgencyReport', reportId: `${id}/${news}`, reportedOn, news },
    ...(more !== '' && (isNumbered ? { authorityCaseId: more } : { reason: more })),
  };
}

/** `granted 1234-16`: what the administrative court said, and the court's number of the case where it is known. */
function judgment(judgedOn: CivilDate, detail: string, id: string): ClaimFact['command'] {
  const [word = '', ...rest] = detail.split(' ');
  const outcome = JUDGMENTS.find((known) => known === word);
  if (!outcome) throw new Error(`"${word}" is no judgment; use ${JUDGMENTS.join(', ')}, and the number of the case.`);
  const caseNumber = rest.join(' ');
  return { type: 'RecordJudgment', judgmentId: id, judgedOn, outcome, ...(caseNumber !== '' && { caseNumber }) };
}

/** Only Swedish cases have costs whose law is recorded. */
function caseCost(incurredOn: CivilDate, detail: string, id: string): ClaimFact['command'] {
  const [, word = '', amount = '', paragraph] = /^(\S+) (\d{1,9}\.\d{2})(?: (.+))?$/.exec(detail) ?? [];
  const cost = CASE_COSTS.find((known) => known === word);
  if (!cost)
    throw new Error(
      `"${detail}" is no cost; write one of ${CASE_COSTS.join(', ')} and an amount, such as notice 200.00.`,
    );
  const costs = [{ cost, amount: Money.of(amount, 'SEK'), ...(paragraph !== undefined && { paragraph }) }];
  return { type: 'RecordCaseCosts', costsId: `${id}/${cost}`, incurredOn, costs };
}

function commandFor(fact: string, on: CivilDate, detail: string, id: string): ClaimFact['command'] {
  switch (fact) {
    case 'ruling':
      return { type: 'RecordRuling', rulingId: id, ruledOn: on };
    case 'judgment':
      return judgment(on, detail, id);
    case 'received':
    case 'rejected':
    case 'objected':
      return { type: 'RecordReferralAnswer', answerId: id, answer: fact, answeredOn: on, reason: detail };
    case 'accepted':
    case 'declined':
      return {
        ...{ type: 'AnswerAcceptance', answerId: id, answeredOn: on, accepted: fact === 'accepted' },
        ...(detail !== '' && { receipt: detail }),
      };
    case 'agency':
      return agencyReport(on, detail, id);
    case 'case-cost':
      return caseCost(on, detail, id);
    case 'flagged':
    case 'unflagged':
      return { type: 'ChangeFlag', changedOn: on, flagged: fact === 'flagged', reason: detail };
    case 'disputed':
      return { type: 'RaiseDispute', decisionId: id, raisedOn: on };
    case 'dispute-settled':
      return { type: 'SettleDispute', decisionId: id, settledOn: on };
    case 'deferred':
      return { type: 'GrantDeferral', decisionId: id, grantedOn: on, newDueOn: civilDate(detail) };
    case 'debtor':
      if (!DEBTOR_STATUSES.includes(detail as DebtorStatus))
        throw new Error(`"${detail}" is no status of a debtor; use ${DEBTOR_STATUSES.join(', ')}.`);
      return { type: 'ChangeDebtorStatus', changedOn: on, status: detail as DebtorStatus };
    default:
      throw new Error(`"${fact}" is no fact that is known here.`);
  }
}
