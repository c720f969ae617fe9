import type { BankMovement } from '../bank-movement';
import { AccountNames } from '../accounts';
import { depositKeyOf } from './deposit';
import { isTold, KnownBook } from './known-money';
import { recognise } from './recognise';
import { recogniseDeposits } from './recognise-deposits';

/** The movements of several files, each once, and those that a person must be asked about. */
export interface TakenTogether {
  readonly movements: readonly BankMovement[];
  readonly asked: readonly BankMovement[];
}

/**
 * Takes files together without a ledger, as an import would one after the other. A sum is less by the details that came
 * after it. Movements of BgMax are known by their key, and their deposits by what camt files tell of them.
 */
export function takeTogether(
  files: readonly (readonly BankMovement[])[],
  accounts: AccountNames = new AccountNames([]),
): TakenTogether {
  const book = new KnownBook(accounts);
  const taken = new Map<string, BankMovement>();
  const asked: BankMovement[] = [];
  for (const movements of files) {
    const ofBgMax = movements.filter((movement) => !movement.told && !taken.has(movement.key));
    for (const one of ofBgMax) if (depositKeyOf(one.key) === undefined) taken.set(one.key, one);
    for (const { deposit, verdict } of recogniseDeposits(ofBgMax, book)) {
      if (verdict.is === 'question') asked.push(...deposit.movements);
      if (verdict.is === 'new' || verdict.is === 'part') for (const one of deposit.movements) taken.set(one.key, one);
      const sum = verdict.is === 'part' ? taken.get(verdict.of.id) : undefined;
      if (sum) taken.set(sum.key, { ...sum, amount: sum.amount.minus(deposit.net) });
    }
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
