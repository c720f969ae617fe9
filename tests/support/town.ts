import type { Client } from '@temporalio/client';
import type { NativeConnection, Worker } from '@temporalio/worker';
import type { Pool } from 'pg';
import { changeBankGate } from '../../office/creditors/bank-gate';
import { createLedgerPool } from '../../store/connect';
import { registerClaims } from '../../office/registration/register-claims';
import { registerCreditor } from '../../office/creditors/register-creditor';
import type { Debtor } from '../../office/creditors/register-debtors';
import { deliverFacts, type CaseEnginePort, type ClaimNews } from '../../office/claims/deliver-facts';
import { claimsAtGate } from '../../office/claims/claims-at-gate';
import type { CaseKeeper } from '../../office/controls/followed-claims';
import { CaseEngine } from '../../engine/case-engine';
import { tellGateOpened } from '../../engine/tell-gate-opened';
import { addDays, civilDate, type CivilDate } from '../../domain/kernel/civil-date';
import { Money } from '../../domain/kernel/money';
import type { Policy } from '../../domain/policy/policy';
import type { Rulebook } from '../../domain/policy/rulebook';
import { startingWound } from '../../stack/virtual-time';
import { DANISH_SAMPLE_CHART, SWEDISH_SAMPLE_CHART } from '../../ledger/chart-of-accounts';
import { rulebookOf } from '../../policies/rulebook';
import { claimIdOf } from '../../domain/claim/claim-id';
import { CaseClocks } from '../../rehearsal/on-engine/case-clocks';
import { createFordringWorker } from '../../workers/fordring-worker';
import { LivingClaim } from './living-claim';

export const NILS: Debtor = {
  debtorId: 'debtor-1',
  kind: 'person',
  name: 'Nils Holgersson',
  addressLines: ['Gåsavägen 3'],
  postalCode: '999 01',
  city: 'Björkvik',
  country: 'SE',
  identityNumber: '',
};

export interface InvoiceWords {
  /** 1,200.00 due Monday 1 February 2016, issued thirty days before, in the standard group, unless said otherwise. */
  readonly amount?: string;
  readonly due?: string;
  readonly group?: string;
  readonly debtor?: Debtor;
  /** Its clock runs by itself to the morning of this day from the moment it is issued; else it stands until it is wound. */
  readonly livesUntil?: string;
}

export interface TownParts {
  readonly pool: Pool;
  /** Over a connection with virtual time. */
  readonly client: Client;
  readonly taskQueue: string;
  readonly creditorId: string;
  readonly policy: Policy;
  readonly createWorker: () => Promise<Worker>;
}

/**
 * A creditor with a ledger and a worker of its own, whose claims live in virtual time, each with its own clock. Facts
 * are booked and told day by day, as its caseworkers and its bank learn of them.
 */
export class Town implements CaseEnginePort, CaseKeeper {
  readonly pool: Pool;
  readonly client: Client;
  readonly taskQueue: string;
  readonly creditorId: string;
  readonly rulebook: Rulebook;
  readonly clocks: CaseClocks;
  private readonly engine: CaseEngine;
  private readonly createWorker: () => Promise<Worker>;
  private working: { worker: Worker; ended: Promise<void> } | undefined;
  private woundUntil: CivilDate | undefined;
  private readonly openings: CivilDate[] = [];
  /** How many of the openings each claim has lived past. */
  private readonly heard = new Map<string, number>();
  private invoices = 0;

  constructor(parts: TownParts) {
    this.pool = parts.pool;
    this.client = parts.client;
    this.taskQueue = parts.taskQueue;
    this.creditorId = parts.creditorId;
    this.rulebook = rulebookOf(parts.policy);
    this.createWorker = parts.createWorker;
    this.engine = new CaseEngine(parts.client, parts.taskQueue);
    this.clocks = new CaseClocks(parts.client, parts.policy.timeZone);
  }

  /** Registers the creditor and opens its office; without a word about the bank it is reconciled. */
  async opens(): Promise<void> {
    const { creditorId, rulebook } = this;
    const { policy } = rulebook;
    const chart = policy.country === 'SE' ? SWEDISH_SAMPLE_CHART : DANISH_SAMPLE_CHART;
    await registerCreditor(this.pool, { creditorId, name: 'Björkvik', policy, chart, paymentAccounts: ['9912346'] });
    await this.bank('1900-01-01', 'reconciled');
    await this.worksAgain();
  }

  async closes(): Promise<void> {
    await this.stopsWorking();
    await this.pool.end();
  }

  /** What the engine has to do meanwhile waits until somebody works again. */
  async stopsWorking(): Promise<void> {
    this.working?.worker.shutdown();
    await this.working?.ended;
    this.working = undefined;
  }

  async worksAgain(): Promise<void> {
    const worker = await this.createWorker();
    this.working = { worker, ended: worker.run() };
  }

  async bank(on: string, state: 'reconciled' | 'not reconciled'): Promise<void> {
    const { creditorId } = this;
    await changeBankGate(this.pool, { creditorId, changedOn: civilDate(on), open: state === 'reconciled', by: 'test' });
    if (state === 'reconciled' && this.working) this.isToldOfOpening(on);
  }

  /** The gate was opened by what is tested: whoever waits there hears of it on that morning. */
  isToldOfOpening(on: string): void {
    this.openings.push(civilDate(on));
  }

  /** Lives through everything up to a day; whoever waits at the bank's gate hears on the morning on which it opens. */
  async reach(claimId: string, day: CivilDate, atEvening: boolean): Promise<void> {
    const heard = this.heard.get(claimId) ?? 0;
    const due = this.openings.slice(heard).filter((on) => on <= day);
    this.heard.set(claimId, heard + due.length);
    for (const on of due) {
      await this.clocks.reach(claimId, on);
      const waiting = await claimsAtGate(this.pool, { creditorId: this.creditorId, gate: 'bank-reconciled' }, on);
      const isWaiting = waiting.includes(claimId);
      await tellGateOpened(this.client, isWaiting ? [claimId] : [], { gate: 'bank-reconciled' });
    }
    await this.clocks.reach(claimId, day, atEvening);
  }

  /** Issues an invoice: a claim in the ledger, and a workflow that sleeps until its first step. */
  async invoice(words: InvoiceWords = {}): Promise<LivingClaim> {
    const { policy } = this.rulebook;
    const invoiceNumber = `${(this.invoices += 1)}`.padStart(4, '0');
    const dueOn = civilDate(words.due ?? '2016-02-01');
    const issuedOn = addDays(dueOn, -30);
    const debtor = words.debtor ?? NILS;
    const claimId = claimIdOf(this.creditorId, invoiceNumber);
    const claim = {
      claimId,
      creditorId: this.creditorId,
      invoiceNumber,
      invoiceGroup: words.group ?? '61',
      on: issuedOn,
      issuedOn,
      dueOn,
      amount: Money.of(words.amount ?? '1200.00', policy.currency),
      paymentReference: `OCR-${invoiceNumber}`,
      debtorStatus: 'ordinary' as const,
      policyId: policy.id,
      policyVersion: policy.version,
    };
    await registerClaims(this.pool, {
      creditorId: this.creditorId,
      debtors: [debtor],
      registrations: [{ claim, debtorId: debtor.debtorId }],
      rulebookFor: () => this.rulebook,
    });
    this.woundUntil = words.livesUntil ? civilDate(words.livesUntil) : undefined;
    await this.tellsTheEngine();
    return new LivingClaim(this, claimId);
  }

  /** Hands on what the ledger has not told the engine yet. */
  async tellsTheEngine(): Promise<void> {
    while ((await deliverFacts(this.pool, this)) > 0);
  }

  async start(news: ClaimNews): Promise<void> {
    const time = this.clocks.timeFrom(news.claimId, news.bookedOn);
    const until = this.woundUntil;
    if (!until) return this.engine.start(news, time);
    await startingWound(this.clocks.fromMorningTo(news.bookedOn, until, false), () => this.engine.start(news, time));
    this.clocks.wasWound(news.claimId);
  }

  async tell(news: ClaimNews): Promise<void> {
    await this.engine.tell(news, this.clocks.timeFrom(news.claimId, news.bookedOn));
    if (news.notice.stage === 'settled') this.clocks.ends(news.claimId);
  }

  async readAgain(news: ClaimNews, because: string): Promise<void> {
    await this.engine.readAgain(news, because, this.clocks.timeFrom(news.claimId, news.bookedOn));
  }
}

/** What a town's worker is made of, as in production. */
export async function townWorker(parts: {
  readonly pool: Pool;
  readonly client: Client;
  readonly connection: NativeConnection;
  readonly taskQueue: string;
  readonly workflowBundle: { readonly code: string };
}): Promise<Worker> {
  const { pool, client, connection, taskQueue, workflowBundle } = parts;
  const { namespace } = client.options;
  const engine = new CaseEngine(client, taskQueue);
  return createFordringWorker({ connection, namespace, taskQueue, pool, engine, workflowBundle });
}

export function townPool(databaseUrl: string): Pool {
  return createLedgerPool(databaseUrl, { connections: 20 });
}
