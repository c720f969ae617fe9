import { addDays, civilDate } from '../../../domain/kernel/civil-date';
import { Money, type Currency } from '../../../domain/kernel/money';
import type { Rulebook } from '../../../domain/policy/rulebook';
import type { BankMovement } from '../../../domain/payment/bank-movement';
import type { InvoiceRecord } from '../../../domain/claim/invoice-record';
import type { BankGateChange, ClaimFact } from '../../../formats/facts/dated-fact';
import { invoiceLine, unmatchedLine, type InvoiceLine, type UnmatchedLine } from '../../../rehearsal/portfolio-line';
import { preview } from '../../../rehearsal/preview';
import { botkyrka, statensAdministration } from '../../domain/life';

interface InvoiceWords {
  readonly number?: string;
  readonly reference?: string;
  readonly due?: string;
  readonly issued?: string;
  readonly amount?: string;
  readonly group?: string;
  readonly currency?: Currency;
}

/** An invoice of 1,200.00 in the standard group, due Monday 1 February 2016, unless said otherwise or `not stated`. */
export function invoiceOf(words: InvoiceWords = {}): InvoiceRecord {
  const dueOn = words.due === 'not stated' ? undefined : civilDate(words.due ?? '2016-02-01');
  const number = words.number ?? 'A1';
  return {
    invoiceNumber: number,
    debtorId: 'debtor',
    invoiceGroup: words.group ?? '61',
    issuedOn: words.issued ? civilDate(words.issued) : addDays(dueOn ?? civilDate('2016-02-01'), -30),
    ...(dueOn && { dueOn }),
    amount: Money.of(words.amount ?? '1200.00', words.currency ?? 'SEK'),
    paymentReference: words.reference ?? `OCR-${number}`,
    line: 2,
  };
}

let movements = 0;

interface MovementWords {
  readonly on: string;
  readonly amount: string;
  /** References of invoice numbers; `A1=300.00` when the payer said which part is for it. */
  readonly to?: readonly string[];
  readonly kind?: BankMovement['kind'];
  readonly text?: readonly string[];
  readonly currency?: Currency;
  readonly key?: string;
}

export function movement({ on, amount, to = ['A1'], kind, text, currency = 'SEK', key }: MovementWords): BankMovement {
  return {
    key: key ?? `movement-${(movements += 1)}`,
    kind: kind ?? 'payment',
    account: '5050-1055',
    receivedOn: civilDate(on),
    amount: Money.of(amount, currency),
    references: to.map((words) => statedReference(words, currency)),
    text: text ?? [],
    line: 1,
  };
}

function statedReference(words: string, currency: Currency): BankMovement['references'][number] {
  const [number = '', amount] = words.split('=');
  const reference = `OCR-${number}`;
  return amount === undefined ? { reference } : { reference, amount: Money.of(amount, currency) };
}

export interface GivenPortfolio {
  readonly invoices?: readonly InvoiceRecord[];
  readonly movements?: readonly BankMovement[];
  readonly facts?: readonly ClaimFact[];
  readonly bankGate?: readonly BankGateChange[];
  readonly under?: Rulebook;
}

export interface Previewed {
  readonly lines: readonly InvoiceLine[];
  readonly unmatched: readonly UnmatchedLine[];
  /** By invoice: `2016-02-08 reminder`, and so on. */
  readonly days: (invoice?: string) => string[];
  /** The facts that were not taken, each with its reason. */
  readonly refused: readonly string[];
}

export function previewed(given: GivenPortfolio, until: string): Previewed {
  const rulebook = given.under ?? botkyrka;
  const day = civilDate(until);
  const portfolio = {
    creditorId: 'town',
    invoices: given.invoices ?? [invoiceOf()],
    movements: given.movements ?? [],
    facts: given.facts ?? [],
    bankGate: given.bankGate ?? [],
  };
  const state = preview(portfolio, rulebook, day);
  const lines = state.claims.map((claim) => invoiceLine(claim, rulebook, day));
  return {
    lines,
    unmatched: state.unmatched.map(unmatchedLine),
    refused: state.refused.map(({ on, claimId, message }) => `${on} ${claimId}: ${message}`),
    days: (invoice = 'A1') =>
      lines
        .filter((line) => line.invoice === invoice)
        .flatMap(({ steps }) => steps.map(({ on, step }) => `${on} ${step}`)),
  };
}

export function danish(given: Omit<GivenPortfolio, 'under'>): GivenPortfolio {
  return { invoices: [invoiceOf({ currency: 'DKK' })], ...given, under: statensAdministration };
}

export function bank(on: string, state: 'reconciled' | 'not reconciled'): BankGateChange {
  return { on: civilDate(on), open: state === 'reconciled' };
}

export function fact(
  on: string,
  what: 'ruling' | 'accepted' | 'declined' | 'flagged' | 'unflagged' | 'disputed',
): ClaimFact {
  const day = civilDate(on);
  const [id, invoiceNumber] = [`${what} ${on}`, 'A1'];
  switch (what) {
    case 'ruling':
      return { on: day, invoiceNumber, command: { type: 'RecordRuling', rulingId: id, ruledOn: day } };
    case 'accepted':
    case 'declined': {
      const accepted = what === 'accepted';
      return { on: day, invoiceNumber, command: { type: 'AnswerAcceptance', answerId: id, answeredOn: day, accepted } };
    }
    case 'flagged':
    case 'unflagged': {
      const flagged = what === 'flagged';
      return { on: day, invoiceNumber, command: { type: 'ChangeFlag', changedOn: day, flagged, reason: id } };
    }
    case 'disputed':
      return { on: day, invoiceNumber, command: { type: 'RaiseDispute', decisionId: id, raisedOn: day } };
  }
}
