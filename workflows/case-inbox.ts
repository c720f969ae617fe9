import { setHandler } from '@temporalio/workflow';
import type { CaseNotice } from '../domain/claim/case-notice';
import { claimChanged, gateOpened, readAgain, type ClaimChanged, type CollectInvoiceInput } from './messages';

const NOTHING: ClaimChanged = { eventNumber: 0, settled: false };

/** What a run gives to the one that goes on with a new history. */
export type CarriedNews = Pick<CollectInvoiceInput, 'told' | 'again'>;

/**
 * What a claim's workflow was told since the ledger was last asked. A signal only leaves a mark here, however many come:
 * a thousand signals that say the same lead to one question, and those that say nothing new lead to none.
 */
export class CaseInbox {
  /** The latest event that a signal has told of. */
  private told: ClaimChanged;
  /** The ledger is to be asked whatever event numbers are known. */
  private again: boolean;
  /** The gate that a signal has told of as open. */
  private opened: string | undefined;

  constructor({ told = NOTHING, again }: CarriedNews) {
    this.told = told;
    this.again = again ?? false;
    // Two relays may tell of two facts in the wrong order: the later fact counts, not the later message.
    setHandler(claimChanged, (changed) => {
      this.tell(changed);
    });
    setHandler(gateOpened, ({ gate }) => {
      this.opened = gate;
    });
    setHandler(readAgain, () => {
      this.again = true;
    });
  }

  tell(changed: ClaimChanged): void {
    if (changed.eventNumber > this.told.eventNumber) this.told = changed;
  }

  /** The number of the event that the ledger has and the notice does not know. */
  newEvent({ eventNumber }: CaseNotice): number | undefined {
    return this.told.eventNumber > eventNumber ? this.told.eventNumber : undefined;
  }

  /** Of the act that made the event which the notice does not know. */
  correlation(notice: CaseNotice): { readonly correlationId?: string } {
    const { correlationId } = this.told;
    return this.newEvent(notice) !== undefined && correlationId !== undefined ? { correlationId } : {};
  }

  isToldSettled(notice: CaseNotice): boolean {
    return this.told.settled && this.newEvent(notice) !== undefined;
  }

  hasNews(notice: CaseNotice): boolean {
    const isGateOpened = notice.gate !== undefined && this.opened === notice.gate;
    return this.again || isGateOpened || this.newEvent(notice) !== undefined;
  }

  /**
   * The ledger's answer knows of everything that was told until now, unless it was forged. What is told while the answer
   * is on its way may be newer than the answer, and leads to one more question.
   */
  forget(): void {
    this.told = NOTHING;
    this.again = false;
    this.opened = undefined;
  }

  /** Nothing that was told is lost when a page is turned. */
  carried(notice: CaseNotice): CarriedNews {
    if (this.newEvent(notice) !== undefined) return { told: this.told, again: true };
    return this.hasNews(notice) ? { again: true } : {};
  }
}
