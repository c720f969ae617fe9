import type { Money } from '../../kernel/money';
import type { KnownBook, KnownMoney, ToldMovement } from './known-money';

/** What a movement is, held against all that was told before. */
export type Verdict =
  | { readonly is: 'new' }
  /** Told before: nothing is booked. */
  | { readonly is: 'known'; readonly as: KnownMoney }
  /** A detail of a sum that was booked before: booked out of the sum. */
  | { readonly is: 'part'; readonly of: KnownMoney }
  /** A sum of which details were booked before: only the rest is new. */
  | { readonly is: 'rest'; readonly amount: Money }
  /** It may be money that is known, and nothing tells: a person decides. */
  | { readonly is: 'question'; readonly candidates: readonly KnownMoney[]; readonly because: string };

/** One statement while it is held against what is known. Each known movement is found in it once at most. */
export class StatementReading {
  readonly book: KnownBook;
  readonly told: readonly ToldMovement[];
  readonly verdicts = new Map<ToldMovement, Verdict>();
  private readonly used = new Set<KnownMoney>();
  private readonly openOf = new Map<KnownMoney, Money>();

  private readonly written: ReadonlyMap<ToldMovement, ToldMovement>;

  /** `written`: each movement as the file has it, under the name that the file gives the account. */
  constructor(
    told: readonly ToldMovement[],
    book: KnownBook,
    written: ReadonlyMap<ToldMovement, ToldMovement> = new Map(),
  ) {
    this.told = told;
    this.book = book;
    this.written = written;
  }

  /** What the file calls the account. */
  accountOf(movement: ToldMovement): string {
    return this.written.get(movement)?.account ?? movement.account;
  }

  unanswered(): readonly ToldMovement[] {
    return this.told.filter((movement) => !this.verdicts.has(movement));
  }

  answer(movement: ToldMovement, verdict: Verdict): void {
    this.verdicts.set(movement, verdict);
  }

  isFree(known: KnownMoney): boolean {
    return !this.used.has(known);
  }

  take(known: KnownMoney): void {
    this.used.add(known);
  }

  /** What of a sum is left for details, those of this statement taken off. */
  leftOf(sum: KnownMoney): Money {
    return this.openOf.get(sum) ?? sum.open;
  }

  /** The two are the same money. A detail of a sum in suspense says more than the sum, and is booked out of it. */
  same(movement: ToldMovement, known: KnownMoney): void {
    if (!movement.told.isSum && known.isSum && known.isDivisible && !movement.amount.isOver(this.leftOf(known))) {
      this.part(movement, known);
    } else {
      this.answer(movement, { is: 'known', as: known });
    }
    this.take(known);
  }

  part(movement: ToldMovement, sum: KnownMoney): void {
    this.openOf.set(sum, this.leftOf(sum).minus(movement.amount));
    this.answer(movement, { is: 'part', of: sum });
  }

  ask(movement: ToldMovement, candidates: readonly KnownMoney[], because: string): void {
    this.answer(movement, { is: 'question', candidates, because });
  }
}
