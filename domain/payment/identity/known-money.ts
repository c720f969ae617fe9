import type { CivilDate } from '../../kernel/civil-date';
import type { Money } from '../../kernel/money';
import type { BankMovement } from '../bank-movement';
import { AccountNames } from '../accounts';
import type { Telling } from './telling';

/** Money that a message of the bank has told of before, with every name that it had. */
export interface KnownMoney {
  /** The payment, or the row that was set aside, that stands for it. */
  readonly id: string;
  readonly account: string;
  readonly kind: BankMovement['kind'];
  readonly amount: Money;
  /** Of a sum: what no detail has been booked against. */
  open: Money;
  readonly isSum: boolean;
  /** Details can be booked against it: it waits in suspense. */
  readonly isDivisible: boolean;
  /** It is a detail of a sum that is known too. */
  readonly isPart: boolean;
  /** The sum that it was booked out of. */
  readonly partOf?: string;
  /** Of a sum: what people took out of it by hand and no message has told, as money of the sum's account. */
  byHand?: readonly KnownMoney[];
  /** What the entries came to in which it was told, as text. */
  readonly entryAmounts: Set<string>;
  readonly levels: Set<Telling['level']>;
  readonly fingerprints: Set<string>;
  readonly entryNames: Set<string>;
  readonly names: Set<string>;
  readonly marks: Set<string>;
  readonly days: Set<CivilDate>;
  readonly references: Set<string>;
  /** What the payer or the bank wrote beside it. */
  readonly text: readonly string[];
  /** The BgMax deposit, and the payments of it, that it was found to be: by their keys. */
  readonly deposits: Set<string>;
}

/** A deposit of BgMax that is booked, payment by payment. */
export interface KnownDeposit {
  /** Giro number, day and serial number of the deposit. */
  readonly key: string;
  readonly giro: string;
  readonly on: CivilDate;
  /** What came to the bank account: the payments less what was deducted. */
  readonly net: Money;
  /** The deposit as one sum: what a statement tells of it. */
  readonly whole: KnownMoney;
  readonly payments: readonly KnownMoney[];
}

/** A movement of which the reader says how it was told. */
export type ToldMovement = BankMovement & { readonly told: Telling };

export function isTold(movement: BankMovement): movement is ToldMovement {
  return movement.told !== undefined;
}

/** What is known of the accounts of a file, to be looked up by name, by mark and by likeness. */
export class KnownBook {
  readonly all = new Map<string, KnownMoney>();
  /** Under which names a file may tell of an account. The money in the book stands under the main one. */
  readonly accounts: AccountNames;
  /** Deposits that BgMax files have told of. */
  readonly deposits: KnownDeposit[] = [];
  private readonly index = new Map<string, Set<KnownMoney>>();

  constructor(accounts: AccountNames = new AccountNames([])) {
    this.accounts = accounts;
  }

  add(known: KnownMoney): void {
    this.all.set(known.id, known);
    this.enter(known);
  }

  /** The same money is told again: its new names are names of it from now on. */
  learn(known: KnownMoney, { told, references }: ToldMovement): void {
    known.levels.add(told.level);
    known.entryAmounts.add(told.entryAmount.toString());
    if (told.fingerprint !== '') known.fingerprints.add(told.fingerprint);
    for (const name of told.entryNames) known.entryNames.add(name);
    for (const name of told.names) known.names.add(name);
    for (const mark of told.marks) known.marks.add(mark);
    for (const day of told.days) known.days.add(day);
    for (const { reference } of references) known.references.add(comparable(reference));
    this.enter(known);
  }

  byEntryName(account: string, name: string): readonly KnownMoney[] {
    return this.at(`entry ${account} ${name}`);
  }

  byName(account: string, name: string): readonly KnownMoney[] {
    return this.at(`name ${account} ${name}`);
  }

  /** What a deposit of BgMax, or a payment of it, was found to be. */
  byDeposit(key: string): KnownMoney | undefined {
    return this.at(`deposit ${key}`)[0];
  }

  /** The money is a deposit of BgMax, or a payment of it: from now on it has their names too. */
  learnDeposit(known: KnownMoney, keys: readonly string[]): void {
    for (const key of keys) known.deposits.add(key);
    this.enter(known);
  }

  /** Details of a sum that a message has told, and that were booked out of it. */
  toldPartsOf({ id }: KnownMoney): readonly KnownMoney[] {
    return this.at(`part of ${id}`).filter(({ levels }) => levels.size > 0);
  }

  /** Of the same statement, account, direction and amount. */
  byFingerprint({ account, kind, amount, told }: ToldMovement): readonly KnownMoney[] {
    if (told.fingerprint === '') return [];
    return this.at(`statement ${told.fingerprint} ${account} ${kind} ${amount.toString()} ${amount.currency}`);
  }

  /** Of the account, the direction and one of the days. */
  ofDays({ account, kind, told }: ToldMovement): readonly KnownMoney[] {
    return this.onDays(told.days, `${account} ${kind}`);
  }

  /** Payments of a day and an amount, whatever the account. */
  paymentsOf(day: CivilDate, amount: Money): readonly KnownMoney[] {
    return this.at(`${day} payment ${amount.toString()} ${amount.currency}`);
  }

  /** Payments that a message told on a day in an entry of an amount, whatever the account. */
  inEntriesOf(day: CivilDate, entryAmount: Money): readonly KnownMoney[] {
    return this.at(`${day} in an entry of ${entryAmount.toString()}`);
  }

  /** As `ofDays`, and of the amount. */
  alike({ account, kind, amount, told }: ToldMovement): readonly KnownMoney[] {
    return this.onDays(told.days, `${account} ${kind} ${amount.toString()} ${amount.currency}`);
  }

  private onDays(days: readonly CivilDate[], rest: string): readonly KnownMoney[] {
    return [...new Set(days.flatMap((day) => this.at(`${day} ${rest}`)))];
  }

  private at(key: string): readonly KnownMoney[] {
    return [...(this.index.get(key) ?? [])];
  }

  private enter(known: KnownMoney): void {
    const { account, kind, amount } = known;
    const alike = `${account} ${kind} ${amount.toString()} ${amount.currency}`;
    if (known.partOf !== undefined) this.put(`part of ${known.partOf}`, known);
    for (const name of known.entryNames) this.put(`entry ${account} ${name}`, known);
    for (const name of known.names) this.put(`name ${account} ${name}`, known);
    for (const fingerprint of known.fingerprints) this.put(`statement ${fingerprint} ${alike}`, known);
    for (const key of known.deposits) this.put(`deposit ${key}`, known);
    for (const day of known.days) {
      this.put(`${day} ${account} ${kind}`, known);
      this.put(`${day} ${kind} ${amount.toString()} ${amount.currency}`, known);
      if (kind === 'payment') for (const whole of known.entryAmounts) this.put(`${day} in an entry of ${whole}`, known);
      this.put(`${day} ${alike}`, known);
    }
  }

  private put(key: string, known: KnownMoney): void {
    const found = this.index.get(key);
    if (found) found.add(known);
    else this.index.set(key, new Set([known]));
  }
}

/** As the matching compares references: leading zeros and blanks do not count. */
export function comparable(reference: string): string {
  return reference.replace(/\s+/g, '').replace(/^0+/, '');
}
