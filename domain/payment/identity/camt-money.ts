import { sumOf } from '../../kernel/money';
import { namesGiro } from '../accounts';
import type { BankMovement } from '../bank-movement';
import type { ToldDeposit } from './deposit';
import { asPayment, isNoDeposit, likenessOf, mayBeWhole, pairsOf } from './deposit-likeness';
import type { KnownBook, KnownMoney } from './known-money';

/** What else a deposit's day brought. */
export interface Evidence {
  /** How many deposits of this day and sum no statement has told of, this one among them. */
  readonly rivals: number;
  /** The deposits of the account and day in the file. */
  readonly ofDay: readonly ToldDeposit[];
}

type Pairs = readonly (readonly [BankMovement, KnownMoney])[];

/** The money that camt files have told of, as far as it may be one deposit of BgMax. */
export class CamtMoney {
  private readonly deposit: ToldDeposit;
  private readonly evidence: Evidence;
  private readonly book: KnownBook;
  private readonly wholes: readonly KnownMoney[];
  private readonly details: readonly KnownMoney[];

  constructor(deposit: ToldDeposit, evidence: Evidence, book: KnownBook) {
    this.deposit = deposit;
    this.evidence = evidence;
    this.book = book;
    const { on, net, movements } = deposit;
    const payments = movements.map(asPayment);
    this.wholes = this.related(book.paymentsOf(on, net)).filter((known) => mayBeWhole(known, payments));
    this.details = this.related(book.inEntriesOf(on, net)).filter(({ isSum }) => !isSum);
  }

  /**
   * The money that is the deposit as a whole: it names the giro number, or a statement told it, and there are as many such
   * sums as deposits.
   */
  whole(): KnownMoney | undefined {
    const own = this.wholes.filter((known) => this.relation(known) === 'same');
    const named = own.filter(({ text }) => namesGiro(text, this.deposit.giro));
    const told = named.length > 0 ? named : own;
    if (told.length !== this.evidence.rivals) return undefined;
    return named.length > 0 ? named[0] : told.find(({ levels }) => levels.has('statement'));
  }

  /** Each payment of the deposit with the money of the same reference; of a single payment only in an entry of its own. */
  pairsByReference(): Pairs | undefined {
    const isSingle = this.deposit.movements.length === 1;
    const pools = [this.details, isSingle ? [] : this.payments()];
    const found = pools.map((pool) => this.pairsAmong(pool.filter((known) => this.relation(known) === 'same')));
    const paired = found.find((one) => one?.allByReference);
    // A statement, or the giro number, must tell of it: the payer may have paid the same by another way too.
    return paired?.pairs.some(([, known]) => this.isTold(known)) ? paired.pairs : undefined;
  }

  /** Each payment of the deposit with the money that it is, where the entry has no other. */
  pairs(whole: KnownMoney | undefined): Pairs | undefined {
    const { movements } = this.deposit;
    const [only, ...others] = movements;
    if (whole && only && others.length === 0 && !whole.isSum) return [[only, whole]];
    const ofEntry = this.details.filter((known) => this.relation(known) === 'same');
    if (this.evidence.rivals !== 1 || ofEntry.length !== movements.length) return undefined;
    return ofEntry.some((known) => this.isTold(known)) ? this.pairsAmong(ofEntry)?.pairs : undefined;
  }

  private isTold({ levels, text }: KnownMoney): boolean {
    return levels.has('statement') || namesGiro(text, this.deposit.giro);
  }

  /** All that the deposit, or a payment of it, may be. */
  alike(): readonly KnownMoney[] {
    const { on, net } = this.deposit;
    const nets = this.evidence.ofDay.map((one) => one.net);
    const total = sumOf(nets, net.currency);
    const sums = nets.length > 1 ? this.related(this.book.paymentsOf(on, total)).filter(({ isSum }) => isSum) : [];
    return [...new Set([...this.wholes, ...this.pairable(), ...sums])];
  }

  isSaid(candidates: readonly KnownMoney[]): boolean {
    return candidates.some((known) => this.relation(known) === 'same');
  }

  /** What a payment of the deposit may be. */
  private pairable(): readonly KnownMoney[] {
    const told = this.deposit.movements.map(asPayment);
    const details = this.details.filter((known) => told.some((one) => likenessOf(one, known) !== 'another'));
    return [...details, ...this.payments()];
  }

  /** Money of the day that is alike a payment of the deposit, whatever entry told it: a notice may tell a part of a deposit. */
  private payments(): readonly KnownMoney[] {
    const found = new Set<KnownMoney>();
    for (const payment of this.deposit.movements.map(asPayment)) {
      for (const known of this.related(this.book.paymentsOf(this.deposit.on, payment.amount))) {
        if (!known.isSum && likenessOf(payment, known) !== 'another') found.add(known);
      }
    }
    return [...found];
  }

  private pairsAmong(pool: readonly KnownMoney[]): ReturnType<typeof pairsOf<BankMovement, KnownMoney>> {
    return pairsOf(
      this.deposit.movements.map((movement) => [movement, asPayment(movement)]),
      pool.map((known) => [known, known]),
    );
  }

  private related(all: readonly KnownMoney[]): readonly KnownMoney[] {
    const { giro } = this.deposit;
    return all.filter((known) => {
      const isOther = this.book.accounts.namesAnother(known.text, giro) && !namesGiro(known.text, giro);
      return isNoDeposit(known) && !isOther && this.relation(known) !== 'other';
    });
  }

  private relation(known: KnownMoney): 'same' | 'maybe' | 'other' {
    return this.book.accounts.relation(known.account, this.deposit.giro);
  }
}
