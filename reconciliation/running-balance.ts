import type { Money } from '../domain/kernel/money';

/** A statement's balances, line by line. The first balance opens it; a line without a movement only states one. */
export class RunningBalance {
  stated: Money | undefined;
  computed: Money | undefined;

  /** Whether the stated balance is the one expected. After a break the file's own balance is taken on. */
  take(movement: Money | undefined, balance: Money | undefined): boolean {
    if (this.computed === undefined) {
      this.computed = balance ?? movement;
      this.stated = balance;
      return true;
    }
    const before = this.stated ?? this.computed;
    if (movement) this.computed = this.computed.plus(movement);
    if (!balance) return true;
    this.stated = balance;
    return balance.equals(movement ? before.plus(movement) : before);
  }
}
