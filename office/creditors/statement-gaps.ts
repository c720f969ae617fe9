import type { ClientBase, Pool } from 'pg';
import { earlierOf, laterOf, type CivilDate } from '../../domain/kernel/civil-date';
import type { StatedBalances } from '../../domain/payment/stated-balance';
import { statementDays, statementGaps, type StatementGap } from '../../domain/payment/statement-days';

/** A statement of an account is missing, and nobody has said that every payment of its days is known. */
export interface OpenGap extends StatementGap {
  readonly source: string;
}

/**
 * Where statements of an account are missing. A gap is closed by the missing statement, or by a person's word that every
 * payment through the first day behind it is known. One behind which a statement was read before is no gap any more.
 */
export async function openGaps(connection: ClientBase | Pool, creditorId: string, source?: string): Promise<OpenGap[]> {
  const gaps: OpenGap[] = [];
  for (const [account, ofCurrency] of await balancesOf(connection, creditorId, source)) {
    const said = await readBefore(connection, creditorId, account);
    for (const stated of ofCurrency.values())
      for (const gap of statementGaps(stated)) if (isOpen(gap, said)) gaps.push({ source: account, ...gap });
  }
  return gaps.sort((one, other) => (one.after < other.after ? -1 : Number(one.after > other.after)));
}

/** Through which day a file reads a source, where the day's statements follow each other without a gap. */
export async function readAsUnbroken(
  connection: ClientBase | Pool,
  creditorId: string,
  { source, through, isClosed }: { readonly source: string; readonly through: CivilDate; readonly isClosed: boolean },
): Promise<CivilDate> {
  const [first] = await openGaps(connection, creditorId, source);
  if (first) return earlierOf(through, first.after);
  if (!isClosed) return through;
  // It may fill a gap: then the statements behind it count too.
  const [balances] = (await balancesOf(connection, creditorId, source)).values();
  const ends = [...(balances?.values() ?? [])].flatMap((stated) => statementDays(stated).at(-1)?.end.closing.on ?? []);
  return ends.reduce(laterOf, through);
}

/** How far a person's word and earlier statements reach. */
interface ReadBefore {
  readonly said: CivilDate | null;
  readonly stated: CivilDate | null;
}

function isOpen({ before, through }: StatementGap, { said, stated }: ReadBefore): boolean {
  return (said === null || said < before) && (stated === null || stated < through);
}

async function readBefore(connection: ClientBase | Pool, creditorId: string, source: string): Promise<ReadBefore> {
  const { rows } = await connection.query<ReadBefore>(
    `SELECT max(through) FILTER (WHERE said_by IS NOT NULL) AS said,
       max(through) FILTER (WHERE format = 'camt.053') AS stated
     FROM fordring.bank_reading_standing AS reading LEFT JOIN fordring.bank_file AS file
       ON file.creditor_id = reading.creditor_id AND file.sha256 = reading.bank_file
     WHERE reading.creditor_id = $1 AND source IN ($2, '')`,
    [creditorId, source],
  );
  return rows[0] ?? { said: null, stated: null };
}

/** What statements say, by account and currency. */
async function balancesOf(
  connection: ClientBase | Pool,
  creditorId: string,
  source: string | undefined,
): Promise<Map<string, Map<string, StatedBalances[]>>> {
  const { rows } = await connection.query<
    Record<'account' | 'currency' | 'statement' | 'opening' | 'closing', string> &
      Record<'begins_on' | 'closed_on', CivilDate>
  >(
    `SELECT account, currency, statement, begins_on, opening::text, closed_on, closing::text FROM fordring.bank_balance
     WHERE creditor_id = $1 AND ($2::text IS NULL OR account = $2) ORDER BY balance_id`,
    [creditorId, source ?? null],
  );
  const found = new Map<string, Map<string, StatedBalances[]>>();
  for (const row of rows) {
    const { account, currency, statement, begins_on: beginsOn } = row;
    const ofAccount = found.get(account) ?? new Map<string, StatedBalances[]>();
    const stated = ofAccount.get(currency) ?? [];
    stated.push({
      ...{ account, currency, statement, beginsOn },
      ...{ opening: { on: beginsOn, amount: row.opening }, closing: { on: row.closed_on, amount: row.closing } },
    });
    found.set(account, ofAccount.set(currency, stated));
  }
  return found;
}
