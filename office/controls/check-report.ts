import { endsTheRound } from '../../store/relay/ends-the-round';
import { reasonOf, sqlStateOf } from '../../store/relay/reason-of';

/** What the check of the ledger asks, by name. */
const CHECKS = {
  'hash-chain': 'Every event carries the hash of its contents and of the event before it.',
  'event-numbers':
    "Every claim's events are numbered from 1 without a gap, and its row names the last one and its hash.",
  'event-columns': 'What stands beside an event (type, days) says the same as the event.',
  'claim-figures': "What stands in a claim's row is what its events fold to.",
  'claim-postings': 'The postings of each claim are what its events fold to, account by account.',
  entries: 'Every journal entry says what its event says: days, text, payment, accounts and amounts.',
  'accounting-days':
    'Every entry stands on its accounting day: its value day, or the first later day that was open when it was booked.',
  'suspense-entries': 'Every payment that waits in suspense, or waited there, has its entry, and no other has one.',
  'valuation-entries':
    'Every valuation that was booked has the entries that its kept list makes, and no other is there.',
  'valuation-allowance': 'What the loss allowance has of no claim is what the standing valuation sets apart.',
  'entries-balance': 'Every journal entry is whole, and its postings sum to zero in each currency.',
  'control-accounts': 'The receivable accounts together are what is claimed and open on all claims.',
  'refund-liability': 'The refund liability account is what was paid beyond what was claimed.',
  suspense: 'The suspense account is the sum of the payments that wait in suspense.',
  bank: 'The bank account is the sum of all payments at the bank, less what was taken back.',
  tills: 'The accounts of tills and of money on its way are what persons took in and the bank has not told.',
  'bank-balances':
    'On every day of which a statement says the balance, the bank has what the ledger knows to have moved.',
  'payment-shares':
    'Every payment that has its place is divided among claims to the last öre, and each claim has an event that says the same.',
  'bank-files': 'Every payment is as the kept bank file says, and every movement of these files is a payment.',
  documents: 'Every letter that an event calls for has its document, and no other is there.',
  'late-interest':
    'Late interest, and charges that are left, that are claimed apart have their line, and are on an invoice, wait for one, or were waived: no öre is lost.',
  messages:
    'The engine, the letter port and the counterparts have a message of what each must know, and it says what its event says.',
  commands: 'Every command that is kept led to the events that it names, and every event has its command.',
  'policy-versions': 'Every version of a policy is as it was registered.',
  closes: 'The row of each month’s close says what its events come to, and names the last of them.',
  exports:
    'The exports for the general ledger are numbered from 1 without a gap, and every voucher in them is an entry of the ledger.',
  imprints: 'Every row that must not change or go is as its imprint says, and none was added past the ledger.',
  heads: 'The heads of days follow on each other, and each vouches for the imprints that it took.',
  'kept-heads': 'The heads that were kept outside the database are those in it.',
  decisions:
    'Every decision is as it was recorded, approved where that was needed, never by who proposed it, and booked on its claims.',
} as const;
export type CheckName = keyof typeof CHECKS;

/** Two figures that must be the same. */
export interface ComparedSides {
  readonly creditorId: string;
  readonly currency: string;
  /** As the general ledger has it. */
  readonly account: string;
  /** As claims and payments have it. */
  readonly subLedger: string;
}

interface CheckResult {
  readonly name: CheckName;
  readonly asks: string;
  readonly holds: boolean;
  readonly examined: number;
  readonly sides: readonly ComparedSides[];
  /** The first of those for which it does not hold, each in words. */
  readonly offenders: readonly string[];
  readonly offenderCount: number;
}

export interface LedgerReport {
  readonly holds: boolean;
  readonly checks: readonly CheckResult[];
}

const SHOWN = 10;

export class CheckLog {
  private readonly examined = new Map<CheckName, number>();
  private readonly found = new Map<CheckName, string[]>();
  private readonly counted = new Map<CheckName, number>();
  private readonly compared = new Map<CheckName, ComparedSides[]>();

  examine(name: CheckName, count = 1): void {
    this.examined.set(name, (this.examined.get(name) ?? 0) + count);
  }

  offend(name: CheckName, offender: string): void {
    const offenders = this.found.get(name) ?? [];
    if (offenders.length < SHOWN) this.found.set(name, [...offenders, offender]);
    this.counted.set(name, (this.counted.get(name) ?? 0) + 1);
  }

  /** Counts offenders that are not shown. */
  offendMore(name: CheckName, count: number): void {
    this.counted.set(name, (this.counted.get(name) ?? 0) + count);
  }

  /**
   * Does a part of a check. What throws is an offender, named by `what`, and keeps nothing else from being checked. Throws
   * what the database says, for its transaction has ended then.
   */
  attempt<T>(name: CheckName, what: string, part: () => T): T | undefined {
    try {
      return part();
    } catch (problem) {
      if (endsTheRound(problem) || sqlStateOf(problem) !== undefined) throw problem;
      this.offend(name, `${what}: cannot be checked (${reasonOf(problem)})`);
      return undefined;
    }
  }

  compare(name: CheckName, sides: ComparedSides): void {
    this.examine(name);
    this.compared.set(name, [...(this.compared.get(name) ?? []), sides]);
    if (sides.account === sides.subLedger) return;
    this.offend(
      name,
      `${sides.creditorId}: ${sides.account} on the account, ${sides.subLedger} beside it, ${sides.currency}`,
    );
  }

  report(): LedgerReport {
    const names = Object.keys(CHECKS) as CheckName[];
    const checks = names.map((name): CheckResult => {
      const offenderCount = this.counted.get(name) ?? 0;
      return {
        name,
        asks: CHECKS[name],
        holds: offenderCount === 0,
        examined: this.examined.get(name) ?? 0,
        sides: this.compared.get(name) ?? [],
        offenders: this.found.get(name) ?? [],
        offenderCount,
      };
    });
    return { holds: checks.every(({ holds }) => holds), checks };
  }
}
