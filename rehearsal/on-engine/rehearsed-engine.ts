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
  /** The day that the portfolio lives through now. */
  today: CivilDate;

  constructor(parts: {
    readonly engine: CaseEngine;
    readonly clocks: CaseClocks;
    readonly factDays: ReadonlyMap<string, readonly CivilDate[]>;
    readonly until: CivilDate;
    readonly today: CivilDate;
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

  async tell(news: ClaimNews): Promise<void> {
    const settled = news.notice.stage === 'settled';
    if (!settled && !(await this.clocks.livesOn(news.claimId, this.today))) {
      const next = this.factDays.get(news.claimId)?.find((day) => day > this.today);
      await this.wound(news, this.today, next, (time) => this.engine.tell(news, time));
      return;
    }
    await this.engine.tell(news, this.clocks.timeFrom(news.claimId, this.today));
    if (settled) this.clocks.ends(news.claimId);
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
