import type { Client } from '@temporalio/client';
import type { Pool } from 'pg';
import { changeBankGate } from '../office/creditors/bank-gate';
import { createLedgerPool } from '../store/connect';
import { executeCommand } from '../office/claims/execute-command';
import { ClaimNotFound } from '../office/claims/find-claim';
import type { DecisionAnswer, DecisionRequest } from '../office/decisions/decision-record';
import type { ProposalAct } from '../office/decisions/settle-proposal';
import type { TokenVerifier } from '../office/identity/identity-refused';
import { foldEvents } from '../office/claims/read-events';
import { readClaim, type ClaimFile } from '../office/claims/read-claim';
import { limitationWarnings } from '../office/explain/limitation-warnings';
import { standstills } from '../office/explain/standstill';
import type { AskedClaims } from '../office/claims/claims-known-on';
import { eventsKnownOn } from '../office/claims/events-known-on';
import { registerClaims, type RegistrationResult } from '../office/registration/register-claims';
import { registerCreditor, type Creditor } from '../office/creditors/register-creditor';
import type { Debtor } from '../office/creditors/register-debtors';
import { Rulebooks } from '../office/claims/rulebooks';
import type { Actor } from '../domain/authority/actor';
import { noticeOf } from '../domain/claim/case-notice';
import type { CivilDate } from '../domain/kernel/civil-date';
import { claimedOf, outcomeOf, type Claim } from '../domain/claim/claim';
import type { ExplainedClaim } from '../domain/explain/explanation';
import type { Language } from '../domain/explain/language';
import type { LimitationWarning } from '../domain/claim/limitation-warning';
import type { Standstill } from '../domain/claim/standstill';
import type { InvoiceRecord } from '../domain/claim/invoice-record';
import { rulebookOf } from '../policies/rulebook';
import { registrationsOf } from '../domain/claim/registrations';
import { claimIdOf } from '../domain/claim/claim-id';
import { claimWorkflowId } from '../workflows/ids';
import { caseStatus, type CaseStatus } from '../workflows/messages';
import { CaseEngine } from '../engine/case-engine';
import { composeOffice } from '../compose/compose-office';
import type { Caller } from '../office/office';
import { DecisionDesk } from './decide';
import { explainFile } from '../office/explain/explain-file';
import { refuseDecisions, type FactCommand } from '../office/claims/fact-command';
import { ReconciliationDesk } from './reconciliations';
import { watchOutcomes, type ClaimOutcome } from '../office/claims/watch-outcomes';

export interface FordringClientOptions {
  /** The ledger, as a PostgreSQL URL. */
  readonly databaseUrl: string;
  /** The engine; needed only to ask a running workflow where it stands, and to have it take up a decision at once. */
  readonly temporal?: Client;
  /** Who is believed about who somebody is (`verifierFor`); needed to decide. */
  readonly identity?: TokenVerifier<Actor>;
}

/** Decisions are confirmed to workflows that run already; none is started from here. */
const UNUSED_QUEUE = 'none';

export { ClaimNotFound };

/** Who asks where no token is wanted: a program that holds the ledger’s own address reads all of it. */
const READER: Caller = { by: { subject: 'client', roles: [], creditorIds: 'all', source: 'local' } };

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

  /** Where people decide, by their tokens: `client.decisions.decide(token, request)`. */
  readonly decisions: DecisionDesk;

  /** Where people reconcile, by their tokens: `client.reconciliations.deliver(token, delivery)`. */
  readonly reconciliations: ReconciliationDesk;

  private constructor(pool: Pool, rulebooks: Rulebooks, { temporal, identity }: FordringClientOptions) {
    this.pool = pool;
    this.rulebooks = rulebooks;
    this.temporal = temporal;
    this.reconciliations = new ReconciliationDesk({
      office: composeOffice({ pool }),
      reader: READER,
      ...(identity && { identity }),
    });
    this.decisions = new DecisionDesk({
      pool,
      rulebookFor: rulebooks.for,
      ...(identity && { identity }),
      ...(temporal && { engine: new CaseEngine(temporal, UNUSED_QUEUE) }),
    });
  }

  static async connect(options: FordringClientOptions): Promise<FordringClient> {
    const pool = createLedgerPool(options.databaseUrl, { connections: 5 });
    return new FordringClient(pool, await Rulebooks.load(pool), options);
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
   * `InvoiceKnownOtherwise` (the same invoice number with other contents).
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

  /**
   * What happened and by which rule, what it cost, what comes next, what it waits for and who must act, what was refused:
   * in sentences, in the policy's language unless another is asked for. As the ledger knew it at the end of that day: what
   * was booked later is not told. Throws `ClaimNotFound`, also for an invoice that was not known by then.
   */
  async explain(
    creditorId: string,
    invoiceNumber: string,
    today: CivilDate,
    options: { readonly language?: Language } = {},
  ): Promise<ExplainedClaim> {
    const now = await this.readClaim(creditorId, invoiceNumber);
    const events = eventsKnownOn(now.events, today);
    if (events.length === 0) throw new ClaimNotFound(`Invoice ${invoiceNumber} was not registered by ${today}.`);
    const file = { ...now, events, claim: foldEvents(events) };
    return explainFile(this.pool, file, { rulebookFor: this.rulebooks.for, today, ...options });
  }

  /** Every open claim that stands still at the end of a day: why, since when, and who must act. */
  async standstill(asked: AskedClaims): Promise<Standstill[]> {
    return standstills(this.pool, this.rulebooks.for, asked);
  }

  /** Open claims that are time-barred soon, or are already and were closed by nobody; the earliest first. */
  async limitationWarnings(asked: AskedClaims & { readonly monthsAhead: number }): Promise<LimitationWarning[]> {
    return limitationWarnings(this.pool, this.rulebooks.for, asked);
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

  /**
   * Records a dated fact about a claim: an answer of the client, a mark, a ruling. The same key twice is once. What people
   * decide is no fact that anybody may report: throws `DecisionNeeded`; see `decide`.
   */
  async record(
    creditorId: string,
    invoiceNumber: string,
    fact: { command: FactCommand; today: CivilDate; key: string },
  ): Promise<Claim> {
    refuseDecisions(fact.command);
    const claimId = claimIdOf(creditorId, invoiceNumber);
    const result = await executeCommand(this.pool, { claimId, ...fact, rulebookFor: this.rulebooks.for });
    return result.claim;
  }

  /** Decides, or puts forward what another has to approve, as the person whose token it is. See `DecisionDesk`. */
  decide(token: string, request: DecisionRequest): Promise<DecisionAnswer> {
    return this.decisions.decide(token, request);
  }

  /** Approves what another person has put forward; it is carried out in the same transaction. */
  approve(token: string, act: ProposalAct): Promise<DecisionAnswer> {
    return this.decisions.approve(token, act);
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
