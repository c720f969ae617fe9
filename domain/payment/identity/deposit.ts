import type { CivilDate } from '../../kernel/civil-date';
import { sumOf, type Money } from '../../kernel/money';
import { signedAmountOf, type BankMovement } from '../bank-movement';
import { comparable, type KnownDeposit, type KnownMoney } from './known-money';

/** What BgMax tells of one sum that came to the bank account: the payments in it, less what was deducted. */
export interface ToldDeposit {
  /** Giro number, day and serial number of the deposit. */
  readonly key: string;
  /** The giro number, as BgMax writes it. */
  readonly giro: string;
  readonly on: CivilDate;
  /** What came to the bank account. */
  readonly net: Money;
  readonly movements: readonly BankMovement[];
}

/** The deposit to which a movement of BgMax belongs, by the movement's key; nothing for a key of another format. */
export function depositKeyOf(movementKey: string): string | undefined {
  return /^(\d{2,8}\/\d{4}-\d\d-\d\d\/[^/]*)\//.exec(movementKey)?.[1];
}

/** The deposits among movements of BgMax, in the order of the file. */
export function depositsAmong(movements: readonly BankMovement[]): ToldDeposit[] {
  const groups = new Map<string, BankMovement[]>();
  for (const movement of movements) {
    const key = movement.told ? undefined : depositKeyOf(movement.key);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group) group.push(movement);
    else groups.set(key, [movement]);
  }
  return [...groups].flatMap(([key, group]) => {
    const [first] = group;
    if (!first) return [];
    const net = sumOf(group.map(signedAmountOf), first.amount.currency);
    return [{ key, giro: first.account, on: first.receivedOn, net, movements: group }];
  });
}

/** A deposit as it stands in the books. `known` gives what messages of camt have told of it and of its payments. */
export function knownDeposit(
  deposit: ToldDeposit,
  account: string,
  known: ReadonlyMap<string, KnownMoney> = new Map(),
): KnownDeposit {
  const { key, giro, on, net, movements } = deposit;
  const blank = (id: string, movement: Pick<BankMovement, 'kind' | 'amount' | 'references' | 'text'>): KnownMoney => ({
    ...{ id, account, kind: movement.kind, amount: movement.amount, open: movement.amount },
    ...{ isSum: false, isDivisible: false, isPart: true },
    entryAmounts: new Set([net.toString()]),
    ...{ levels: new Set(), fingerprints: new Set(), entryNames: new Set(), names: new Set(), marks: new Set() },
    days: new Set([on]),
    references: new Set(movement.references.map(({ reference }) => comparable(reference))),
    ...{ text: movement.text, deposits: new Set([key]) },
  });
  const sum = { kind: 'payment', amount: net, references: [], text: [] } as const;
  return {
    ...{ key, giro, on, net },
    whole: known.get(key) ?? blank(key, sum),
    payments: movements.map((movement) => known.get(movement.key) ?? blank(movement.key, movement)),
  };
}
