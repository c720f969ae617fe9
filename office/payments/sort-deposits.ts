import type { BankMovement } from '../../domain/payment/bank-movement';
import type { ToldDeposit } from '../../domain/payment/identity/deposit';
import type { RecognisedDeposit } from '../../domain/payment/identity/recognise-deposits';
import type { AsideRow } from './aside-rows';

/** A BgMax key of money that a camt file has told of. */
export interface DepositName {
  readonly account: string;
  readonly name: string;
  readonly movementId: string;
}

/** What becomes of the movements of a BgMax file. */
interface SortedDeposits {
  readonly toBook: readonly BankMovement[];
  readonly known: readonly BankMovement[];
  readonly aside: readonly AsideRow[];
  readonly sumOf: ReadonlyMap<string, string>;
  readonly depositNames: readonly DepositName[];
}

/** By the verdict on each deposit. A movement of a deposit without a verdict is to be booked. */
export function sortDeposits(
  movements: readonly BankMovement[],
  recognised: readonly RecognisedDeposit[],
): SortedDeposits {
  const [known, aside]: [BankMovement[], AsideRow[]] = [[], []];
  const sumOf = new Map<string, string>();
  const depositNames: DepositName[] = [];
  const settled = new Set<BankMovement>();
  for (const { deposit, verdict } of recognised) {
    const { giro: account, key, movements: own } = deposit;
    if (verdict.is === 'part') {
      for (const movement of own) sumOf.set(movement.key, verdict.of.id);
      depositNames.push({ account, name: key, movementId: verdict.of.id });
    } else if (verdict.is === 'known') {
      known.push(...own);
      for (const [movement, { id }] of verdict.pairs) {
        depositNames.push({ account, name: key, movementId: id }, { account, name: movement.key, movementId: id });
      }
    } else if (verdict.is === 'question') {
      const candidates = verdict.candidates.map(({ id }) => id);
      aside.push({ ...asideOf(deposit, verdict.because), candidates });
    }
    if (verdict.is === 'known' || verdict.is === 'question') for (const movement of own) settled.add(movement);
  }
  const toBook = settled.size === 0 ? movements : movements.filter((movement) => !settled.has(movement));
  return { toBook, known, aside, sumOf, depositNames };
}

/** One question for the deposit, whatever the number of its payments. */
function asideOf({ key, giro, on, net, movements }: ToldDeposit, because: string): Omit<AsideRow, 'candidates'> {
  return {
    ...{ asideId: key, line: movements[0]?.line ?? 0, key, account: giro, on },
    ...{ amount: net.toString(), currency: net.currency, reason: 'question', says: `${because}.`, movements },
  };
}
