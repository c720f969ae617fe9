import { setTimeout as wait } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import { instantOf } from '../../domain/kernel/civil-time';
import { civilDate } from '../../domain/kernel/civil-date';
import { CaseEngine, type CaseTime } from '../../engine/case-engine';
import type { CaseEnginePort, ClaimNews } from '../../office/claims/deliver-facts';
import type { DecisionConfirmed } from '../../workflows/messages';

/** Invoices due on Monday 2 March 2015 are reminded on the 9th, when letters leave from eight o'clock. */
export const DUE_ON = civilDate('2015-03-02');
export const HERD_DAY = civilDate('2015-03-09');
const ZONE = 'Europe/Stockholm';
const EIGHT_OCLOCK = instantOf(HERD_DAY, 8 * 3600, ZONE);
/** The neighbours of the herd are due when the herd is long gone. */
const AFTERNOON = instantOf(HERD_DAY, 15 * 3600, ZONE);

const LOOKS_EVERY_MILLISECONDS = 250;
/** Nothing that is measured in one go takes as long. */
const PATIENCE_MILLISECONDS = 6 * 3600 * 1000;
/** What is started before the morning: at least so many workflows a second, after the worker and a few acts. */
const STARTS_A_SECOND = 80;
const OTHER_SECONDS = 30;

/** The real instant at which it is eight o'clock of the herd's day. */
export interface Morning {
  /** In milliseconds. */
  readonly realInstant: number;
  comes(): Promise<void>;
  /** How long after the morning something was so. */
  secondsUntil(isSo: () => Promise<boolean>): Promise<number>;
}

/** A morning far enough ahead that so many workflows can be started before. */
export function morningAfter(claims: number): Morning {
  const realInstant = Date.now() + 1000 * (OTHER_SECONDS + claims / STARTS_A_SECOND);
  return {
    realInstant,
    async comes() {
      const left = realInstant - Date.now();
      if (left < 0) throw new Error(`The herd was not ready: the morning came ${-left / 1000} s too early.`);
      await wait(left);
    },
    async secondsUntil(isSo) {
      while (!(await isSo())) {
        if (Date.now() > realInstant + PATIENCE_MILLISECONDS) throw new Error('The herd has not drained.');
        await wait(LOOKS_EVERY_MILLISECONDS);
      }
      return (Date.now() - realInstant) / 1000;
    },
  };
}

export interface Herding {
  readonly morning: Morning;
  readonly isOfHerd: (claimId: string) => boolean;
}

/**
 * The engine's side of the outbox, in the business time of the herd's day. In production a day's claims wake at seconds of
 * their own between eight and sixteen; here all wake at eight, as after a night without a worker.
 */
export class MorningEngine implements CaseEnginePort {
  private readonly engine: CaseEngine;
  private readonly herding: Herding;

  constructor(client: Client, taskQueue: string, herding: Herding) {
    this.engine = new CaseEngine(client, taskQueue);
    this.herding = herding;
  }

  start(news: ClaimNews): Promise<void> {
    const { next } = news.notice;
    if (!next) throw new Error(`${news.claimId} waits for no day.`);
    const at = this.herding.isOfHerd(news.claimId) ? EIGHT_OCLOCK : AFTERNOON;
    return this.engine.start({ ...news, notice: { ...news.notice, next: { ...next, at } } }, this.time());
  }

  tell(news: ClaimNews): Promise<void> {
    return this.engine.tell(news, this.time());
  }

  confirm(claimId: string, decisionId: string): Promise<DecisionConfirmed | 'later'> {
    return this.engine.confirm(claimId, decisionId, PATIENCE_MILLISECONDS);
  }

  private time(): CaseTime {
    const offsetMilliseconds = EIGHT_OCLOCK - this.herding.morning.realInstant;
    return {
      clock: { timeZone: ZONE, offsetMilliseconds, isVirtual: false },
      startsAt: Date.now() + offsetMilliseconds,
    };
  }
}
