import { inParallel } from './in-parallel';
import { ReceiverAway } from './receiver-away';

/**
 * Tells of every item, a few at a time, and answers those that were told. One that the receiver refuses keeps no other
 * waiting. Throws `ReceiverAway` when nobody can be told.
 */
export async function eachTold<Item>(
  items: Iterable<Item>,
  atOnce: number,
  tell: (item: Item) => Promise<void>,
): Promise<Item[]> {
  const told: Item[] = [];
  await inParallel(items, atOnce, async (item) => {
    try {
      await tell(item);
      told.push(item);
    } catch (problem) {
      if (problem instanceof ReceiverAway) throw problem;
    }
  });
  return told;
}
