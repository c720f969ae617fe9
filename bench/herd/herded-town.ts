import { setTimeout as wait } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import type { Pool } from 'pg';
import { claimIdOf } from '../../domain/claim/claim-id';
import { civilDate } from '../../domain/kernel/civil-date';
import { inParallel } from '../../domain/kernel/in-parallel';
import { Money } from '../../domain/kernel/money';
import { executeCommand } from '../../office/claims/execute-command';
import { recordBankReading } from '../../office/creditors/bank-reading';
import { importPayments } from '../../office/payments/import-payments';
import { sha256Of } from '../../office/payments/incoming-bank-file';
import type { BotkyrkaYear } from '../../sample/botkyrka-2015';
import { claimWorkflowId } from '../../workflows/ids';
import { botkyrkaOf, RULEBOOK } from '../botkyrka';
import { DUE_ON, HERD_DAY, type MorningEngine } from './morning';

const ACTS_BEFORE = 10;
/** Of the year's 154,598 invoices, so that a tenth as many neighbours are left. */
export const MOST_HERD_CLAIMS = 140_000;
const FEWEST_NEIGHBOURS = 60;
const NEIGHBOURS_PER_CLAIM = 0.1;
const LOOKS_EVERY_MILLISECONDS = 200;
const AT_ONCE = 48;
const AMOUNT = Money.of('500', 'SEK');
const DEFERRED_TO = civilDate('2015-04-30');

export interface HerdedParts {
  readonly year: BotkyrkaYear;
  /** The first so many invoices of the year are the herd; the others are its neighbours. */
  readonly claims: number;
  readonly pool: Pool;
  readonly client: Client;
}

/** Invoices of a herd and of its neighbours: all of one amount, due on one day. */
export function yearOfHerd(claims: number): BotkyrkaYear {
  const neighbours = Math.max(FEWEST_NEIGHBOURS, Math.round(claims * NEIGHBOURS_PER_CLAIM));
  const year = botkyrkaOf(claims + neighbours);
  const issuedOn = civilDate('2015-02-02');
  return { ...year, invoices: year.invoices.map((one) => ({ ...one, issuedOn, dueOn: DUE_ON, amount: AMOUNT })) };
}

/** A town in whose ledger and engine a herd of claims comes due. */
export class HerdedTown {
  readonly actsBefore = ACTS_BEFORE;
  private readonly parts: HerdedParts;
  private readonly claimIds: readonly string[];
  private readonly herd: ReadonlySet<string>;
  private nextNeighbour: number;

  constructor(parts: HerdedParts) {
    const { year, claims } = parts;
    this.parts = parts;
    this.claimIds = year.invoices.map(({ invoiceNumber }) => claimIdOf(year.creditorId, invoiceNumber));
    this.herd = new Set(this.claimIds.slice(0, claims));
    this.nextNeighbour = claims;
  }

  isOfHerd(claimId: string): boolean {
    return this.herd.has(claimId);
  }

  /** Two at least: one to pay, one to be granted a deferral. */
  hasNeighbours(): boolean {
    return this.nextNeighbour + 2 <= this.claimIds.length;
  }

  /** All payments until the morning are known, so each step may leave. */
  async bankIsRead(): Promise<void> {
    const { pool, year } = this.parts;
    const { creditorId } = year;
    await recordBankReading(pool, { creditorId, through: HERD_DAY, readOn: HERD_DAY, by: { person: 'bench' } });
  }

  async isKnownToTheEngine(): Promise<void> {
    const untold = "SELECT FROM fordring.outbox WHERE topic = 'engine' AND delivered_at IS NULL LIMIT 1";
    while ((await this.parts.pool.query(untold)).rowCount !== 0) await wait(LOOKS_EVERY_MILLISECONDS);
  }

  async hasTakenAllSteps(): Promise<boolean> {
    return (await this.stepsTaken()) >= this.parts.claims;
  }

  async hasBookedEachStepOnce(): Promise<void> {
    const steps = await this.stepsTaken();
    if (steps !== this.parts.claims) throw new Error(`${this.parts.claims} claims took ${steps} steps.`);
  }

  /** A bank file of one payment; answers how many milliseconds it took until the claim's workflow had ended. */
  async neighbourPays(): Promise<number> {
    const { pool, client, year } = this.parts;
    const { claimId, reference } = this.takeNeighbour();
    const begun = performance.now();
    const line = {
      key: `${claimId}/paid`,
      line: 1,
      kind: 'payment' as const,
      account: year.payments[0]?.account ?? '',
    };
    const paid = { receivedOn: HERD_DAY, amount: AMOUNT, references: [{ reference, amount: AMOUNT }], text: [] };
    await importPayments(pool, {
      ...{ creditorId: year.creditorId, fileName: claimId, sha256: sha256Of(Buffer.from(claimId)), today: HERD_DAY },
      ...{ file: { format: 'bgmax', movements: [{ ...line, ...paid }] }, rulebookFor: () => RULEBOOK },
    });
    await client.workflow.getHandle(claimWorkflowId(claimId)).result();
    return performance.now() - begun;
  }

  /** Answers how many milliseconds it took until the claim's workflow had confirmed the decision. */
  async neighbourIsGrantedDeferral(engine: MorningEngine): Promise<number> {
    const { claimId } = this.takeNeighbour();
    const begun = performance.now();
    const decisionId = `${claimId}/deferral`;
    await executeCommand(this.parts.pool, {
      ...{ claimId, today: HERD_DAY, key: decisionId, rulebookFor: () => RULEBOOK },
      command: { type: 'GrantDeferral', decisionId, grantedOn: HERD_DAY, newDueOn: DEFERRED_TO },
    });
    await engine.confirm(claimId, decisionId);
    return performance.now() - begun;
  }

  /** Ends what is left of it in the engine. */
  async leaves(): Promise<void> {
    await inParallel(this.claimIds, AT_ONCE, async (claimId) => {
      await this.parts.client.workflow
        .getHandle(claimWorkflowId(claimId))
        .terminate('the bench is over')
        .catch(() => undefined);
    });
  }

  private async stepsTaken(): Promise<number> {
    const { rows } = await this.parts.pool.query<{ taken: number }>(
      "SELECT count(*)::int AS taken FROM fordring.command WHERE key LIKE 'step/%'",
    );
    return rows[0]?.taken ?? 0;
  }

  private takeNeighbour(): { readonly claimId: string; readonly reference: string } {
    const [claimId, invoice] = [this.claimIds[this.nextNeighbour], this.parts.year.invoices[this.nextNeighbour]];
    if (claimId === undefined || !invoice) throw new Error('There are no neighbours left.');
    this.nextNeighbour += 1;
    return { claimId, reference: invoice.paymentReference };
  }
}
