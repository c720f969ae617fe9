import { isConnectionLoss } from './connection-loss';

export interface Attempt<Item> {
  readonly done: readonly Item[];
  /** The first failure; thrown by the caller once it has noted what was done. */
  readonly failure?: Error;
}

/** Does the work for every item in order. One that fails keeps no other waiting, unless the database has gone away. */
export async function eachByItself<Item>(
  items: readonly Item[],
  work: (item: Item) => Promise<void>,
): Promise<Attempt<Item>> {
  const done: Item[] = [];
  let failure: Error | undefined;
  for (const item of items) {
    try {
      await work(item);
      done.push(item);
    } catch (problem) {
      failure ??= problem instanceof Error ? problem : new Error(String(problem));
      if (isConnectionLoss(problem)) break;
    }
  }
  return { done, ...(failure && { failure }) };
}
