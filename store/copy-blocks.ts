import { once } from 'node:events';
import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

type Block = Buffer | string;

/** Feeds one `COPY … FROM STDIN` with text that is escaped already, at the pace at which the server takes it. */
export async function copyBlocks(
  client: PoolClient,
  statement: string,
  blocks: AsyncIterable<Block> | Iterable<Block>,
): Promise<void> {
  const stream = client.query(copyFrom(statement));
  const done = new Promise<void>((resolve, reject) => {
    stream.once('finish', resolve);
    stream.once('error', reject);
  });
  // The rejection is awaited at the end; until then it must not count as unhandled.
  done.catch(() => undefined);
  // A connection that is lost tells it more than once, and a stream that has failed cannot send any more what destroys it:
  // one of these that nobody listens to would end the process.
  stream.on('error', () => undefined);
  try {
    for await (const block of blocks) {
      if (!stream.write(block)) await Promise.race([once(stream, 'drain'), done]);
    }
  } catch (problem) {
    // The server must hear that nothing more comes, or the connection stays in the middle of the COPY.
    stream.destroy(problem as Error);
    await done.catch(() => undefined);
    throw problem;
  }
  stream.end();
  await done;
}
