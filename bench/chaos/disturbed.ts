import type { CaseEnginePort, ClaimNews } from '../../office/claims/deliver-facts';
import type { Booking } from '../../rehearsal/on-engine/rehearse';
import type { SeededRandom } from '../../sample/seeded-random';
import { withRetries } from '../../store/connection-loss';

const TWICE_PERCENT = 33;
const LATE_PERCENT = 25;

/** Books one act in three twice at the same moment: two imports of one file, two decisions of one person. */
export function bookingTwice(random: SeededRandom): Booking {
  return async (act) => {
    if (!random.inPercent(TWICE_PERCENT)) return withRetries(act);
    const [one] = await Promise.all([withRetries(act), withRetries(act)]);
    return one;
  };
}

/** Tells a claim some news twice, and some older news after newer: messages that were on the way for long. */
export function tellingTwice(teller: CaseEnginePort, random: SeededRandom): CaseEnginePort {
  const earlier = new Map<string, ClaimNews>();
  return {
    async start(news) {
      await teller.start(news);
      if (random.inPercent(TWICE_PERCENT)) await teller.start(news);
    },
    async tell(news) {
      await teller.tell(news);
      if (random.inPercent(TWICE_PERCENT)) await teller.tell(news);
      const old = earlier.get(news.claimId);
      if (old && random.inPercent(LATE_PERCENT)) await teller.tell(old);
      earlier.set(news.claimId, news);
    },
  };
}
