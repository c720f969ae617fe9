import type { PoolClient } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { signedAmountOf, type BankMovement } from '../../domain/payment/bank-movement';
import type { Recognised } from '../../domain/payment/identity/recognise';
import { isTold } from '../../domain/payment/identity/known-money';
import { impossibleDay } from '../../domain/payment/impossible-day';
import type { BankFile } from '../../formats/bank-file';
import type { AsideRow } from './aside-rows';
import { accountNamesOn } from '../creditors/account-names';
import { recogniseBgMax, recogniseFile } from './recognise-file';
import { sortDeposits, type DepositName } from './sort-deposits';
import type { PlacedTelling } from './tellings';

/** What a file brings, by what is to become of it. */
export interface SortedFile {
  /** With the names under which they are booked; of a sum only the rest that is not known. */
  readonly toBook: readonly BankMovement[];
  readonly known: readonly BankMovement[];
  readonly aside: readonly AsideRow[];
  readonly tellings: readonly PlacedTelling[];
  /** The sum that a detail is booked out of, by the detail's name. */
  readonly sumOf: ReadonlyMap<string, string>;
  /** The BgMax names of money that is in the books under another. */
  readonly depositNames: readonly DepositName[];
}

/** Sorts a file into what is new, known, and to be set aside. */
export async function sortFile(
  client: PoolClient,
  request: { readonly creditorId: string; readonly file: BankFile; readonly today: CivilDate },
): Promise<SortedFile> {
  const { creditorId, file, today } = request;
  const possible: BankMovement[] = [];
  const aside: AsideRow[] = (file.aside ?? []).map((row) => ({ ...row, asideId: row.key, candidates: [] }));
  for (const movement of file.movements) {
    const says = impossibleDay(movement, today);
    if (says === undefined) possible.push(movement);
    else aside.push(asideOf(movement, movement.key, 'impossible-day', says));
  }
  const sorted = await sortMovements(client, creditorId, possible, {
    accounts: await accountNamesOn(client, creditorId, today),
  });
  return { ...sorted, aside: [...aside, ...sorted.aside] };
}

/** Sorts movements whose days can be. `except`: rows set aside that are looked at again. */
export async function sortMovements(
  client: PoolClient,
  creditorId: string,
  movements: readonly BankMovement[],
  known: Parameters<typeof recogniseFile>[3],
): Promise<SortedFile> {
  const ofCamt = sortRecognised(await recogniseFile(client, creditorId, { movements }, known));
  const untold = movements.filter((movement) => !isTold(movement));
  const ofBgMax = sortDeposits(untold, await recogniseBgMax(client, creditorId, untold, known));
  return {
    toBook: [...ofBgMax.toBook, ...ofCamt.toBook],
    known: [...ofBgMax.known, ...ofCamt.known],
    aside: [...ofBgMax.aside, ...ofCamt.aside],
    tellings: ofCamt.tellings,
    sumOf: new Map([...ofBgMax.sumOf, ...ofCamt.sumOf]),
    depositNames: ofBgMax.depositNames,
  };
}

/** By the verdict on each movement. */
function sortRecognised(recognised: readonly Recognised[]): SortedFile {
  const sorted = {
    ...{ toBook: [] as BankMovement[], known: [] as BankMovement[], aside: [] as AsideRow[] },
    ...{ tellings: [] as PlacedTelling[], sumOf: new Map<string, string>(), depositNames: [] },
  };
  for (const { movement, verdict, id } of recognised) {
    const amount = verdict.is === 'rest' ? verdict.amount : movement.amount;
    sorted.tellings.push({ movement, movementId: id, amount });
    if (verdict.is === 'known') sorted.known.push(movement);
    else if (verdict.is === 'question') {
      const candidates = verdict.candidates.map((known) => known.id);
      sorted.aside.push({ ...asideOf(movement, id, 'question', `${verdict.because}.`), candidates });
    } else {
      sorted.toBook.push({ ...movement, key: id, amount });
      if (verdict.is === 'part') sorted.sumOf.set(id, verdict.of.id);
    }
  }
  return sorted;
}

function asideOf(movement: BankMovement, asideId: string, reason: AsideRow['reason'], says: string): AsideRow {
  const { line, key, account, receivedOn, amount } = movement;
  return {
    ...{
      asideId,
      line,
      key,
      account,
      on: receivedOn,
      amount: signedAmountOf(movement).toString(),
      currency: amount.currency,
    },
    ...{ reason, says, movements: [movement], candidates: [] },
  };
}
