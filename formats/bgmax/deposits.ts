import type { SetAside } from '../../domain/payment/set-aside';
import type { OpenSection } from './bgmax-section';

interface ClosedDeposit {
  readonly key: string;
  readonly currency: string;
  readonly line: number;
}

/** The deposits of a file, each of which is booked once. */
export class Deposits {
  private readonly lineOf = new Map<string, number>();

  /** Why the deposit cannot be booked; nothing for one that can. */
  whyAside(
    { key, currency, line }: ClosedDeposit,
    section: OpenSection,
  ): Pick<SetAside, 'reason' | 'says' | 'currency'> | undefined {
    const other = [section.currency ?? 'SEK', currency].find((one) => one !== 'SEK');
    if (other !== undefined) {
      const ended = other === 'EUR' ? ' Bankgirot ended euro payments on 2016-10-31.' : '';
      const says = `TK05 and TK15 currency: "${other}" is not taken in, only SEK.${ended}`;
      return { reason: 'other-currency', says, currency: other };
    }
    const before = this.lineOf.get(key);
    this.lineOf.set(key, before ?? line);
    if (before === undefined) return undefined;
    const says = `TK15 serial number: the deposit ${key} has already stood on line ${before}.`;
    return { reason: 'repeated-deposit', says, currency: 'SEK' };
  }
}
