import type { Pool, PoolClient } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { Money, sumOf } from '../../domain/kernel/money';
import { signedAmountOf, type BankMovement } from '../../domain/payment/bank-movement';
import type { AsideReason } from '../../domain/payment/set-aside';
import { exactAmount } from '../../formats/xml/exact-amount';
import { keepResult } from '../../store/command-keys';
import { inTransaction } from '../../store/connect';
import { reviveMoneyIn } from '../../store/ledger-json';
import { RowBatch } from '../../store/write-rows';
import type { RulebookFor } from '../claims/decide-and-book';
import { chartOf, lockCreditor } from '../creditors/creditor-chart';
import { postAll } from './post-movements';
import { isTold, type ToldMovement } from '../../domain/payment/identity/known-money';
import { isByHand } from '../../domain/payment/hand-payment-id';
import { writeDepositNames, writeTellings } from './tellings';
import { answeredMovements, refuseMisplaced } from './answered-movements';
import type { AsideWord } from './aside-answers';
import { AsideRefused, AsideUnknown } from './aside-refused';
import { keptUnder } from './hand-movement';

export interface AsideAnswer {
  readonly creditorId: string;
  readonly asideId: string;
  readonly answer: AsideWord;
  /** With `correct`: the reference that the bank should have told. */
  readonly reference?: string;
  /** With `correct` and `suspense`: the day that the bank should have told. */
  readonly on?: CivilDate;
  /** With `same`: which of what it may be, where that is several. */
  readonly of?: string;
  readonly note: string;
  readonly by: string;
  readonly today: CivilDate;
  readonly rulebookFor: RulebookFor;
}

const STATUS = {
  accept: 'accepted',
  correct: 'corrected',
  suspense: 'suspense',
  'not-ours': 'not-ours',
  same: 'same',
} as const;

interface KeptRow {
  readonly aside_id: string;
  readonly bank_file: Buffer;
  readonly account: string;
  readonly amount: string;
  readonly reason: AsideReason;
  readonly says: string;
  readonly movements: readonly BankMovement[];
  readonly candidates: readonly string[];
  readonly status: string;
}

/** The key under which a row has its answer once. */
export function asideKey(creditorId: string, asideId: string): string {
  return `aside/${creditorId}/${asideId}`;
}

/**
 * Gives a row its answer, once. The same answer again changes nothing. Throws `AsideUnknown`, `AsideRefused`, and
 * `KeyReusedWithOtherContents` for the same answer with another reference, day or payment.
 */
export async function settleAside(pool: Pool, answer: AsideAnswer): Promise<{ readonly booked: number }> {
  refuseMisplaced(answer);
  const key = asideKey(answer.creditorId, answer.asideId);
  const { answer: word, reference, on, of } = answer;
  const contents = { answer: word, reference, on, of };
  return inTransaction(pool, async (client) => {
    await lockCreditor(client, answer.creditorId);
    const row = await lockRow(client, answer);
    if (row.status === STATUS[word]) {
      await keptUnder(client, key, contents);
      return { booked: 0 };
    }
    if (row.status !== 'aside') throw new AsideRefused(`Row ${row.aside_id} has its answer already: ${row.status}.`);
    const booked = await bookAnswer(client, meant(row, answer), answer);
    await client.query(
      `UPDATE fordring.bank_aside SET status = $3, settled_on = $4, settled_by = $5, note = $6
       WHERE creditor_id = $1 AND aside_id = $2`,
      [answer.creditorId, answer.asideId, STATUS[word], answer.today, answer.by, answer.note],
    );
    const batch = new RowBatch();
    keepResult(batch, key, contents, { booked });
    await batch.write(client);
    return { booked };
  });
}

async function lockRow(client: PoolClient, { creditorId, asideId }: AsideAnswer): Promise<KeptRow> {
  const { rows } = await client.query<KeptRow>(
    `SELECT aside_id, bank_file, account, amount::text, reason, says, movements, candidates, status
     FROM fordring.bank_aside WHERE creditor_id = $1 AND aside_id = $2 FOR UPDATE`,
    [creditorId, asideId],
  );
  const [row] = rows;
  if (!row) throw new AsideUnknown(`No row ${asideId} of creditor ${creditorId} is set aside.`);
  return { ...row, movements: reviveMoneyIn(row.movements) as BankMovement[] };
}

/** The row with the one candidate that the person means. */
function meant(row: KeptRow, { answer, of }: AsideAnswer): KeptRow {
  if (of === undefined) return row;
  const may = row.candidates.join(', ') || 'nothing';
  if (answer !== 'same') throw new AsideRefused(`What row ${row.aside_id} is the same as is said with same alone.`);
  if (!row.candidates.includes(of)) throw new AsideRefused(`Row ${row.aside_id} may be ${may}, and not ${of}.`);
  return { ...row, candidates: [of] };
}

async function bookAnswer(client: PoolClient, row: KeptRow, answer: AsideAnswer): Promise<number> {
  const isSame = answer.answer === 'same';
  const sums = isSame ? await sumAmong(client, row, answer) : new Map<string, string>();
  if (isSame) await nameCandidate(client, row, answer, sums.size > 0);
  if (answer.answer === 'not-ours' || (isSame && sums.size === 0)) return 0;
  const told = toBook(row);
  if (await isBooked(client, answer.creditorId, told)) {
    throw new AsideRefused(`Row ${row.aside_id} is booked already, from another file. Say same.`);
  }
  const movements = answeredMovements(told, answer);
  const chart = await chartOf(client, answer.creditorId);
  const { today: bookedOn, rulebookFor } = answer;
  const file = { creditorId: answer.creditorId, sha256: row.bank_file };
  const doubt = `it was set aside: ${row.says}`;
  const posted = answer.answer === 'suspense' ? movements.map((movement) => ({ ...movement, doubt })) : movements;
  await postAll(client, file, posted, { bookedOn, chart, rulebookFor, sumOf: sums });
  // The telling of a question was kept when it was asked.
  if (row.reason !== 'question')
    await tell(
      client,
      row,
      told.flatMap((one, at) => asTold(one, movements[at])),
      answer,
    );
  return movements.length;
}

/** As the bank told it, and as the person corrected it: another file may tell the same money either way. */
function asTold(movement: BankMovement, corrected: BankMovement | undefined): ToldMovement[] {
  if (!isTold(movement)) return [];
  if (!corrected || corrected === movement) return [movement];
  const days = [...new Set([corrected.receivedOn, ...movement.told.days])];
  const references = [...new Set([...movement.references, ...corrected.references])];
  return [{ ...movement, references, told: { ...movement.told, days } }];
}

async function tell(
  client: PoolClient,
  row: KeptRow,
  movements: readonly ToldMovement[],
  { creditorId }: AsideAnswer,
): Promise<void> {
  const tellings = movements.map((movement) => ({ movement, movementId: movement.key, amount: movement.amount }));
  await writeTellings(client, creditorId, row.bank_file, tellings);
}

/**
 * What is one other money has its names from now on: the deposit those of the sum, and money that a person took in those of
 * the bank. Where it may be several, nobody said which.
 */
async function nameCandidate(
  client: PoolClient,
  row: KeptRow,
  answer: AsideAnswer,
  isBookedOut: boolean,
): Promise<void> {
  const [movementId, ...others] = row.candidates;
  if (row.reason !== 'question' || movementId === undefined || others.length > 0) return;
  const [told] = row.movements.filter(isTold);
  if (!told) {
    await writeDepositNames(client, answer.creditorId, [{ account: row.account, name: row.aside_id, movementId }]);
  } else if (!isBookedOut && isByHand(movementId)) {
    await tell(client, row, [{ ...told, key: movementId }], answer);
  }
}

/** Another file may have brought the money of a row since it was set aside. */
async function isBooked(client: PoolClient, creditorId: string, movements: readonly BankMovement[]): Promise<boolean> {
  const { rows } = await client.query(
    'SELECT FROM fordring.payment WHERE creditor_id = $1 AND payment_id = ANY ($2) LIMIT 1',
    [creditorId, movements.map(({ key }) => key)],
  );
  return rows.length > 0;
}

/** The row's movements under its name. What the bank kept of a batch stands in suspense as a deduction. */
function toBook({ aside_id: id, account, amount, reason, movements, says }: KeptRow): BankMovement[] {
  const [first] = movements;
  if (!first) throw new AsideRefused(`Row ${id} cannot be booked: ${says} Say not-ours, or import a corrected file.`);
  // The payments of a deposit have names of their own.
  if (reason === 'question' && !first.told) return [...movements];
  if (movements.length === 1) return [{ ...first, key: id }];
  const named = movements.map((movement, at) => ({ ...movement, key: `${id}/${at + 1}` }));
  if (reason !== 'charged' && reason !== 'no-day') return named;
  const { currency } = first.amount;
  const kept = sumOf(movements.map(signedAmountOf), currency).minus(Money.of(exactAmount(amount) ?? amount, currency));
  if (kept.isZero()) return named;
  return [
    ...named,
    { ...first, key: `${id}/charges`, kind: 'deduction', account, amount: kept, references: [], text: [] },
  ];
}

/** Where the known side is a sum in suspense, the row is a detail of it, and is booked out of it. */
async function sumAmong(client: PoolClient, row: KeptRow, { creditorId }: AsideAnswer): Promise<Map<string, string>> {
  const { aside_id: id, reason, movements, candidates } = row;
  if (reason === 'impossible-day' && (await isBooked(client, creditorId, toBook(row)))) return new Map();
  if (reason !== 'question' && reason !== 'repeated-deposit') {
    throw new AsideRefused(
      `Row ${id} is no question, so it is not the same as anything. Say accept, correct, suspense or not-ours.`,
    );
  }
  const [movement] = movements;
  if (!movement || movement.told?.isSum) return new Map();
  const amount = sumOf(movements.map(signedAmountOf), movement.amount.currency);
  const { rows } = await client.query<{ payment_id: string }>(
    `SELECT payment_id FROM fordring.payment_standing AS payment WHERE creditor_id = $1 AND payment_id = ANY ($2)
       AND status = 'suspense' AND rest >= $3::numeric AND EXISTS (
         SELECT FROM fordring.movement_telling AS telling
         WHERE telling.creditor_id = $1 AND telling.movement_id = payment_id AND is_sum)`,
    [creditorId, candidates, amount.toString()],
  );
  const [sum] = rows;
  if (sum && candidates.some(isByHand)) {
    throw new AsideRefused(
      `Row ${id} may be money that a person took in, or other money of the sum. Say which of ${candidates.join(', ')} it is.`,
    );
  }
  return new Map(sum ? toBook(row).map(({ key }) => [key, sum.payment_id]) : []);
}
