import type { Client } from '@temporalio/client';
import { openLedger } from '../compose/open-ledger';
import type { Identity } from '../compose/recognise';
import type { DebtorRecord } from '../domain/claim/debtor-record';
import { claimedOf, type Claim } from '../domain/claim/claim';
import { outcomeOf } from '../domain/claim/outcome';
import { claimIdOf } from '../domain/claim/claim-id';
import type { InvoiceRecord } from '../domain/claim/invoice-record';
import type { LimitationUnknown, LimitationWarning } from '../domain/claim/limitation-warning';
import type { Standstill } from '../domain/claim/standstill';
import type { ExplainedClaim } from '../domain/explain/explanation';
import type { Language } from '../domain/explain/language';
import type { CivilDate } from '../domain/kernel/civil-date';
import type {
  ClaimFile,
  ClaimOutcome,
  Creditor,
  DecisionRequest,
  DecisionTaken,
  FactCommand,
  Office,
  ProposalAct,
  RegistrationResult,
  CreditorTaken,
} from '../office/office';
import type { CaseStatus } from '../workflows/messages';
import { Callers, type Errand, type TokenSource } from './callers';
import { DecisionDesk } from './decide';
import { ReconciliationDesk } from './reconciliations';

export { ClaimNotFound } from '../office/faults';
export type { Errand, TokenSource } from './callers';

export interface FordringClientOptions {
  /**
   * The ledger, as a PostgreSQL URL. While embedded servers run, `engine.json` in `FORDRING_HOME` names the port on
   * 127.0.0.1, and `postgres.password` beside it the password of the user `fordring`; the database is `fordring`.
   */
  readonly databaseUrl: string;
  /** The engine (embedded: on the port that `engine.json` names); needed only to ask a running workflow where it stands, and to have it take up a decision at once. Where payloads are encrypted, the client is made with `payloadConversion(readConfiguration())`. */
  readonly temporal?: Client;
  /** Who is believed about who somebody is (`verifierFor`). Without one the client recognises nobody. */
  readonly identity?: Identity;
  /** The back office's own token, with the role `back-office`; calls that bring a token of their own go by that. */
  readonly token?: TokenSource;
}

/** A question about all of a creditor's claims, or about all creditors that the caller acts for. */
interface AskedOn {
  readonly creditorId?: string;
  /** What became known later is left out. */
  readonly asOf: CivilDate;
}

/**
 * What a back-office system needs of Fordring: hand over invoices, read a claim, hear what becomes of it.
 *
 * Every call is somebody's. The back office signs in as a system (a client-credentials token of the issuer with the role
 * `back-office`); the client asks for a token before each call, since tokens run out. What a person decides takes that
 * person's own token. A call throws `IdentityRefused` when a token proves nothing, `PermissionMissing` when its roles may
 * not do that for that creditor, and `InputRefused` with the names of fields when what was given cannot be taken; then
 * nothing is written.
 *
 * Invoices go into the ledger in one transaction; the workers start their workflows from its outbox. So a back office
 * that loses its connection simply hands over again: the same invoice twice is once, and another content under the same
 * number is refused.
 *
 * ```ts
 * const identity = verifierFor(readConfiguration());
 * const fordring = await FordringClient.connect({ databaseUrl, identity, token: () => issuer.tokenOfThisSystem() });
 * await fordring.registerCreditor({ creditorId: 'sjovik', name: 'Sjövik', policy: seBotkyrka, chart, paymentAccounts });
 * await fordring.registerInvoices('sjovik', { debtors, invoices });
 * const { claim } = await fordring.readClaim('sjovik', '1500001');
 * for await (const { invoiceNumber, outcome } of fordring.outcomes('sjovik', ['1500001'], { signal })) { … }
 * ```
 */
export class FordringClient {
  private readonly office: Office;
  private readonly callers: Callers;
  private readonly ends: () => Promise<void>;

  /** Where people decide, by their tokens: `client.decisions.decide(token, request)`. */
  readonly decisions: DecisionDesk;

  /** Where people reconcile, by their tokens: `client.reconciliations.deliver(token, delivery)`. */
  readonly reconciliations: ReconciliationDesk;

  private constructor({ databaseUrl, temporal, identity, token }: FordringClientOptions) {
    const { office, close } = openLedger({ databaseUrl, ...(temporal && { temporal }) });
    this.office = office;
    this.callers = new Callers(identity, token);
    this.ends = close;
    this.reconciliations = new ReconciliationDesk(office.reconciliations, this.callers);
    this.decisions = new DecisionDesk(office.decisions, this.callers);
  }

  /** Nothing is asked of the servers before the first call. */
  static connect(options: FordringClientOptions): Promise<FordringClient> {
    return Promise.resolve(new FordringClient(options));
  }

  async close(): Promise<void> {
    await this.ends();
  }

  /**
   * Takes up a creditor with its policy and chart of accounts, or brings one up to date. Other payment accounts than
   * those in force, and another version of the policy, wait until a second person approves them; the answer says so.
   * Throws `InputRefused` for a chart that lacks a role or uses an account twice, `PolicyRefused`, `PolicyNotAdopted` for a
   * draft, `PolicyVersionChanged` and `CreditorChanged`.
   */
  async registerCreditor({ creditorId, ...given }: Creditor, errand: Errand = {}): Promise<CreditorTaken> {
    return this.office.creditors.takeUp(await this.callers.caller(errand, creditorId), given);
  }

  /**
   * Hands over invoices; all of them or none. Throws `CreditorUnknown`, `InputRefused` (a field, an unknown invoice group,
   * another currency), `InvoiceKnownOtherwise` (the same invoice number with other contents), `DebtorUnknown`
   * and `DebtorForgotten`.
   */
  async registerInvoices(
    creditorId: string,
    handedOver: { readonly debtors: readonly DebtorRecord[]; readonly invoices: readonly InvoiceRecord[] },
    errand: Errand = {},
  ): Promise<RegistrationResult> {
    const caller = await this.callers.caller(errand, creditorId);
    const { registered, repeated } = await this.office.registration.registerInvoices(caller, handedOver);
    return { registered, repeated };
  }

  /** The claim with everything that has happened to it. Throws `ClaimNotFound`. */
  async readClaim(creditorId: string, invoiceNumber: string, errand: Errand = {}): Promise<ClaimFile> {
    const invoice = claimIdOf(creditorId, invoiceNumber);
    return this.office.claims.find(await this.callers.caller(errand, creditorId), { invoice });
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
    { language, token }: { readonly language?: Language } & Pick<Errand, 'token'> = {},
  ): Promise<ExplainedClaim> {
    const caller = await this.callers.caller({ today, ...(token !== undefined && { token }) }, creditorId);
    const asked = { invoice: claimIdOf(creditorId, invoiceNumber), ...(language && { language }) };
    return (await this.office.claims.explain(caller, asked)).explained;
  }

  /** Every open claim that stands still at the end of a day: why, since when, and who must act. */
  async standstill({ creditorId, asOf: today }: AskedOn, errand: Errand = {}): Promise<Standstill[]> {
    return this.office.claims.standstill(await this.callers.caller({ ...errand, today }, creditorId), {});
  }

  /** Open claims that are time-barred soon, or are already and were closed by nobody; the earliest first. */
  async limitationWarnings(
    { creditorId, asOf: today, monthsAhead }: AskedOn & { readonly monthsAhead: number },
    errand: Errand = {},
  ): Promise<(LimitationWarning | LimitationUnknown)[]> {
    return this.office.claims.limitation(await this.callers.caller({ ...errand, today }, creditorId), { monthsAhead });
  }

  /**
   * Where the case stands. A workflow that runs is asked itself; one that still sleeps before its first step cannot
   * answer a question, so the ledger answers for it.
   */
  async caseStatus(
    creditorId: string,
    invoiceNumber: string,
    today: CivilDate,
    errand: Errand = {},
  ): Promise<CaseStatus> {
    const caller = await this.callers.caller({ ...errand, today }, creditorId);
    return this.office.claims.status(caller, { invoice: claimIdOf(creditorId, invoiceNumber) });
  }

  /**
   * Records a dated fact about a claim: an answer of the client, a mark, a ruling. The same key twice is once, and with
   * other contents `KeyReusedWithOtherContents`. What people decide is no fact that anybody may report: throws
   * `DecisionNeeded`; see `decide`.
   */
  async record(
    creditorId: string,
    invoiceNumber: string,
    { command, ...said }: { readonly command: FactCommand } & Required<Pick<Errand, 'today' | 'key'>>,
    errand: Pick<Errand, 'token'> = {},
  ): Promise<Claim> {
    const caller = await this.callers.caller({ ...errand, ...said }, creditorId);
    return (await this.office.registration.recordFact(caller, { invoiceNumber, command })).claim;
  }

  /** Decides, or puts forward what another has to approve, as the person whose token it is. See `DecisionDesk`. */
  decide(token: string, request: DecisionRequest): Promise<DecisionTaken> {
    return this.decisions.decide(token, request);
  }

  /** Approves what another person has put forward; it is carried out in the same transaction. */
  approve(token: string, act: ProposalAct): Promise<DecisionTaken> {
    return this.decisions.approve(token, act);
  }

  /**
   * Says that the creditor's bank is reconciled as of a day, or no longer is: it opens or closes the reminder runs
   * (S003-26). Where a frequency is agreed, an opening says through which day and by what evidence, and expires. Recorded
   * with whoever's token it is.
   */
  async changeBankGate(
    creditorId: string,
    change: {
      readonly changedOn: CivilDate;
      readonly open: boolean;
      readonly shown?: { readonly reconciledThrough: CivilDate; readonly evidence: string };
      /** Why the gate is closed; it stays with the closing. */
      readonly reason?: string;
    },
    errand: Errand = {},
  ): Promise<void> {
    await this.office.payments.changeBankGate(await this.callers.caller(errand, creditorId), change);
  }

  /**
   * Says that every payment through a day is known, where no bank file says so: from all sources, or from one. Steps wait
   * until the bank was read through the last day that the letter before them gave.
   */
  async sayBankRead(
    creditorId: string,
    said: { readonly through: CivilDate; readonly source?: string },
    errand: Errand = {},
  ): Promise<void> {
    await this.office.payments.sayBankRead(await this.callers.caller(errand, creditorId), said);
  }

  /**
   * Takes back what was said of a source of bank files, such as that none comes any more, with the reason. Answers how many
   * words were taken back. What its files say counts again.
   */
  async liftBankWord(
    creditorId: string,
    word: { readonly source?: string; readonly reason: string },
    errand: Errand = {},
  ): Promise<number> {
    return (await this.office.payments.liftBankWord(await this.callers.caller(errand, creditorId), word)).lifted;
  }

  /** Each time one of the invoices comes to stand otherwise, until all are paid or the signal aborts. */
  async *outcomes(
    creditorId: string,
    invoiceNumbers: readonly string[],
    {
      signal: cancelled,
      everyMilliseconds,
      ...errand
    }: { readonly signal?: AbortSignal; readonly everyMilliseconds?: number } & Pick<Errand, 'token'> = {},
  ): AsyncGenerator<ClaimOutcome> {
    const caller = await this.callers.caller(errand, creditorId);
    const asked = { invoiceNumbers, ...(everyMilliseconds !== undefined && { everyMilliseconds }) };
    yield* await this.office.claims.outcomes(caller, asked, { ...(cancelled && { cancelled }) });
  }
}

/** The two figures that a back office most often wants of a claim. */
export function summaryOf(claim: Claim): {
  readonly outcome: ReturnType<typeof outcomeOf>;
  readonly claimedOpen: string;
} {
  return { outcome: outcomeOf(claim), claimedOpen: claimedOf(claim).toString() };
}
