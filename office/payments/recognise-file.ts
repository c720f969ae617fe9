import type { PoolClient } from 'pg';
import { isTold } from '../../domain/payment/identity/known-money';
import { recognise, type Recognised } from '../../domain/payment/identity/recognise';
import type { BankFile } from '../../formats/bank-file';
import { loadKnownBook } from './known-book';
import { nameOlderFiles } from './name-older-files';

/**
 * What the movements of a camt file are, held against all that is known but for the rows that are looked at again.
 * Nothing of a file without such movements.
 */
export async function recogniseFile(
  client: PoolClient,
  creditorId: string,
  { movements }: Pick<BankFile, 'movements'>,
  except: readonly string[] = [],
): Promise<readonly Recognised[]> {
  const told = movements.filter(isTold);
  if (told.length === 0) return [];
  await nameOlderFiles(client, creditorId);
  return recognise(told, await loadKnownBook(client, creditorId, told, except));
}
