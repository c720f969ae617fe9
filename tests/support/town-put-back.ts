import type { Worker } from '@temporalio/worker';
import type { Client } from '@temporalio/client';
import type { Pool } from 'pg';
import { addDays, type CivilDate } from '../../domain/kernel/civil-date';
import { civilDateAt } from '../../domain/kernel/civil-time';
import { Money } from '../../domain/kernel/money';
import { claimIdOf } from '../../domain/claim/claim-id';
import { CaseEngine } from '../../engine/case-engine';
import { compareBooks } from '../../engine/compare-books';
import { deliverFacts, type ClaimNews } from '../../office/claims/deliver-facts';
import { executeCommand, type LedgerCommand } from '../../office/claims/execute-command';
import { followedClaims } from '../../office/controls/followed-claims';
import { registerCreditor } from '../../office/creditors/register-creditor';
import { registerClaims } from '../../office/registration/register-claims';
import { SWEDISH_SAMPLE_CHART } from '../../ledger/chart-of-accounts';
import { rulebookOf } from '../../policies/rulebook';
import { seBotkyrka } from '../../policies/rulebooks/se-botkyrka';
import { dropDatabase, ensureDatabase } from '../../stack/databases';
import { claimWorkflowId } from '../../workflows/ids';
import { NILS, townPool, townWorker } from './town';
import type { World } from './world';

const rulebook = rulebookOf(seBotkyrka);
const rulebookFor = () => rulebook;

/**
 * A creditor whose ledger can be saved and put back as an operator does: the worker is stopped, nobody is connected, and
 * the whole database is copied. Time is the wall's, and every invoice falls due far ahead.
 */
export class TownPutBack {
  readonly creditorId: string;
  readonly today: CivilDate = civilDateAt(Date.now(), seBotkyrka.timeZone);
  pool!: Pool;
  private readonly world: World;
  private readonly database: string;
  private working: { worker: Worker; ended: Promise<void> } | undefined;
  private url = '';
  private facts = 0;

  constructor(world: World) {
    this.world = world;
    this.creditorId = world.nameOf('town');
    this.database = world.nameOf('saved');
  }

  get client(): Client {
    return this.world.client;
  }

  get engine(): CaseEngine {
    return new CaseEngine(this.client, this.world.taskQueue);
  }

  async opens(): Promise<void> {
    this.url = await this.world.newDatabase();
    await this.worksAgain();
    const { creditorId, pool } = this;
    const about = { creditorId, name: 'Björkvik', policy: seBotkyrka, chart: SWEDISH_SAMPLE_CHART };
    await registerCreditor(pool, { ...about, paymentAccounts: ['9912346'] });
  }

  async stopsWorking(): Promise<void> {
    this.working?.worker.shutdown();
    await this.working?.ended;
    this.working = undefined;
    await this.pool.end();
  }

  /** The ledger is open, and no worker runs. */
  readsOnly(): void {
    this.pool = townPool(this.url);
  }

  async worksAgain(): Promise<void> {
    this.readsOnly();
    const { pool, client } = this;
    const { nativeConnection: connection, taskQueue } = this.world;
    const workflowBundle = await this.world.workflowBundle();
    const worker = await townWorker({ pool, client, connection, taskQueue, workflowBundle });
    this.working = { worker, ended: worker.run() };
  }

  /** What a nightly copy has. */
  async isSaved(): Promise<void> {
    await this.stopsWorking();
    await ensureDatabase(this.url, this.database, nameIn(this.url));
    await this.worksAgain();
  }

  async isPutBack(): Promise<void> {
    await this.stopsWorking();
    const name = nameIn(this.url);
    await dropDatabase(this.world.stack.databaseUrl, name);
    await ensureDatabase(this.world.stack.databaseUrl, name, this.database);
    await this.worksAgain();
  }

  /** Invoices of 1,200.00, due forty days ahead; answers their claims' ids. */
  async invoices(...numbers: readonly string[]): Promise<string[]> {
    const { creditorId, today, pool } = this;
    const claims = numbers.map((invoiceNumber) => ({
      ...{ claimId: claimIdOf(creditorId, invoiceNumber), creditorId, invoiceNumber, invoiceGroup: '61' },
      ...{ on: today, issuedOn: today, dueOn: addDays(today, 40), paymentReference: `OCR-${invoiceNumber}` },
      ...{ amount: kronor('1200.00'), debtorStatus: 'ordinary' as const },
      ...{ policyId: seBotkyrka.id, policyVersion: seBotkyrka.version },
    }));
    const registrations = claims.map((claim) => ({ claim, debtorId: NILS.debtorId }));
    await registerClaims(pool, { creditorId, debtors: [NILS], registrations, rulebookFor });
    await this.tells();
    return claims.map(({ claimId }) => claimId);
  }

  async pays(claimId: string, amount: string): Promise<void> {
    const paymentId = `p${(this.facts += 1)}`;
    await this.learns(claimId, { type: 'ReceivePayment', paymentId, receivedOn: this.today, amount: kronor(amount) });
  }

  async isDeferred(claimId: string, days: number): Promise<void> {
    const decisionId = `d${(this.facts += 1)}`;
    const newDueOn = addDays(this.today, days);
    await this.learns(claimId, { type: 'GrantDeferral', decisionId, grantedOn: this.today, newDueOn });
  }

  private async learns(claimId: string, command: LedgerCommand): Promise<void> {
    const key = `${claimId}/${command.type}/${(this.facts += 1)}`;
    await executeCommand(this.pool, { claimId, command, today: this.today, key, rulebookFor });
    await this.tells();
  }

  async tells(): Promise<void> {
    while ((await deliverFacts(this.pool, this.engine)) > 0);
  }

  /** What a workflow of the claim would be told now. */
  async newsOf(claimId: string): Promise<ClaimNews> {
    const [news] = await followedClaims(this.pool, rulebookFor).newsOf([claimId]);
    if (!news) throw new Error(`${claimId} is not in the ledger.`);
    return news;
  }

  /** `fordring engine check --creditor …`, with `--mend` or without. */
  compares(mend = false) {
    const books = followedClaims(this.pool, rulebookFor);
    const mending = mend ? { mendWith: this.engine } : {};
    return compareBooks({ books, client: this.client }, { creditorIds: [this.creditorId], ...mending });
  }

  /** The engine's list lags behind what it knows. */
  async listHas(claimId: string, isRunning: boolean): Promise<void> {
    const query = `WorkflowId = '${claimWorkflowId(claimId)}' AND ExecutionStatus = 'Running'`;
    while ((await this.client.workflow.count(query)).count > 0 !== isRunning);
  }
}

function kronor(amount: string): Money {
  return Money.of(amount, 'SEK');
}

function nameIn(url: string): string {
  return decodeURIComponent(new URL(url).pathname.slice(1));
}
