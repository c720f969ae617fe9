import type { PoolClient } from 'pg';
import { followChain, type BrokenLink } from '../../store/hash-chain';
import type { CheckLog } from './check-report';
import { headsOf, linkOf, type DayHead } from './day-heads';

/** Follows each creditor's heads, and works out anew what each of them vouches for. */
export async function checkHeads(
  client: PoolClient,
  log: CheckLog,
  creditorIds: readonly string[] | undefined,
): Promise<DayHead[]> {
  const heads = await headsOf(client, creditorIds);
  log.examine('heads', heads.length);
  for (const creditor of new Set(heads.map(({ creditorId }) => creditorId))) {
    const own = heads.filter(({ creditorId }) => creditorId === creditor);
    for (const link of followChain(own.map(linkOf)).broken)
      log.offend('heads', `${wordsFor(own[0], link.number)}: ${BROKEN[link.broken]}`);
  }
  await checkContents(client, heads, log);
  return heads;
}

function wordsFor(head: DayHead | undefined, number: number): string {
  return `head ${number} of ${head?.creditorId ?? ''}`;
}

const BROKEN: Readonly<Record<BrokenLink['broken'], string>> = {
  number: 'a head is missing before it',
  contents: 'it is not as it was closed',
  predecessor: 'it does not follow on the head before it',
};

async function checkContents(client: PoolClient, heads: readonly DayHead[], log: CheckLog): Promise<void> {
  for (const head of heads) {
    const { rows } = await client.query<{ imprints: number; contents: string | null }>(
      `SELECT count(*) AS imprints, encode(fordring.contents_of_head($1, $2), 'hex') AS contents
       FROM fordring.closed_imprint WHERE creditor_id = $1 AND head_number = $2`,
      [head.creditorId, head.headNumber],
    );
    const [found] = rows;
    if (found?.contents === head.contents) continue;
    log.offend(
      'heads',
      `${wordsFor(head, head.headNumber)}, closed on ${head.closedOn}: it took ${head.imprints} imprints; ` +
        `${found?.imprints ?? 0} are there, or one is another`,
    );
  }
}

/** Holds heads that were kept outside the database against those in it: whoever wrote the chain anew is found here. */
export function checkAgainst(kept: readonly DayHead[], heads: readonly DayHead[], log: CheckLog): void {
  const known = new Map(heads.map((head) => [`${head.creditorId} ${head.headNumber}`, head]));
  log.examine('kept-heads', kept.length);
  for (const head of kept) {
    const there = known.get(`${head.creditorId} ${head.headNumber}`);
    const where = `head ${head.headNumber} of ${head.creditorId}, closed on ${head.closedOn}`;
    if (!there) log.offend('kept-heads', `${where}: it is in the file that was kept, and not in the books`);
    else if (there.hash !== head.hash)
      log.offend('kept-heads', `${where}: the file that was kept says ${head.hash}, the books say ${there.hash}`);
  }
}
