import type { CaseEnginePort, ClaimNews } from '../../office/claims/deliver-facts';
import type { CaseEngine } from '../../engine/case-engine';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { startingWound } from '../../stack/virtual-time';
import type { CaseClocks } from './case-clocks';

/** Starts and tells cases in virtual time: each starts wound to the first day on which it learns something, or to the end. */
export class RehearsedEngine implements CaseEnginePort {
  private readonly engine: CaseEngine;
  private readonly clocks: CaseClocks;
  private readonly factDays: ReadonlyMap<string, readonly CivilDate[]>;
  private readonly until: CivilDate;
  /** The latest event that each claim's workflow was told of. */
  private readonly told = new Map<string, number>();
  /** The day that the portfolio lives through now; undefined while it hears what an earlier process booked and did not tell. */
  today: CivilDate | undefined;

  constructor(parts: {
    readonly engine: CaseEngine;
    readonly clocks: CaseClocks;
    readonly factDays: ReadonlyMap<string, readonly CivilDate[]>;
    readonly until: CivilDate;
    readonly today?: CivilDate;
  }) {
    this.engine = parts.engine;
    this.clocks = parts.clocks;
    this.factDays = parts.factDays;
    this.until = parts.until;
    this.today = parts.today;
  }

  async start(news: ClaimNews): Promise<void> {
    // Not the first from its issue on: a payment may come before its invoice, and the case must not live past it.
    const [first] = this.factDays.get(news.claimId) ?? [];
    await this.wound(news, news.bookedOn, first, (time) => this.engine.start(news, time));
  }

  /** An old message that comes late is told as well, but says nothing about the clock: the claim has gone on since. */
  async tell(news: ClaimNews): Promise<void> {
    const { claimId, notice } = news;
    const isLatest = notice.eventNumber >= (this.told.get(claimId) ?? 0);
    if (isLatest) this.told.set(claimId, notice.eventNumber);
    const settled = notice.stage === 'settled';
    const day = this.dayOf(news);
    if (!settled && !(await this.clocks.livesOn(claimId, day))) {
      await this.wound(news, day, this.nextAfter(day, claimId), (time) => this.engine.tell(news, time));
      return;
    }
    await this.engine.tell(news, this.clocks.timeFrom(claimId, day));
    if (settled && isLatest) this.clocks.ends(claimId);
  }

  /** A rehearsal that goes on after an interruption first tells what was booked on its last day. */
  private dayOf({ bookedOn }: ClaimNews): CivilDate {
    return this.today === undefined || bookedOn > this.today ? bookedOn : this.today;
  }

  /** A day that an earlier process did not book to its end may have more of the claim: its clock stands there until it is known. */
  private nextAfter(day: CivilDate, claimId: string): CivilDate | undefined {
    return this.today === undefined ? day : this.factDays.get(claimId)?.find((known) => known > day);
  }

  private async wound(
    { claimId }: ClaimNews,
    from: CivilDate,
    next: CivilDate | undefined,
    act: (time: ReturnType<CaseClocks['timeFrom']>) => Promise<void>,
  ): Promise<void> {
    const time = this.clocks.timeFrom(claimId, from);
    const by = this.clocks.fromMorningTo(from, next ?? this.until, next === undefined);
    await startingWound(by, () => act(time));
    if (by > 0) this.clocks.wasWound(claimId);
  }
}
