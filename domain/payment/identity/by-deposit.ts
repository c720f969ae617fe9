import type { CivilDate } from '../../kernel/civil-date';
import { sumOf } from '../../kernel/money';
import { namesGiro } from '../accounts';
import { asPayment, likenessOf, mayBeWhole, pairsOf } from './deposit-likeness';
import type { KnownDeposit, KnownMoney, ToldMovement } from './known-money';
import { isNear } from './likeness';
import type { StatementReading } from './statement-reading';

const UNSAID = 'standing data does not say whether the giro number is another name of this account';
const ALIKE = 'BgMax has told of a deposit of this day and sum, and nothing tells whether it is this money';
const OF_DEPOSIT = 'BgMax has told of a payment of this day and amount, and nothing tells whether it is this money';

/** The movements of one entry: together they are what came to the account. */
type Entry = readonly [ToldMovement, ...ToldMovement[]];

/** A deposit that an entry may be, and the money of it that each movement is. */
interface Fit {
  readonly deposit: KnownDeposit;
  readonly pairs: readonly (readonly [ToldMovement, KnownMoney])[];
  /** Each payment has the reference of its movement. */
  readonly allByReference: boolean;
  readonly isNamed: boolean;
  readonly isSameAccount: boolean;
}

/**
 * Entries that BgMax has told of before, as deposits under the giro number. Day, sum and account tell that the two are one
 * where the entry names the giro number, or where a statement, which leaves no deposit out, has no more such entries.
 */
export function byDeposit(reading: StatementReading): void {
  if (reading.book.deposits.length === 0) return;
  const entries = entriesOf(reading).filter((entry) => !isKnownOtherwise(entry, reading));
  const settled = new Set<KnownDeposit>();
  const fitting = new Map(entries.map((entry) => [entry, fitsOf(entry, reading)]));
  const ofSums = new Map<string, number>();
  for (const [entry, fits] of fitting) if (fits.length > 0) count(ofSums, sumKey(entry, fits));
  const surestFirst = [...fitting].sort(([, one], [, other]) => sureness(other) - sureness(one));
  for (const [entry, fits] of surestFirst) {
    const open = fits.filter(({ deposit }) => !settled.has(deposit));
    const free = open.some((fit) => fit.isNamed) ? open.filter((fit) => fit.isNamed) : open;
    const best = free.find((fit) => fit.allByReference) ?? free[0];
    if (!best) continue;
    const rivals = ofSums.get(sumKey(entry, fits)) ?? 0;
    const isTold = best.isNamed || entry[0].told.level === 'statement';
    // With more deposits of the sum than entries, only the references of the payments tell which one it is.
    if (best.isSameAccount && isTold && (best.allByReference || rivals === free.length)) {
      for (const [movement, known] of best.pairs) reading.same(movement, known);
      for (const known of [best.deposit.whole, ...best.deposit.payments]) reading.take(known);
      settled.add(best.deposit);
    } else {
      const candidates = free.map(({ deposit }) => deposit.whole);
      const because = free.some(({ isSameAccount }) => isSameAccount) ? ALIKE : UNSAID;
      for (const movement of entry) reading.ask(movement, candidates, because);
    }
    ofSums.set(sumKey(entry, fits), rivals - 1);
  }
  byPaymentOfDeposit(reading);
}

/** What is told by references, and by the giro number, leaves the fewer deposits for the rest. */
function sureness(fits: readonly Fit[]): number {
  return Math.max(0, ...fits.map((fit) => 2 * Number(fit.allByReference) + Number(fit.isNamed)));
}

function entriesOf(reading: StatementReading): Entry[] {
  const byLine = new Map<number, [ToldMovement, ...ToldMovement[]]>();
  for (const movement of reading.unanswered()) {
    const entry = byLine.get(movement.line);
    if (entry) entry.push(movement);
    else byLine.set(movement.line, [movement]);
  }
  return [...byLine.values()].filter((entry) => {
    const [{ told, amount, kind }] = entry;
    return (
      kind === 'payment' &&
      sumOf(
        entry.map((one) => one.amount),
        amount.currency,
      ).equals(told.entryAmount)
    );
  });
}

/** The bank has given the entry's reference to other money before. */
function isKnownOtherwise([first]: Entry, { book }: StatementReading): boolean {
  const { told, account } = first;
  return told.entryNames.some((name) =>
    book.byEntryName(account, name).some((known) => isNear(first, known) && known.deposits.size === 0),
  );
}

function fitsOf(entry: Entry, reading: StatementReading): Fit[] {
  const [{ told, account, amount }] = entry;
  const { accounts, deposits } = reading.book;
  return deposits.flatMap((deposit) => {
    if (!told.days.includes(deposit.on) || !deposit.net.equals(told.entryAmount)) return [];
    if (deposit.net.currency !== amount.currency || isTaken(deposit, entry, reading)) return [];
    const relation = accounts.relation(account, deposit.giro);
    const paired = pairsWith(entry, deposit);
    if (relation === 'other' || !paired) return [];
    const text = entry.flatMap((movement) => movement.text);
    if (accounts.namesAnother(text, deposit.giro) && !namesGiro(text, deposit.giro)) return [];
    const isNamed = namesGiro([reading.accountOf(entry[0]), ...text], deposit.giro);
    return { deposit, ...paired, isNamed, isSameAccount: relation === 'same' };
  });
}

/** Found by a message of this kind before, under another reference or in another statement. */
function isTaken({ whole, payments }: KnownDeposit, [{ told }]: Entry, reading: StatementReading): boolean {
  const all = [whole, ...payments];
  if (all.some((known) => !reading.isFree(known) || known.levels.has(told.level))) return true;
  const names = all.flatMap(({ entryNames }) => [...entryNames]);
  return names.length > 0 && told.entryNames.length > 0 && !told.entryNames.some((one) => names.includes(one));
}

function pairsWith(entry: Entry, { whole, payments }: KnownDeposit): Pick<Fit, 'pairs' | 'allByReference'> | undefined {
  const [first] = entry;
  if (entry.length === 1 && (first.told.isSum || payments.length !== 1)) {
    const isWhole = mayBeWhole(asPayment(first), payments);
    return isWhole ? { pairs: [[first, whole]], allByReference: false } : undefined;
  }
  return pairsOf(
    entry.map((movement) => [movement, asPayment(movement)]),
    payments.map((payment) => [payment, payment]),
  );
}

/** A notice may tell the payments of a deposit one by one. */
function byPaymentOfDeposit(reading: StatementReading): void {
  const index = paymentsByDay(reading.book.deposits);
  for (const movement of reading.unanswered()) {
    const alike = movement.told.days.flatMap((day) =>
      (index.get(dayKey(day, movement)) ?? []).flatMap((found) => mayBePayment(movement, found, reading)),
    );
    const [first] = alike;
    if (!first) continue;
    if (alike.length === 1 && first.isTold) reading.same(movement, first.known);
    else {
      const because = alike.some(({ isSameAccount }) => isSameAccount) ? OF_DEPOSIT : UNSAID;
      reading.ask(
        movement,
        alike.map(({ known }) => known),
        because,
      );
    }
  }
}

interface Found {
  readonly deposit: KnownDeposit;
  readonly known: KnownMoney;
}

interface MayBe {
  readonly known: KnownMoney;
  readonly isTold: boolean;
  readonly isSameAccount: boolean;
}

function mayBePayment(
  movement: ToldMovement,
  { deposit: { giro, whole }, known }: Found,
  reading: StatementReading,
): MayBe[] {
  const { level } = movement.told;
  const relation = reading.book.accounts.relation(movement.account, giro);
  const isFree = reading.isFree(whole) && reading.isFree(known);
  if (relation === 'other' || !isFree || whole.levels.has(level) || known.levels.has(level)) return [];
  const likeness = likenessOf(asPayment(movement), known);
  if (likeness === 'another') return [];
  const isNamed = namesGiro([reading.accountOf(movement), ...movement.text], giro);
  const isSameAccount = relation === 'same';
  return [{ known, isTold: likeness === 'same-reference' && isNamed && isSameAccount, isSameAccount }];
}

function paymentsByDay(deposits: readonly KnownDeposit[]): ReadonlyMap<string, readonly Found[]> {
  const index = new Map<string, Found[]>();
  for (const deposit of deposits) {
    for (const known of deposit.payments) {
      const key = dayKey(deposit.on, known);
      const found = index.get(key);
      if (found) found.push({ deposit, known });
      else index.set(key, [{ deposit, known }]);
    }
  }
  return index;
}

function dayKey(day: CivilDate, { kind, amount }: Pick<KnownMoney, 'kind' | 'amount'>): string {
  return `${day} ${kind} ${amount.toString()}`;
}

/** Entries that name the giro number are held against each other, and those that do not. */
function sumKey([{ told, account }]: Entry, fits: readonly Fit[]): string {
  const named = fits.some((fit) => fit.isNamed) ? 'named' : '';
  return `${account} ${told.days.join(' ')} ${told.entryAmount.toString()} ${named}`;
}

function count(of: Map<string, number>, key: string): void {
  of.set(key, (of.get(key) ?? 0) + 1);
}
