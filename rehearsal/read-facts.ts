import { parse } from 'csv-parse/sync';
import { civilDate, type CivilDate } from '../domain/civil-date';
import { DEBTOR_STATUSES, type DebtorStatus } from '../domain/policy';
import { InputRefused, type InputProblem } from '../formats/input-error';
import type { BankGateChange, ClaimFact } from './dated-fact';

export interface Facts {
  readonly facts: readonly ClaimFact[];
  readonly bankGate: readonly BankGateChange[];
}

const HEADER = ['on', 'fact', 'invoice_number', 'detail'];

/**
 * What becomes known besides payments, as CSV with the header `on,fact,invoice_number,detail`. Facts of a claim:
 * `ruling`, `rejected`, `accepted`, `declined`, `flagged`, `unflagged`, `disputed`, `dispute-settled`, `deferred`
 * (detail: the new due date), `debtor` (detail: ordinary, deceased, bankrupt, debt-restructured). Facts of the creditor,
 * without an invoice: `bank-reconciled`, `bank-not-reconciled`. Throws `InputRefused`, naming each bad line.
 */
export function readFacts(text: string): Facts {
  const problems: InputProblem[] = [];
  const rows = readRows(text);
  if (rows[0]?.join(',') !== HEADER.join(',')) {
    throw new InputRefused('The facts cannot be read; nothing was taken in.', [
      { line: 1, message: `The header must be ${HEADER.join(',')}.` },
    ]);
  }
  const facts: ClaimFact[] = [];
  const bankGate: BankGateChange[] = [];
  rows.slice(1).forEach((row, index) => {
    const line = index + 2;
    try {
      const [on = '', fact = '', invoiceNumber = '', detail = ''] = row;
      const day = civilDate(on);
      if (fact === 'bank-reconciled' || fact === 'bank-not-reconciled')
        bankGate.push({ on: day, open: fact === 'bank-reconciled' });
      else
        facts.push({
          on: day,
          invoiceNumber,
          command: commandFor(fact, day, detail, `${invoiceNumber}/${fact}/${on}`),
        });
    } catch (problem) {
      problems.push({ line, message: (problem as Error).message });
    }
  });
  if (problems.length > 0) throw new InputRefused('The facts cannot be read; nothing was taken in.', problems);
  const byDay = (one: { on: CivilDate }, other: { on: CivilDate }): number =>
    one.on < other.on ? -1 : Number(one.on > other.on);
  return { facts: facts.sort(byDay), bankGate: bankGate.sort(byDay) };
}

function readRows(text: string): string[][] {
  try {
    return parse(text, { bom: true, skip_empty_lines: true });
  } catch (problem) {
    throw new InputRefused('The facts cannot be read; nothing was taken in.', [
      { message: (problem as Error).message },
    ]);
  }
}

function commandFor(fact: string, on: CivilDate, detail: string, id: string): ClaimFact['command'] {
  switch (fact) {
    case 'ruling':
      return { type: 'RecordRuling', rulingId: id, ruledOn: on };
    case 'rejected':
      return { type: 'RecordReferralAnswer', answerId: id, answer: 'rejected', answeredOn: on, reason: detail };
    case 'accepted':
    case 'declined':
      return { type: 'AnswerAcceptance', answerId: id, answeredOn: on, accepted: fact === 'accepted' };
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
