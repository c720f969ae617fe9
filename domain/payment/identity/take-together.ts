import type { BankMovement } from '../bank-movement';
import { isTold, KnownBook } from './known-money';
import { recognise } from './recognise';

/** The movements of several files, each once, and those that a person must be asked about. */
export interface TakenTogether {
  readonly movements: readonly BankMovement[];
  readonly asked: readonly BankMovement[];
}

/**
 * Takes files together without a ledger, as an import would one after the other. A sum is less by the details that came
 * after it. Movements without a telling (BgMax) are known by their key.
 */
export function takeTogether(files: readonly (readonly BankMovement[])[]): TakenTogether {
  const book = new KnownBook();
  const taken = new Map<string, BankMovement>();
  const asked: BankMovement[] = [];
  for (const movements of files) {
    for (const movement of movements) if (!movement.told && !taken.has(movement.key)) taken.set(movement.key, movement);
    for (const { movement, verdict, id } of recognise(movements.filter(isTold), book)) {
      const booked = untold(movement);
      if (verdict.is === 'question') asked.push(booked);
      if (verdict.is === 'new' || verdict.is === 'part') taken.set(id, { ...booked, key: id });
      if (verdict.is === 'rest') taken.set(id, { ...booked, key: id, amount: verdict.amount });
      const sum = verdict.is === 'part' ? taken.get(verdict.of.id) : undefined;
      if (sum) taken.set(sum.key, { ...sum, amount: sum.amount.minus(movement.amount) });
    }
  }
  return { movements: [...taken.values()].filter(({ amount }) => !amount.isZero()), asked };
}

/** As a file of its own it is not told by another one any more. */
function untold(movement: BankMovement): BankMovement {
  const copy: { -readonly [Field in keyof BankMovement]: BankMovement[Field] } = { ...movement };
  delete copy.told;
  return copy;
}
