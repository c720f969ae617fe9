import {
  allHandlersFinished,
  CancellationScope,
  condition,
  continueAsNew,
  log,
  setCurrentDetails,
  setHandler,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';
import type { CaseNotice } from '../domain/claim/case-notice';
import { caseDetails, stepInWords } from './case-details';
import { CaseInbox } from './case-inbox';
import { PRESENT_FORM } from './forms';
import {
  caseStatus,
  confirmDecision,
  type CaseOutcome,
  type CollectInvoiceInput,
  type DecisionConfirmed,
  type DecisionToConfirm,
} from './messages';
import { isPageFull } from './page';
import * as ledger from './perform-step';
import { refuseNoId } from './refuse-no-id';
import { caseSearchAttributes, FORDRING_GROUP } from './search-attributes';

type DueStep = NonNullable<CaseNotice['next']>;

/** What the workflow asks the ledger: to perform the step, or how the claim stands. */
type Question = DueStep | 'standing';

const A_DAY_MILLISECONDS = 24 * 60 * 60 * 1000;

/** A step that was tried in vain is tried again after a day at the earliest, so that nothing spins. */
const SHORTEST_RETRY_MILLISECONDS = A_DAY_MILLISECONDS;

/** A figure may come with a release, of which no signal tells: the claim looks again after a week. */
const FIGURE_LOOK_MILLISECONDS = 7 * A_DAY_MILLISECONDS;

/**
 * One claim's clock and bookkeeping, so that `collectInvoice` can read like the process. The process takes up what the
 * inbox was told at its own pace, so no two decisions interleave.
 */
export class OpenCase {
  private readonly input: CollectInvoiceInput;
  private readonly inbox: CaseInbox;
  private notice: CaseNotice;
  /** The next step was tried and could not be performed: it keeps its day, and must not be tried again at once. */
  private isTried: boolean;
  private isWaiting = false;

  constructor(input: CollectInvoiceInput) {
    this.input = input;
    this.notice = input.notice;
    this.isTried = input.tried ?? false;
    this.inbox = new CaseInbox(input);
    setHandler(caseStatus, () => {
      const { stage, eventNumber, next, waitsFor } = this.notice;
      const { claimId } = input;
      const about = { claimId, stage, eventNumber };
      return { ...about, ...(next && { nextStep: next.step, nextOn: next.on }), ...(waitsFor && { waitsFor }) };
    });
    setHandler(confirmDecision, (decision) => this.confirm(decision), { validator: refuseNoId });
    this.show();
  }

  isSettled(): boolean {
    return this.notice.stage === 'settled' || this.inbox.isToldSettled(this.notice);
  }

  /** Sleeps until the ledger must be asked something; nothing when the claim is settled. */
  async untilThereIsAQuestion(): Promise<Question | undefined> {
    while (!this.isSettled()) {
      if (this.canTurnThePage()) await this.turnThePage();
      const { next } = this.notice;
      // Only the step itself knows whether it keeps its day: a run that was held up is held when its gate opens.
      if (this.inbox.hasNews(this.notice)) return next && this.isTried ? next : 'standing';
      const isWoken = await this.sleep();
      if (!isWoken) return next ?? 'standing';
    }
    return undefined;
  }

  /**
   * Asks, and takes the answer up. While the world is in trouble an answer may take long: a claim that is settled
   * meanwhile needs none, and a page that fills is turned. The next page asks again; a step's key makes it the same step.
   */
  async askUnlessSettled(question: Question): Promise<void> {
    let settle: (() => CaseNotice) | undefined;
    const attempt = new CancellationScope();
    const asked = attempt
      .run(() => this.ask(question))
      .then(
        (answer) => (settle = () => answer),
        (failure: unknown) =>
          (settle = () => {
            throw failure;
          }),
      );
    await condition(() => settle !== undefined || this.inbox.isToldSettled(this.notice) || this.canTurnThePage());
    if (settle) {
      this.nowStands(settle(), question);
      return;
    }
    attempt.cancel();
    await asked;
    if (!this.isSettled()) await this.turnThePage({ again: true });
  }

  /** Whoever waits for a confirmation gets it before the workflow ends. */
  async outcome(): Promise<CaseOutcome> {
    await condition(allHandlersFinished);
    const { eventNumber } = this.notice;
    return { outcome: 'settled', eventNumber: this.inbox.newEvent(this.notice) ?? eventNumber };
  }

  /** Whether something woke the claim: news, an end, a page to turn, an answer to somebody else's question. */
  private async sleep(): Promise<boolean> {
    const { notice } = this;
    const { next, gate, waits } = notice;
    const wakes = (): boolean =>
      this.inbox.hasNews(this.notice) || this.isSettled() || this.notice !== notice || this.canTurnThePage();
    this.isWaiting = true;
    try {
      if (next && gate === undefined) {
        const wait = this.millisecondsUntil(next);
        return wait > 0 && (await condition(wakes, wait, { summary: stepInWords(next) }));
      }
      if (waits === 'figure')
        return await condition(wakes, FIGURE_LOOK_MILLISECONDS, { summary: 'looks whether the figure is known' });
      await condition(wakes);
      return true;
    } finally {
      this.isWaiting = false;
    }
  }

  private millisecondsUntil(next: DueStep): number {
    const due = Math.max(next.at - (Date.now() + this.input.clock.offsetMilliseconds), 0);
    return due === 0 && this.isTried ? SHORTEST_RETRY_MILLISECONDS : due;
  }

  private ask(question: Question): Promise<CaseNotice> {
    const { claimId, clock } = this.input;
    const event = this.inbox.newEvent(this.notice);
    const caused = this.inbox.correlation(this.notice);
    this.inbox.forget();
    if (question === 'standing') {
      return ledger.readClaim(
        { claimId, clock, ...caused },
        event === undefined ? 'how the claim stands' : `event ${event}`,
      );
    }
    const order = { claimId, dueOn: question.on, clock, form: PRESENT_FORM, ...caused };
    return ledger.performDueStep(question, order, this.notice, stepInWords(question));
  }

  private nowStands(answer: CaseNotice, question: Question): void {
    const { next } = answer;
    this.isTried = question !== 'standing' && question.step === next?.step && question.on === next.on;
    this.notice = answer;
    this.show();
  }

  /** Details cost no event. The operator's lists are told of what has changed alone, since each telling is an event. */
  private show(): void {
    const shown = workflowInfo().typedSearchAttributes;
    setCurrentDetails(caseDetails(this.input.claimId, shown.get(FORDRING_GROUP), this.notice));
    if (this.notice.stage === 'settled') return;
    const changed = caseSearchAttributes(this.notice).filter(({ key, value }) => shown.get(key) !== value);
    if (changed.length > 0) upsertSearchAttributes(changed);
  }

  private async confirm({ decisionId }: DecisionToConfirm): Promise<DecisionConfirmed> {
    const { claimId, clock } = this.input;
    try {
      const answer = await ledger.confirmDecision({ claimId, decisionId, clock });
      const { eventNumber, stage } = answer;
      const takesItUp = this.isWaiting && !this.isTried && eventNumber > this.notice.eventNumber;
      if (takesItUp) this.nowStands(answer, 'standing');
      else this.inbox.tell({ eventNumber, settled: stage === 'settled' });
      return { decisionId, eventNumber };
    } catch (refusal) {
      log.warn('a decision was not confirmed by the ledger and changed nothing', { decisionId });
      throw refusal;
    }
  }

  private canTurnThePage(): boolean {
    return isPageFull() && allHandlersFinished();
  }

  private turnThePage(unanswered: { readonly again?: true } = {}): Promise<never> {
    const { claimId, clock } = this.input;
    const carried = {
      ...this.inbox.carried(this.notice),
      ...unanswered,
      ...(this.isTried && { tried: true as const }),
    };
    return continueAsNew({
      ...{ claimId, clock, notice: this.notice, form: PRESENT_FORM },
      ...carried,
    } satisfies CollectInvoiceInput);
  }
}
