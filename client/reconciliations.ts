import type { Pool } from 'pg';
import { IdentityRefused, type TokenVerifier } from '../office/identity/identity-refused';
import { scheduleRecipe, tellCalendars, type Scheduling } from '../office/reconciliation/calendar-of-runs';
import { readDeclaration } from '../office/reconciliation/declaration/read-declaration';
import {
  deliverParts,
  deliverSource,
  type Delivery,
  type DeliveryOfParts,
} from '../office/reconciliation/deliver-source';
import { readEvidence, readEvidenceOf, type FiledEvidence } from '../office/reconciliation/evidence/file-evidence';
import { verifyEvidence, type Verified } from '../office/reconciliation/evidence/verify-evidence';
import type { Item } from '../office/reconciliation/items';
import { assignItem, commentItem, settleItem, type AboutItem } from '../office/reconciliation/look-into-item';
import { listNotices, type NoticeInList } from '../office/reconciliation/notices';
import {
  enterParty,
  partiesOf,
  type Party,
  type PartyInList,
  type PartyToEnter,
} from '../office/reconciliation/parties';
import { overviewOfRuns, type OverviewQuestion, type RunAtAGlance } from '../office/reconciliation/overview';
import { readRunFile, type RunFile } from '../office/reconciliation/run-file';
import { noticeOf } from '../office/reconciliation/run-record';
import {
  acknowledgeRun,
  approveRun,
  prepareRun,
  reopenRun,
  type Acknowledgement,
  type Signing,
} from '../office/reconciliation/sign-off';
import { startRun, type RunToStart } from '../office/reconciliation/start-run';
import type { Delivered } from '../office/reconciliation/take-in';
import { ensureRun, tellRuns } from '../office/reconciliation/tell-runs';
import { withdrawFile, type Withdrawal, type Withdrawn } from '../office/reconciliation/withdraw-file';
import type { Actor } from '../domain/authority/actor';
import type { CivilDate } from '../domain/kernel/civil-date';
import type { Declaration } from '../reconciliation/declaration';
import type { RunName, RunNotice } from '../workflows/reconciliation-port';
import type { RunEngine } from '../engine/run-engine';

export interface ReconciliationDeskParts {
  readonly pool: Pool;
  /** Who is believed; without one nobody can act. */
  readonly identity?: TokenVerifier<Actor>;
  /** Told at once of what was done; without one the workers' relay tells it. */
  readonly engine?: RunEngine;
}

/**
 * Where people reconcile, each known by their own token: begin a run, deliver its files, look into differences, prepare,
 * sign, acknowledge. What may not be done is refused by `RunRefused`, whose `refused` says which rule it was;
 * `IdentityRefused` when a token proves nothing.
 *
 * ```ts
 * const { reconciliations } = await FordringClient.connect({ databaseUrl, temporal, identity });
 * await reconciliations.deliver(token, { creditorId, recipe: 'ky-finance', period: '2026-10', source: 'left', … });
 * const [run] = await reconciliations.overview({ creditorId, period: '2026-10', today });
 * ```
 */
export class ReconciliationDesk {
  private readonly parts: ReconciliationDeskParts;

  constructor(parts: ReconciliationDeskParts) {
    this.parts = parts;
  }

  overview(question: OverviewQuestion): Promise<RunAtAGlance[]> {
    return overviewOfRuns(this.parts.pool, question);
  }

  read(run: RunName, today: CivilDate): Promise<RunFile> {
    return readRunFile(this.parts.pool, run, today);
  }

  /** The latest evidence of a run; nothing before it is signed and filed. */
  evidence(run: RunName): Promise<FiledEvidence | undefined> {
    return readEvidence(this.parts.pool, run);
  }

  /** Everything that was ever filed of a run, in order: one more for each time it was signed. */
  allEvidence(run: RunName): Promise<FiledEvidence[]> {
    return readEvidenceOf(this.parts.pool, run);
  }

  /** What is declared to the client by a run that declares something, as its files say it (S003-28); a draft before it is signed. */
  declaration(run: RunName): Promise<Declaration | undefined> {
    return readDeclaration(this.parts.pool, run);
  }

  /** What was told to whom: of the runs that are not ended, or of all. */
  notices(question: { readonly creditorId?: string; readonly all?: boolean } = {}): Promise<NoticeInList[]> {
    return listNotices(this.parts.pool, question);
  }

  /** Who the parties of a creditor's recipes are, those that nobody has entered among them. */
  parties(creditorId: string): Promise<PartyInList[]> {
    return partiesOf(this.parts.pool, creditorId);
  }

  async enterParty(token: string, party: PartyToEnter): Promise<Party> {
    return enterParty(this.parts.pool, party, await this.known(token));
  }

  verify(creditorId?: string): Promise<Verified> {
    return verifyEvidence(this.parts.pool, creditorId);
  }

  /** Begins a run; of one that is there already, sees to it that its workflow lives. */
  async start(token: string, run: RunToStart): Promise<RunNotice> {
    const notice = await this.told(token, async (actor) => noticeOf(await startRun(this.parts.pool, run, actor)));
    const { engine, pool } = this.parts;
    if (engine) await ensureRun(pool, engine, run).catch(() => undefined);
    return notice;
  }

  deliver(token: string, delivery: Delivery): Promise<Delivered> {
    return this.told(token, (actor) => deliverSource(this.parts.pool, delivery, actor));
  }

  /** Several files of a source in parts, all of them or none: the run goes on when the last of them is there. */
  deliverParts(token: string, delivery: DeliveryOfParts): Promise<readonly Delivered[]> {
    return this.told(token, (actor) => deliverParts(this.parts.pool, delivery, actor));
  }

  /** Takes out a file that was delivered by mistake; it stays on record. */
  withdraw(token: string, withdrawal: Withdrawal): Promise<Withdrawn> {
    return this.told(token, (actor) => withdrawFile(this.parts.pool, withdrawal, actor));
  }

  async schedule(token: string, scheduling: Scheduling): Promise<void> {
    await scheduleRecipe(this.parts.pool, scheduling, await this.known(token));
    const { engine, pool } = this.parts;
    if (engine) await tellCalendars(pool, engine, scheduling.creditorId).catch(() => undefined);
  }

  async assign(
    token: string,
    about: AboutItem & { readonly owner: string; readonly dueOn?: CivilDate },
  ): Promise<Item> {
    return assignItem(this.parts.pool, about, await this.known(token));
  }

  async comment(token: string, about: AboutItem & { readonly note: string }): Promise<Item> {
    return commentItem(this.parts.pool, about, await this.known(token));
  }

  async settle(token: string, about: AboutItem & { readonly note: string }): Promise<Item> {
    return settleItem(this.parts.pool, about, await this.known(token));
  }

  prepare(token: string, signing: Signing & { readonly note?: string }): Promise<RunNotice> {
    return this.told(token, (actor) => prepareRun(this.parts.pool, signing, actor));
  }

  approve(token: string, signing: Signing & { readonly reason?: string }): Promise<RunNotice> {
    return this.told(token, (actor) => approveRun(this.parts.pool, signing, actor));
  }

  reopen(token: string, signing: Signing & { readonly reason: string }): Promise<RunNotice> {
    return this.told(token, (actor) => reopenRun(this.parts.pool, signing, actor));
  }

  /** By the client's own token; or with the reference of its receipt by somebody who neither prepared nor signed it. */
  acknowledge(token: string, acknowledgement: Acknowledgement): Promise<RunNotice> {
    return this.told(token, (actor) => acknowledgeRun(this.parts.pool, acknowledgement, actor));
  }

  /** What is done is done in the ledger; a workflow that cannot be told now is told by the relay. */
  private async told<Result>(token: string, act: (actor: Actor) => Promise<Result>): Promise<Result> {
    const result = await act(await this.known(token));
    const { engine, pool } = this.parts;
    if (engine) await tellRuns(pool, engine).catch(() => undefined);
    return result;
  }

  private async known(token: string): Promise<Actor> {
    const { identity } = this.parts;
    if (identity) return identity.verify(token);
    throw new IdentityRefused('This client recognises nobody: connect it with an identity to act.');
  }
}
