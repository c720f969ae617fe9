import { defaultPayloadConverter } from '@temporalio/common';
import { temporal } from '@temporalio/proto';
import { executeCommand, type CommandResult, type LedgerCommand } from '../../office/claims/execute-command';
import { readClaim } from '../../office/claims/read-claim';
import { civilDate } from '../../domain/kernel/civil-date';
import { claimedOf, type Claim } from '../../domain/claim/claim';
import { Money } from '../../domain/kernel/money';
import { claimWorkflowId } from '../../workflows/ids';
import { caseStatus, confirmDecision, type CaseStatus, type ClaimChanged } from '../../workflows/messages';
import { FORDRING_WAITS_FOR } from '../../workflows/search-attributes';
import type { Town } from './town';

type HistoryEvent = temporal.api.history.v1.IHistoryEvent;

/** What only virtual time writes into a history; in production nothing of it is there. */
const OF_VIRTUAL_TIME = ['workflow_execution_time_skipping_transitioned', 'workflow_execution_options_updated'];

/** One claim of a town: what happens to it by day, and what of it can be seen in the ledger and in the engine. */
export class LivingClaim {
  readonly claimId: string;
  readonly workflowId: string;
  private readonly town: Town;
  private facts = 0;

  constructor(town: Town, claimId: string) {
    this.town = town;
    this.claimId = claimId;
    this.workflowId = claimWorkflowId(claimId);
  }

  /** Lives through everything up to the evening of the day, or up to its morning, before any letter goes out. */
  async lives(day: string, until: 'evening' | 'morning' = 'evening'): Promise<void> {
    await this.town.reach(this.claimId, civilDate(day), until === 'evening');
  }

  /** Lives to the day's morning, then the fact is booked and told. */
  async learns(day: string, command: LedgerCommand): Promise<CommandResult> {
    await this.lives(day, 'morning');
    const result = await this.books(day, command);
    await this.town.tellsTheEngine();
    return result;
  }

  /** Books the fact in the ledger and tells nobody. */
  async books(day: string, command: LedgerCommand): Promise<CommandResult> {
    const { pool, rulebook } = this.town;
    const key = `${this.claimId}/${day}/${command.type}/${(this.facts += 1)}`;
    return executeCommand(pool, {
      claimId: this.claimId,
      command,
      today: civilDate(day),
      key,
      rulebookFor: () => rulebook,
    });
  }

  pays(day: string, amount: string, paymentId = `${this.claimId}/${day}/${amount}`): Promise<CommandResult> {
    return this.learns(day, {
      type: 'ReceivePayment',
      paymentId,
      receivedOn: civilDate(day),
      amount: this.money(amount),
    });
  }

  takesBack(day: string, amount: string): Promise<CommandResult> {
    const reversalId = `${this.claimId}/back/${day}`;
    return this.learns(day, {
      type: 'ReversePayment',
      reversalId,
      reversedOn: civilDate(day),
      amount: this.money(amount),
    });
  }

  disputes(day: string): Promise<CommandResult> {
    return this.learns(day, { type: 'RaiseDispute', decisionId: `dispute ${day}`, raisedOn: civilDate(day) });
  }

  settlesTheDispute(day: string): Promise<CommandResult> {
    return this.learns(day, { type: 'SettleDispute', decisionId: `settled ${day}`, settledOn: civilDate(day) });
  }

  isHeld(day: string, through: string): Promise<CommandResult> {
    const [placedOn, last] = [civilDate(day), civilDate(through)];
    return this.learns(day, { type: 'PlaceHold', decisionId: `hold ${day}`, placedOn, through: last });
  }

  isDeferred(day: string, to: string): Promise<CommandResult> {
    const [grantedOn, newDueOn] = [civilDate(day), civilDate(to)];
    return this.learns(day, { type: 'GrantDeferral', decisionId: `deferral ${day}`, grantedOn, newDueOn });
  }

  /** Booked, and confirmed by the workflow before the outbox tells of it. */
  async isDeferredByUpdate(day: string, to: string): Promise<void> {
    await this.lives(day, 'morning');
    const decisionId = `deferral-${day}`;
    const [grantedOn, newDueOn] = [civilDate(day), civilDate(to)];
    await this.books(day, { type: 'GrantDeferral', decisionId, grantedOn, newDueOn });
    await this.handle().executeUpdate(confirmDecision, { args: [{ decisionId }] });
    await this.town.tellsTheEngine();
  }

  /** Instalments by due date; no fee. */
  agreesOnAPlan(
    day: string,
    instalments: readonly (readonly [dueOn: string, amount: string])[],
  ): Promise<CommandResult> {
    return this.learns(day, {
      type: 'AgreePlan',
      decisionId: `plan-${day}`,
      agreedOn: civilDate(day),
      fee: this.money('0.00'),
      instalments: instalments.map(([dueOn, amount]) => ({ dueOn: civilDate(dueOn), amount: this.money(amount) })),
    });
  }

  isRuledOn(day: string): Promise<CommandResult> {
    return this.learns(day, { type: 'RecordRuling', rulingId: `ruling ${day}`, ruledOn: civilDate(day) });
  }

  isAcceptedByTheClient(day: string): Promise<CommandResult> {
    const answeredOn = civilDate(day);
    return this.learns(day, { type: 'AnswerAcceptance', answerId: `answer ${day}`, answeredOn, accepted: true });
  }

  money(amount: string): Money {
    return Money.of(amount, this.town.rulebook.policy.currency);
  }

  /** The steps taken, as the ledger has them: `2016-02-08 reminder 1200.00`. */
  async steps(): Promise<string[]> {
    return (await this.standing()).performed.map(({ on, step, total }) => `${on} ${step} ${total.toString()}`);
  }

  async open(): Promise<string> {
    return claimedOf(await this.standing()).toString();
  }

  async standing(): Promise<Claim> {
    const file = await readClaim(this.town.pool, this.claimId);
    if (!file) throw new Error(`${this.claimId} is not in the ledger.`);
    return file.claim;
  }

  /** Signals the workflow past the ledger, as a forger would, or a relay that comes late. */
  async isSignalled(changed: ClaimChanged): Promise<void> {
    await this.handle().signal('claimChanged', changed);
  }

  /** Signals that the bank's gate has opened, whether it has or not. */
  async hearsOfTheGate(): Promise<void> {
    await this.handle().signal('gateOpened', { gate: 'bank-reconciled' });
  }

  /** What the operator's lists say that the claim waits for. */
  async waitsForAttribute(): Promise<string | undefined> {
    return (await this.handle().describe()).typedSearchAttributes.get(FORDRING_WAITS_FOR);
  }

  handle(runId?: string) {
    return this.town.client.workflow.getHandle(this.workflowId, runId);
  }

  status(): Promise<CaseStatus> {
    return this.handle().query(caseStatus);
  }

  async isRunning(): Promise<boolean> {
    return (await this.handle().describe()).status.name === 'RUNNING';
  }

  async runId(): Promise<string> {
    return (await this.handle().describe()).runId;
  }

  /** Once the workflow has done everything that was told. */
  async idle(): Promise<void> {
    const before = (await this.history()).length;
    await this.status().catch(() => undefined);
    const { raw } = await this.handle().describe();
    const isAsking = (raw.pendingActivities ?? []).length > 0 || raw.pendingWorkflowTask != null;
    if (isAsking || (await this.history()).length !== before) await this.idle();
  }

  async history(runId?: string): Promise<HistoryEvent[]> {
    return (await this.handle(runId).fetchHistory()).events ?? [];
  }

  /** The current run's events by name. */
  async events(runId?: string): Promise<string[]> {
    return (await this.history(runId)).map(nameOf);
  }

  /** As `events`, without those that only virtual time writes. */
  async ownEvents(runId?: string): Promise<string[]> {
    return (await this.events(runId)).filter((name) => !OF_VIRTUAL_TIME.includes(name));
  }

  /** The runs from the first to the current one, as far as each continued the one before. */
  async runs(): Promise<string[]> {
    const runs: string[] = [];
    for (let run: string | undefined = await this.runId(); run;) {
      runs.unshift(run);
      const [started] = await this.history(run);
      run = started?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId || undefined;
    }
    return runs;
  }

  /** The activities of all runs, in order. */
  async activities(): Promise<string[]> {
    const names: string[] = [];
    for (const run of await this.runs()) names.push(...(await this.activitiesOf(run)));
    return names;
  }

  async activitiesOf(runId: string): Promise<string[]> {
    return (await this.history(runId)).flatMap(({ activityTaskScheduledEventAttributes: scheduled }) =>
      scheduled ? [scheduled.activityType?.name ?? ''] : [],
    );
  }

  /** What stands beside the activities and timers of the current run: `timer: demand due 2016-02-18, 500.00 SEK`. */
  async summaries(): Promise<string[]> {
    return (await this.history()).flatMap((event) => {
      const {
        activityTaskScheduledEventAttributes: scheduled,
        timerStartedEventAttributes: timer,
        userMetadata,
      } = event;
      if (!scheduled && !timer) return [];
      const summary = userMetadata?.summary && defaultPayloadConverter.fromPayload<string>(userMetadata.summary);
      return [`${scheduled?.activityType?.name ?? 'timer'}: ${summary ?? ''}`];
    });
  }

  /** What the operator reads in Temporal UI as current details. */
  async details(): Promise<string> {
    const metadata = await this.handle().query<{ currentDetails?: string }>('__temporal_workflow_metadata');
    return metadata.currentDetails ?? '';
  }
}

function nameOf(event: HistoryEvent): string {
  const name = temporal.api.enums.v1.EventType[event.eventType ?? 0] ?? '';
  return name.replace('EVENT_TYPE_', '').toLowerCase();
}
