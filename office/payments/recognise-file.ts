import type { PoolClient } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';
import type { AccountNames } from '../../domain/payment/accounts';
import type { BankMovement } from '../../domain/payment/bank-movement';
import { depositKeyOf } from '../../domain/payment/identity/deposit';
import { isTold } from '../../domain/payment/identity/known-money';
import { recognise, type Recognised } from '../../domain/payment/identity/recognise';
import { recogniseDeposits, type RecognisedDeposit } from '../../domain/payment/identity/recognise-deposits';
import type { BankFile } from '../../formats/bank-file';
import { askedBy, loadKnownBook } from './known-book';
import { accountsBehind, addKnownDeposits } from './known-deposits';
import { nameOlderFiles } from './name-older-files';

/** By which names accounts are known, and the rows set aside that are looked at again. */
interface Known {
  readonly accounts: AccountNames;
  readonly except?: readonly string[];
}

/**
 * What the movements of a camt file are, held against all that is known but for the rows that are looked at again.
 * Nothing of a file without such movements.
 */
export async function recogniseFile(
  client: PoolClient,
  creditorId: string,
  { movements }: Pick<BankFile, 'movements'>,
  known: Known,
): Promise<readonly Recognised[]> {
  const told = movements.filter(isTold);
  if (told.length === 0) return [];
  await nameOlderFiles(client, creditorId);
  const asked = askedBy(told);
  const book = await loadKnownBook(client, creditorId, asked, known);
  await addKnownDeposits(client, creditorId, asked, book);
  return recognise(told, book);
}

/**
 * What the deposits of a BgMax file are, held against what camt files have told of their accounts. Nothing where none has,
 * and nothing of deposits that are booked.
 */
export async function recogniseBgMax(
  client: PoolClient,
  creditorId: string,
  movements: readonly BankMovement[],
  known: Known,
): Promise<readonly RecognisedDeposit[]> {
  if (movements.length === 0) return [];
  const giros = [...new Set(movements.map(({ account }) => account))];
  const accounts = await accountsBehind(client, creditorId, giros, known.accounts);
  if (accounts.length === 0) return [];
  await nameOlderFiles(client, creditorId);
  const days = movements.map(({ receivedOn }) => receivedOn).sort();
  const asked = { accounts, from: days[0] as CivilDate, through: days.at(-1) as CivilDate, names: [], keys: [] };
  const book = await loadKnownBook(client, creditorId, asked, known);
  await addKnownDeposits(client, creditorId, { ...asked, accounts: giros }, book);
  const booked = new Set(book.deposits.map(({ key }) => key));
  const ofBooked = (movement: BankMovement): boolean => booked.has(depositKeyOf(movement.key) ?? '');
  return recogniseDeposits(
    movements.filter((movement) => !ofBooked(movement)),
    book,
  );
}
