import { addDays, civilDate, type CivilDate } from '../domain/kernel/civil-date';
import { Money, sumOf, type Currency } from '../domain/kernel/money';
import type { BankMovement } from '../domain/payment/bank-movement';
import type { InvoiceRecord } from '../domain/claim/invoice-record';
import type { BankGateChange, ClaimFact } from '../formats/facts/dated-fact';
import type { Portfolio } from '../rehearsal/portfolio';
import { SeededRandom } from './seeded-random';

const GROUPS = ['40', '55', '61', '62', '64', '65', '66', '67', 'placed-children-care', 'social-area', 'premises-hire'];
const FIRST_ISSUED = civilDate('2015-09-14');
const LAST_DAYS = 330;

/**
 * A portfolio that nobody has thought about: invoices, amounts, payments, deductions, reversals and facts fall as the
 * seed throws them, on any day of the week. Nothing in it is chosen so that it should work.
 */
export function randomPortfolio(seed: number, invoiceCount: number, currency: Currency = 'SEK'): Portfolio {
  const random = new SeededRandom(seed, 'random portfolio');
  const invoices = Array.from({ length: invoiceCount }, (_none, index) => randomInvoice(random, index, currency));
  const movements = Array.from({ length: invoiceCount * 2 }, (_none, index) => randomMovement(random, invoices, index));
  const facts = Array.from({ length: invoiceCount * 2 }, () => randomFact(random, random.pick(invoices)));
  const bankGate = Array.from({ length: 8 }, () => randomGate(random));
  return {
    creditorId: 'random',
    invoices,
    movements: inOrder(movements, ({ receivedOn }) => receivedOn),
    facts: inOrder(facts, ({ on }) => on),
    bankGate: inOrder(bankGate, ({ on }) => on),
  };
}

function randomGate(random: SeededRandom): BankGateChange {
  return { on: addDays(FIRST_ISSUED, random.integer(0, LAST_DAYS)), open: random.inPercent(60) };
}

function randomInvoice(random: SeededRandom, index: number, currency: Currency): InvoiceRecord {
  const issuedOn = addDays(FIRST_ISSUED, random.integer(0, 150));
  const invoiceNumber = `R${String(index + 1).padStart(3, '0')}`;
  return {
    invoiceNumber,
    debtorId: `debtor-${random.integer(1, 9)}`,
    invoiceGroup: random.pick(GROUPS),
    issuedOn,
    ...(random.inPercent(80) && { dueOn: addDays(issuedOn, random.integer(0, 45)) }),
    amount: Money.ofMinorUnits(random.integer(1, 240_000), currency),
    paymentReference: random.inPercent(90) ? `77${index + 1}00` : '',
    line: index + 2,
  };
}

function randomMovement(random: SeededRandom, invoices: readonly InvoiceRecord[], index: number): BankMovement {
  const meant = random.shuffled(invoices).slice(0, random.inPercent(15) ? random.integer(2, 3) : 1);
  const first = random.pick(meant);
  const invoiced = sumOf(
    meant.map(({ amount }) => amount),
    first.amount.currency,
  );
  const mostly = random.integer(1, Number(invoiced.toMinorUnits()) + 30_000);
  const amount = random.inPercent(45) ? invoiced : Money.ofMinorUnits(mostly, invoiced.currency);
  const kind = random.inPercent(75) ? 'payment' : random.pick(['deduction', 'reversal'] as const);
  const references = meant.map(({ paymentReference, invoiceNumber }) => ({
    reference: paymentReference || invoiceNumber,
  }));
  const shape = random.integer(1, 20);
  return {
    key: `movement-${index}`,
    kind,
    account: '9912346',
    receivedOn: addDays(first.issuedOn, random.integer(0, LAST_DAYS - 150)),
    amount,
    references: shape === 1 ? [] : shape === 2 ? [{ reference: `99${index}` }] : references,
    text: shape === 1 ? [first.invoiceNumber] : [],
    line: index + 1,
  };
}

function randomFact(random: SeededRandom, { invoiceNumber, issuedOn, dueOn }: InvoiceRecord): ClaimFact {
  const on = addDays(issuedOn, random.integer(0, LAST_DAYS - 150));
  const id = `${invoiceNumber}/${on}/${random.integer(1, 1_000_000)}`;
  const commands: readonly ClaimFact['command'][] = [
    { type: 'RecordRuling', rulingId: id, ruledOn: on },
    { type: 'RecordReferralAnswer', answerId: id, answer: 'rejected', answeredOn: on, reason: 'address unknown' },
    { type: 'RecordReferralAnswer', answerId: id, answer: 'received', answeredOn: on, reason: '' },
    { type: 'AnswerAcceptance', answerId: id, answeredOn: on, accepted: random.inPercent(70) },
    { type: 'RaiseDispute', decisionId: id, raisedOn: on },
    { type: 'SettleDispute', decisionId: id, settledOn: on },
    { type: 'GrantDeferral', decisionId: id, grantedOn: on, newDueOn: addDays(dueOn ?? on, random.integer(1, 60)) },
    { type: 'ChangeFlag', changedOn: on, flagged: random.inPercent(50), reason: id },
    { type: 'ChangeDebtorStatus', changedOn: on, status: random.pick(['deceased', 'bankrupt', 'ordinary'] as const) },
  ];
  return { on, invoiceNumber, command: random.pick(commands) };
}

function inOrder<Item>(items: readonly Item[], on: (item: Item) => CivilDate): Item[] {
  return [...items].sort((one, other) => (on(one) < on(other) ? -1 : Number(on(one) > on(other))));
}
