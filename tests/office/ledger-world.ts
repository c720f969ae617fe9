import type { Pool } from 'pg';
import { createLedgerPool } from '../../store/connect';
import { executeCommand, type CommandResult, type LedgerCommand } from '../../office/claims/execute-command';
import type { ImportRequest } from '../../office/payments/import-request';
import { registerClaims, type RegistrationResult } from '../../office/registration/register-claims';
import { type Registration } from '../../office/registration/registration';
import { registerCreditor } from '../../office/creditors/register-creditor';
import type { Debtor } from '../../office/creditors/register-debtors';
import { addDays, civilDate, laterOf } from '../../domain/kernel/civil-date';
import { Money } from '../../domain/kernel/money';
import type { StepName } from '../../domain/policy/policy';
import type { BankMovement } from '../../domain/payment/bank-movement';
import { SWEDISH_SAMPLE_CHART } from '../../ledger/chart-of-accounts';
import { rulebookOf } from '../../policies/rulebook';
import { seBotkyrka } from '../../policies/rulebooks/se-botkyrka';
import { useWorld } from '../support/world';

const rulebook = rulebookOf(seBotkyrka);
export const rulebookFor = () => rulebook;

export const anna: Debtor = {
  debtorId: 'anna',
  kind: 'person',
  name: 'Anna Åkesson',
  addressLines: ['c/o "Berg", \\ 2 tr', 'Storgatan 1'],
  postalCode: '999 01',
  city: 'Björkvik',
  country: 'SE',
  identityNumber: '19121212-1212',
};

/** Gives pools on new, migrated databases with the creditor `town` in them; they are closed after the test. */
export function useLedger(): () => Promise<Pool> {
  const world = useWorld();
  const open: Pool[] = [];
  afterEach(async () => {
    await Promise.all(open.splice(0).map((pool) => pool.end()));
  });
  return async () => {
    const pool = createLedgerPool(await world().newDatabase());
    open.push(pool);
    await registerCreditor(pool, {
      creditorId: 'town',
      name: 'Björkviks kommun',
      policy: seBotkyrka,
      chart: SWEDISH_SAMPLE_CHART,
      paymentAccounts: ['5050-1055'],
    });
    return pool;
  };
}

export interface InvoiceWords {
  readonly number: string;
  readonly amount?: string;
  readonly due?: string;
  readonly group?: string;
  readonly reference?: string;
}

/** 1,200.00 due on 1 February 2016, issued thirty days before, with its number as reference, unless said otherwise. */
export function invoice({
  number,
  amount = '1200.00',
  due = '2016-02-01',
  group = '61',
  reference = `9${number}`,
}: InvoiceWords): Registration {
  const dueOn = civilDate(due);
  const issuedOn = addDays(dueOn, -30);
  return {
    debtorId: 'anna',
    claim: {
      on: issuedOn,
      claimId: `town/${number}`,
      creditorId: 'town',
      invoiceNumber: number,
      invoiceGroup: group,
      issuedOn,
      dueOn,
      amount: kronor(amount),
      paymentReference: reference,
      debtorStatus: 'ordinary',
      policyId: seBotkyrka.id,
      policyVersion: seBotkyrka.version,
    },
  };
}

export function register(pool: Pool, ...registrations: readonly Registration[]): Promise<RegistrationResult> {
  return registerClaims(pool, { creditorId: 'town', debtors: [anna], registrations, rulebookFor });
}

/** Carries out a command on the invoice, on its day, under a key of its own. */
export function carryOut(
  pool: Pool,
  number: string,
  day: string,
  command: LedgerCommand,
  key = `${number}/${day}/${command.type}`,
): Promise<CommandResult> {
  return executeCommand(pool, { claimId: `town/${number}`, command, today: civilDate(day), key, rulebookFor });
}

export function step(name: StepName): LedgerCommand {
  return { type: 'PerformStep', step: name, gates: { bankReconciled: true } };
}

export function paid(on: string, amount: string, paymentId = 'p1'): LedgerCommand {
  return { type: 'ReceivePayment', paymentId, receivedOn: civilDate(on), amount: kronor(amount) };
}

export function takenBack(on: string, amount: string, reversalId = 'r1'): LedgerCommand {
  return { type: 'ReversePayment', reversalId, reversedOn: civilDate(on), amount: kronor(amount) };
}

/** The invoice's reminder and demand, each on its day. */
export async function demanded(pool: Pool, number: string): Promise<void> {
  await carryOut(pool, number, '2016-02-08', step('reminder'));
  await carryOut(pool, number, '2016-02-18', step('demand'));
}

/** Demanded, warned, handed over, ruled on, and monitored since: each step on a day on which it is due. */
export async function monitored(pool: Pool, number: string): Promise<void> {
  await demanded(pool, number);
  await carryOut(pool, number, '2016-03-01', step('warning'));
  await carryOut(pool, number, '2016-03-18', step('referral'));
  const ruledOn = civilDate('2016-05-02');
  await carryOut(pool, number, ruledOn, { type: 'RecordRuling', rulingId: `r${number}`, ruledOn });
  const last = await carryOut(pool, number, ruledOn, step('monitoring'));
  expect(last.outcome).toBe('accepted');
}

export interface MovementWords {
  readonly key: string;
  readonly amount: string;
  readonly on?: string;
  readonly kind?: BankMovement['kind'];
  /** A reference, or a reference and its part: `91001=500.00`. */
  readonly for?: readonly string[];
  readonly text?: readonly string[];
}

export function movement({
  key,
  amount,
  on = '2016-01-28',
  kind = 'payment',
  for: references = [],
  text = [],
}: MovementWords): BankMovement {
  return {
    key,
    kind,
    account: '5050-1055',
    receivedOn: civilDate(on),
    amount: kronor(amount),
    references: references.map((words) => {
      const [reference = '', part] = words.split('=');
      return { reference, ...(part !== undefined && { amount: kronor(part) }) };
    }),
    text,
    payerName: 'Anna Åkesson',
    line: 1,
  };
}

let files = 0;

/** A bank file of these movements, unlike any other. */
export function bankFile(...movements: readonly BankMovement[]): ImportRequest {
  const sha256 = Buffer.alloc(32);
  sha256.writeUInt32BE((files += 1));
  return {
    creditorId: 'town',
    file: { format: 'bgmax', movements: movements.map((each, at) => ({ ...each, line: at + 1 })) },
    fileName: `file-${files}.txt`,
    sha256,
    // A bank tells of no day that has not come.
    today: movements.reduce((day, { receivedOn }) => laterOf(day, receivedOn), civilDate('2016-01-28')),
    rulebookFor,
  };
}

export function kronor(amount: string): Money {
  return Money.of(amount, 'SEK');
}

/** Each account that has moved, with its balance: `15190 1200.00`. */
export async function balances(pool: Pool): Promise<string[]> {
  const { rows } = await pool.query<{ account: string; sum: string }>(
    'SELECT account, sum(amount) FROM fordring.posting GROUP BY account ORDER BY account',
  );
  return rows.map(({ account, sum }) => `${account} ${sum}`);
}

export async function count(pool: Pool, table: string): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(`SELECT count(*) FROM fordring.${table}`);
  return rows[0]?.count ?? 0;
}
