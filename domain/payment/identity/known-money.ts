import type { CivilDate } from '../../kernel/civil-date';
import type { Money } from '../../kernel/money';
import type { BankMovement } from '../bank-movement';
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
  /** What the entries came to in which it was told, as text. */
  readonly entryAmounts: Set<string>;
  readonly levels: Set<Telling['level']>;
  readonly fingerprints: Set<string>;
  readonly entryNames: Set<string>;
  readonly names: Set<string>;
  readonly marks: Set<string>;
  readonly days: Set<CivilDate>;
  readonly references: Set<string>;
}

/** A movement of which the reader says how it was told. */
export type ToldMovement = BankMovement & { readonly told: Telling };

export function isTold(movement: BankMovement): movement is ToldMovement {
  return movement.told !== undefined;
}

/** What is known of the accounts of a file, to be looked up by name, by mark and by likeness. */
export class KnownBook {
  readonly all = new Map<string, KnownMoney>();
  private readonly index = new Map<string, Set<KnownMoney>>();

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

  /** Of the same statement, account, direction and amount. */
  byFingerprint({ account, kind, amount, told }: ToldMovement): readonly KnownMoney[] {
    if (told.fingerprint === '') return [];
    return this.at(`statement ${told.fingerprint} ${account} ${kind} ${amount.toString()} ${amount.currency}`);
  }

  /** Of the account, the direction and one of the days. */
  ofDays({ account, kind, told }: ToldMovement): readonly KnownMoney[] {
    return this.onDays(told.days, `${account} ${kind}`);
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
    for (const name of known.entryNames) this.put(`entry ${account} ${name}`, known);
    for (const name of known.names) this.put(`name ${account} ${name}`, known);
    for (const fingerprint of known.fingerprints) this.put(`statement ${fingerprint} ${alike}`, known);
    for (const day of known.days) {
      this.put(`${day} ${account} ${kind}`, known);
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
