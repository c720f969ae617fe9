import type { Client } from '@temporalio/client';
import type { Pool } from 'pg';
import { changeBankGate } from '../activities/ledger/bank-gate';
import { createLedgerPool } from '../activities/ledger/connect';
import { executeCommand } from '../activities/ledger/execute-command';
import type { LedgerCommand } from '../activities/ledger/decide-and-book';
import { readClaim, type ClaimFile } from '../activities/ledger/read-claim';
import { registerClaims, type RegistrationResult } from '../activities/ledger/register-claims';
import { registerCreditor, type Creditor } from '../activities/ledger/register-creditor';
import type { Debtor } from '../activities/ledger/register-debtors';
import { Rulebooks } from '../activities/claims/rulebooks';
import { noticeOf } from '../domain/case-notice';
import type { CivilDate } from '../domain/civil-date';
import { claimedOf, outcomeOf, type Claim } from '../domain/claim';
import { explainClaim, type ExplainedClaim } from '../domain/explain/explain-claim';
import type { InvoiceRecord } from '../formats/invoice-file';
import { rulebookOf } from '../policies/rulebook';
import { claimIdOf, registrationsOf } from '../rehearsal/portfolio';
import { claimWorkflowId } from '../workflows/ids';
import { caseStatus, type CaseStatus } from '../workflows/messages';
import { watchOutcomes, type ClaimOutcome } from './watch-outcomes';

export interface FordringClientOptions {
  /** The ledger, as a PostgreSQL URL. */
  readonly databaseUrl: string;
  /** The engine; needed only to ask a running workflow where it stands. */
  readonly temporal?: Client;
}

export class ClaimNotFound extends Error {
  override readonly name = 'ClaimNotFound';
}

/**
 * What a back-office system needs of Fordring: hand over invoices, read a claim, hear what becomes of it.
 *
 * Invoices go into the ledger in one transaction; the workers start their workflows from its outbox. So a back office
 * that loses its connection simply hands over again: the same invoice twice is once, and another content under the same
 * number is refused.
 *
 * ```ts
 * const fordring = await FordringClient.connect({ databaseUrl });
 * await fordring.registerCreditor({ creditorId: 'sjovik', name: 'Sjövik', policy: seBotkyrka, chart, paymentAccounts });
 * await fordring.registerInvoices('sjovik', { debtors, invoices });
 * const { claim } = await fordring.readClaim('sjovik', '1500001');
 * for await (const { invoiceNumber, outcome } of fordring.outcomes('sjovik', ['1500001'], { signal })) { … }
 * ```
 */
export class FordringClient {
  private readonly pool: Pool;
  private readonly rulebooks: Rulebooks;
  private readonly temporal: Client | undefined;

  private constructor(pool: Pool, rulebooks: Rulebooks, temporal: Client | undefined) {
    this.pool = pool;
    this.rulebooks = rulebooks;
    this.temporal = temporal;
  }

  static async connect({ databaseUrl, temporal }: FordringClientOptions): Promise<FordringClient> {
    const pool = createLedgerPool(databaseUrl, { connections: 5 });
    return new FordringClient(pool, await Rulebooks.load(pool), temporal);
  }

  async close(): Promise<void> {
    await this.pool.end();
  }

  /** Takes up a creditor with its policy and chart of accounts, or brings one up to date. */
  async registerCreditor(creditor: Creditor): Promise<void> {
    await registerCreditor(this.pool, creditor);
    await this.rulebooks.refresh();
  }

  /**
   * Hands over invoices; all of them or none. Throws `InputRefused` (unknown invoice group, other currency) and
   * `RegistrationConflict` (the same invoice number with other contents).
   */
  async registerInvoices(
    creditorId: string,
    handedOver: { readonly debtors: readonly Debtor[]; readonly invoices: readonly InvoiceRecord[] },
  ): Promise<RegistrationResult> {
    const { debtors, invoices } = handedOver;
    const policy = await this.policyOf(creditorId);
    const claims = registrationsOf(creditorId, invoices, rulebookOf(policy));
    const registrations = claims.map((claim, index) => ({
      claim: { on: claim.issuedOn, ...claim },
      debtorId: invoices[index]?.debtorId ?? '',
    }));
    return registerClaims(this.pool, { creditorId, debtors, registrations, rulebookFor: this.rulebooks.for });
  }

  /** The claim with everything that has happened to it. Throws `ClaimNotFound`. */
  async readClaim(creditorId: string, invoiceNumber: string): Promise<ClaimFile> {
    const found = await readClaim(this.pool, claimIdOf(creditorId, invoiceNumber));
    if (found) return found;
    throw new ClaimNotFound(`Creditor ${creditorId} has no invoice ${invoiceNumber}. Hand it over first.`);
  }

  /** What happened, why, what comes next and what it waits for, in sentences. Throws `ClaimNotFound`. */
  async explain(creditorId: string, invoiceNumber: string, today: CivilDate): Promise<ExplainedClaim> {
    const { claim, events } = await this.readClaim(creditorId, invoiceNumber);
    return explainClaim(
      claim,
      events.map(({ event }) => event),
      this.rulebookOf(claim),
      today,
    );
  }

  /**
   * Where the case stands. A workflow that runs is asked itself; one that still sleeps before its first step cannot
   * answer a question, so the ledger answers for it.
   */
  async caseStatus(creditorId: string, invoiceNumber: string, today: CivilDate): Promise<CaseStatus> {
    const { claim } = await this.readClaim(creditorId, invoiceNumber);
    const fromEngine = await this.temporal?.workflow
      .getHandle(claimWorkflowId(claim.claimId))
      .query(caseStatus)
      .catch(() => undefined);
    if (fromEngine) return fromEngine;
    const { next, ...notice } = noticeOf(claim, this.rulebookOf(claim), today);
    return { claimId: claim.claimId, ...notice, ...(next && { nextStep: next.step, nextOn: next.on }) };
  }

  /** Records a dated fact about a claim: an answer of the client, a mark, a ruling. The same key twice is once. */
  async record(
    creditorId: string,
    invoiceNumber: string,
    fact: { command: LedgerCommand; today: CivilDate; key: string },
  ): Promise<Claim> {
    const claimId = claimIdOf(creditorId, invoiceNumber);
    const result = await executeCommand(this.pool, { claimId, ...fact, rulebookFor: this.rulebooks.for });
    return result.claim;
  }

  /** Says that the creditor's bank is reconciled as of a day, or no longer is: it opens or closes the reminder runs (S003-26). */
  async changeBankGate(creditorId: string, change: { changedOn: CivilDate; open: boolean; by: string }): Promise<void> {
    await changeBankGate(this.pool, { creditorId, ...change });
  }

  /** Each time one of the invoices comes to stand otherwise, until all are paid or the signal aborts. */
  outcomes(
    creditorId: string,
    invoiceNumbers: readonly string[],
    options: { readonly signal?: AbortSignal; readonly everyMilliseconds?: number } = {},
  ): AsyncGenerator<ClaimOutcome> {
    return watchOutcomes(
      this.pool,
      invoiceNumbers.map((invoiceNumber) => claimIdOf(creditorId, invoiceNumber)),
      options,
    );
  }

  private rulebookOf(claim: Claim): ReturnType<Rulebooks['for']> {
    return this.rulebooks.for(claim.policyId, claim.policyVersion);
  }

  private async policyOf(creditorId: string): Promise<Creditor['policy']> {
    const { rows } = await this.pool.query<{ data: Creditor['policy'] }>(
      `SELECT data FROM fordring.creditor JOIN fordring.policy_version USING (policy_id)
       WHERE creditor_id = $1 ORDER BY data ->> 'validFrom' DESC, version DESC LIMIT 1`,
      [creditorId],
    );
    const [row] = rows;
    if (!row) throw new ClaimNotFound(`There is no creditor ${creditorId}. Register it with its policy first.`);
    return row.data;
  }
}

/** The two figures that a back office most often wants of a claim. */
export function summaryOf(claim: Claim): {
  readonly outcome: ReturnType<typeof outcomeOf>;
  readonly claimedOpen: string;
} {
  return { outcome: outcomeOf(claim), claimedOpen: claimedOf(claim).toString() };
}
