import { setTimeout as wait } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import type { Pool } from 'pg';
import { claimIdOf } from '../../domain/claim/claim-id';
import { civilDate } from '../../domain/kernel/civil-date';
import { inParallel } from '../../domain/kernel/in-parallel';
import { Money } from '../../domain/kernel/money';
import { grpcErrorOf } from '../../engine/reaching';
import { executeCommand } from '../../office/claims/execute-command';
import { importPayments } from '../../office/payments/import-payments';
import { sha256Of } from '../../office/payments/incoming-bank-file';
import type { BotkyrkaYear } from '../../sample/botkyrka-2015';
import { claimWorkflowId } from '../../workflows/ids';
import { caseStatus } from '../../workflows/messages';
import { RULEBOOK } from '../botkyrka';

export interface TownInFlood {
  readonly pool: Pool;
  readonly client: Client;
}

const TODAY = civilDate('2015-12-30');
const SIGNALS_AT_ONCE = 50;
const PAYMENTS_OF_A_FILE = 2_500;
/** Small enough that the claim stays open. */
const A_PAYMENT = Money.of('0.01', 'SEK');
const LOOKS_EVERY_MILLISECONDS = 200;
const PATIENCE_MILLISECONDS = 600_000;

/** The invoices of a year: the first is flooded, the others are its neighbours. */
export class FloodedTown {
  private readonly year: BotkyrkaYear;
  private readonly claimIds: readonly string[];

  constructor(year: BotkyrkaYear) {
    this.year = year;
    this.claimIds = year.invoices.map(({ invoiceNumber }) => claimIdOf(year.creditorId, invoiceNumber));
  }

  /** Waits until every claim has its workflow. */
  async isKnownToTheEngine(pool: Pool): Promise<void> {
    await until(async () => (await untold(pool)) === 0);
  }

  async neighbourPays({ pool, client }: TownInFlood, neighbour: number): Promise<number> {
    const [invoice, claimId] = [this.year.invoices[neighbour + 1], this.claimIds[neighbour + 1]];
    if (!invoice || claimId === undefined) throw new Error(`There is no neighbour ${neighbour}.`);
    const begun = performance.now();
    const paymentId = `${claimId}/paid`;
    // More than the invoice: charges of steps that were taken are paid too.
    const amount = invoice.amount.plus(invoice.amount).plus(invoice.amount);
    const command = { type: 'ReceivePayment', paymentId, receivedOn: TODAY, amount } as const;
    await executeCommand(pool, { claimId, command, today: TODAY, key: paymentId, rulebookFor: () => RULEBOOK });
    await client.workflow.getHandle(claimWorkflowId(claimId)).result();
    return performance.now() - begun;
  }

  /** Sends each signal until it is taken. Whoever is refused tries again a moment later. */
  async isFloodedWithSignals({ client }: TownInFlood, signals: number): Promise<{ taken: number; refused: number }> {
    const handle = client.workflow.getHandle(this.floodedId);
    const counted = { taken: 0, refused: 0 };
    const send = async (): Promise<void> => {
      try {
        await handle.signal('claimChanged', { eventNumber: 1, settled: false });
        counted.taken += 1;
      } catch (problem) {
        if (!/limit for signal events/.test(grpcErrorOf(problem)?.details ?? '')) throw problem;
        counted.refused += 1;
        await wait(LOOKS_EVERY_MILLISECONDS);
        await send();
      }
    };
    await inParallel(Array.from({ length: signals }), SIGNALS_AT_ONCE, send);
    return counted;
  }

  async isFloodedWithPayments({ pool }: TownInFlood, payments: number): Promise<void> {
    const [invoice] = this.year.invoices;
    if (!invoice) throw new Error('There is no invoice to flood.');
    const { creditorId } = this.year;
    const account = this.year.payments[0]?.account ?? '';
    for (let from = 0; from < payments; from += PAYMENTS_OF_A_FILE) {
      const name = `flood-${from}`;
      const movements = Array.from({ length: Math.min(PAYMENTS_OF_A_FILE, payments - from) }, (_none, index) => ({
        ...{
          key: `${name}/${index}`,
          line: index + 1,
          kind: 'payment' as const,
          account,
          receivedOn: TODAY,
          amount: A_PAYMENT,
        },
        ...{ references: [{ reference: invoice.paymentReference, amount: A_PAYMENT }], text: [] },
      }));
      await importPayments(pool, {
        ...{ creditorId, fileName: name, sha256: sha256Of(Buffer.from(name)), today: TODAY },
        ...{ file: { format: 'bgmax', movements }, rulebookFor: () => RULEBOOK },
      });
    }
  }

  /** Waits until the flooded claim's workflow knows the ledger's latest event; answers its number. */
  async standsAlikeInBothBooks({ pool, client }: TownInFlood): Promise<number> {
    await until(async () => (await untold(pool)) === 0);
    const handle = client.workflow.getHandle(this.floodedId);
    let event = 0;
    await until(async () => {
      const { rows } = await pool.query<{ number: number }>(
        'SELECT max(event_number)::int AS number FROM fordring.claim_event WHERE claim_id = $1',
        [this.claimIds[0]],
      );
      event = rows[0]?.number ?? 0;
      const status = await handle.query(caseStatus).catch(() => undefined);
      return status?.eventNumber === event;
    });
    return event;
  }

  /** Ends what is left of it in the engine. */
  async leaves(client: Client): Promise<void> {
    await inParallel(this.claimIds, SIGNALS_AT_ONCE, async (claimId) => {
      await client.workflow
        .getHandle(claimWorkflowId(claimId))
        .terminate('the bench is over')
        .catch(() => undefined);
    });
  }

  private get floodedId(): string {
    return claimWorkflowId(this.claimIds[0] ?? '');
  }
}

async function untold(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ untold: number }>(
    "SELECT count(*)::int AS untold FROM fordring.outbox WHERE topic = 'engine' AND delivered_at IS NULL",
  );
  return rows[0]?.untold ?? 0;
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + PATIENCE_MILLISECONDS;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`The flood has not drained after ${PATIENCE_MILLISECONDS / 1000} s.`);
    await wait(LOOKS_EVERY_MILLISECONDS);
  }
}
