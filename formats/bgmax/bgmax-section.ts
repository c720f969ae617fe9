import type { StatedReference, BankMovement } from '../../domain/payment/bank-movement';

/** A TK20 or TK21 with what follows it, before the TK15 at the section's end tells the day. */
export interface OpenMovement {
  readonly kind: 'payment' | 'deduction';
  readonly line: number;
  readonly ore: bigint;
  readonly amount: BankMovement['amount'];
  readonly serial: string;
  readonly ownReferences: readonly string[];
  readonly extraReferences: StatedReference[];
  readonly text: string[];
  payerName: string;
  /** A line that is out of place among those of the movement: no claim is chosen by them. */
  doubt?: string;
}

/** From a TK05 to its TK15. */
export interface OpenSection {
  readonly line: number;
  /** Bankgiro number without leading zeros; the plusgiro number when there is no bankgiro. */
  readonly account: string;
  /** As TK05 says; nothing can be booked in another one than `SEK`. */
  readonly currency?: string;
  readonly movements: OpenMovement[];
  /** Set when a line could not be read: the sums then say nothing new. */
  broken: boolean;
}

export interface Deposit {
  readonly depositedOn: BankMovement['receivedOn'];
  readonly serial: string;
}

/** Filled in place: copying every movement would double the reading time. */
type Draft = { -readonly [Field in keyof BankMovement]: BankMovement[Field] };

/** Payments less deductions, in öre: what the deposit must amount to. */
export function balanceOf(section: OpenSection): bigint {
  let sum = 0n;
  for (const movement of section.movements) sum += movement.kind === 'payment' ? movement.ore : -movement.ore;
  return sum;
}

/**
 * The section's movements with their keys. A movement of zero kronor (credit notes set off in full) is counted by the
 * trailers but moves no money, so it is not among them.
 */
export function closedMovements(section: OpenSection, deposit: Deposit): BankMovement[] {
  const keys = keysOf(section, deposit);
  const movements: BankMovement[] = [];
  section.movements.forEach((movement, index) => {
    if (movement.ore === 0n) return;
    const closed: Draft = {
      key: keys[index] as string,
      kind: movement.kind,
      account: section.account,
      receivedOn: deposit.depositedOn,
      amount: movement.amount,
      references: referencesOf(movement),
      text: movement.text,
      line: movement.line,
    };
    if (movement.payerName !== '') closed.payerName = movement.payerName;
    if (movement.doubt !== undefined) closed.doubt = movement.doubt;
    movements.push(closed);
  });
  return movements;
}

/**
 * Bankgirot's serial number names a movement within its deposit. Where it is blank (autogiro) or used twice, the
 * movement's place in the deposit is added: a deposit is always delivered whole, so a re-delivery gives the same key.
 */
function keysOf(section: OpenSection, deposit: Deposit): string[] {
  const uses = new Map<string, number>();
  for (const { serial } of section.movements) uses.set(serial, (uses.get(serial) ?? 0) + 1);
  const prefix = `${section.account}/${deposit.depositedOn}/${deposit.serial}`;
  return section.movements.map(({ serial }, index) =>
    serial !== '' && uses.get(serial) === 1 ? `${prefix}/${serial}` : `${prefix}/${serial}#${index + 1}`,
  );
}

/** Extra references repeat what stands in the payment's own field, sometimes with an amount: those win. */
function referencesOf(movement: OpenMovement): readonly StatedReference[] {
  const extra = movement.extraReferences;
  if (extra.length === 0) return movement.ownReferences.map((reference) => ({ reference }));
  const repeated = new Set(extra.map(({ reference }) => reference));
  const own = movement.ownReferences.filter((reference) => !repeated.has(reference));
  return [...own.map((reference) => ({ reference })), ...extra];
}
