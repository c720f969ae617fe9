import { setTimeout as wait } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { CaseEnginePort } from '../../../office/claims/deliver-facts';
import { civilDate, type CivilDate } from '../../../domain/kernel/civil-date';
import { seBotkyrka } from '../../../policies/rulebooks/se-botkyrka';
import { rehearse, type Booking } from '../../../rehearsal/on-engine/rehearse';
import type { Portfolio } from '../../../rehearsal/portfolio';
import { inTransaction } from '../../../store/connect';
import { withRetries } from '../../../store/connection-loss';
import { linesOf, previewedLines, rehearsalOf, withWorker } from '../../support/lived-twice';
import { useWorld } from '../../support/world';
import { fact, invoiceOf, movement } from '../preview/portfolio-story';

/*
 * A day of a rehearsal goes on when all of that day has been told. Otherwise the claim would live into the next day, hear of
 * the day before there, and take its step too late.
 */

const world = useWorld();
const REHEARSAL_MILLISECONDS = 120_000;
const UNTIL = civilDate('2016-04-29');
const FRIDAY = civilDate('2016-03-18');

/** Kronofogden rules on a Friday, on which the monitoring begins. On Monday somebody pays ten kronor. */
const RULED_ON_A_FRIDAY: Portfolio = {
  creditorId: 'friday',
  invoices: [invoiceOf({ due: '2015-11-02' })],
  movements: [movement({ on: '2016-03-21', amount: '10.00' })],
  facts: [fact(FRIDAY, 'ruling')],
  bankGate: [],
};

function stepsOf(lines: readonly string[]): string[] {
  return lines.flatMap((line) =>
    (JSON.parse(line) as { steps: { step: string; on: string }[] }).steps.map(({ step, on }) => `${on} ${step}`),
  );
}

/** The engine refuses what is told of a day, so often. */
function refusing(times: number): (teller: CaseEnginePort) => CaseEnginePort {
  return (teller) => ({
    start: (news) => teller.start(news),
    tell(news) {
      if (news.bookedOn === FRIDAY && times-- > 0) throw new Error('the engine had no time');
      return teller.tell(news);
    },
  });
}

test('the preview has the monitoring begin on the Friday of the ruling', () => {
  expect(stepsOf(previewedLines(RULED_ON_A_FRIDAY, seBotkyrka, UNTIL))).toContain('2016-03-18 monitoring');
});

test(
  'a ruling that the engine refused to hear twice is heard on its own day, and the monitoring is not late',
  async () => {
    const rehearsal = await rehearsalOf(world(), RULED_ON_A_FRIDAY, seBotkyrka, UNTIL);
    const parts = { ...rehearsal.parts, telling: refusing(2) };
    const lived = await withWorker(world(), rehearsal, () => rehearse(parts));
    expect(linesOf(lived, seBotkyrka, UNTIL)).toEqual(previewedLines(RULED_ON_A_FRIDAY, seBotkyrka, UNTIL));
  },
  REHEARSAL_MILLISECONDS,
);

test(
  'news that a process which died still has in hand is waited for',
  async () => {
    const rehearsal = await rehearsalOf(world(), RULED_ON_A_FRIDAY, seBotkyrka, UNTIL);
    const { pool, parts } = rehearsal;
    const holds: Promise<void>[] = [];
    // PostgreSQL has not noticed yet that the process is gone: nobody else tells what the process had in hand.
    const booking: Booking = async (act) => {
      const booked = await withRetries(act);
      await new Promise<void>((isHeld) => holds.push(holdsClaims(pool, isHeld)));
      return booked;
    };
    const lived = await withWorker(world(), rehearsal, async () => {
      const state = await rehearse({ ...parts, booking });
      await Promise.all(holds);
      return state;
    });
    expect(holds).toHaveLength(2);
    expect(linesOf(lived, seBotkyrka, UNTIL)).toEqual(previewedLines(RULED_ON_A_FRIDAY, seBotkyrka, UNTIL));
  },
  REHEARSAL_MILLISECONDS,
);

/** The same ruling. On Saturday, a day on which nothing leaves, the town learns something of another invoice. */
const AND_ANOTHER_ON_SATURDAY: Portfolio = {
  ...RULED_ON_A_FRIDAY,
  invoices: [invoiceOf({ due: '2015-11-02' }), invoiceOf({ number: 'A2', due: '2016-04-01' })],
  movements: [movement({ on: '2016-03-19', amount: '10.00', to: ['A2'] })],
};

test(
  'a process dies when Friday is lived, and one that died before it has the ruling in hand: monitoring begins on Friday',
  async () => {
    const rehearsal = await rehearsalOf(world(), AND_ANOTHER_ON_SATURDAY, seBotkyrka, UNTIL);
    const { pool, parts } = rehearsal;
    let held: Promise<void> | undefined;
    const holding: Booking = async (act) => {
      const booked = await withRetries(act);
      await new Promise<void>((isHeld) => {
        held = holdsClaims(pool, isHeld);
      });
      return booked;
    };
    const onProgress = (_done: number, _of: number, day: CivilDate): void => {
      if (day === FRIDAY) throw new Error('died');
    };
    const whenLetGo: Booking = async (act) => {
      await held;
      return withRetries(act);
    };
    const lived = await withWorker(world(), rehearsal, async () => {
      await expect(rehearse({ ...parts, booking: holding, onProgress })).rejects.toThrow('died');
      return rehearse({ ...parts, booking: whenLetGo, bookedThrough: FRIDAY });
    });
    expect(linesOf(lived, seBotkyrka, UNTIL)).toEqual(previewedLines(AND_ANOTHER_ON_SATURDAY, seBotkyrka, UNTIL));
  },
  REHEARSAL_MILLISECONDS,
);

function holdsClaims(pool: Pool, isHeld: () => void): Promise<void> {
  return inTransaction(pool, async (client) => {
    await client.query(
      "SELECT pg_advisory_xact_lock(hashtextextended('fordring.relay/engine/' || claim_id, 0)) FROM fordring.claim",
    );
    isHeld();
    await wait(1_500);
  });
}

test(
  'a day of which the engine will not hear is not gone past: the rehearsal says so, and goes on from that day later',
  async () => {
    const rehearsal = await rehearsalOf(world(), RULED_ON_A_FRIDAY, seBotkyrka, UNTIL);
    const { pool, parts } = rehearsal;
    await withWorker(world(), rehearsal, async () => {
      const deaf = rehearse({ ...parts, telling: refusing(Infinity), patienceMilliseconds: 1_000 });
      await expect(deaf).rejects.toThrow(
        `The engine could not be told of 1 claim within 1 s: ${parts.creditor.creditorId}/A1 (the engine had no time). ` +
          'The rehearsal stays on its day; started again, it goes on from there.',
      );
      const { rows } = await pool.query('SELECT FROM fordring.claim_event WHERE booked_on > $1', [FRIDAY]);
      expect(rows).toEqual([]);
      const lived = await rehearse(parts);
      expect(linesOf(lived, seBotkyrka, UNTIL)).toEqual(previewedLines(RULED_ON_A_FRIDAY, seBotkyrka, UNTIL));
    });
  },
  REHEARSAL_MILLISECONDS,
);

/** Paid in time. On Wednesday 10 February the bank takes the payment back, and the debtor disputes the invoice. */
const TAKEN_BACK_AND_DISPUTED: Portfolio = {
  creditorId: 'back',
  invoices: [invoiceOf()],
  movements: [
    movement({ on: '2016-01-29', amount: '1200.00' }),
    movement({ on: '2016-02-10', amount: '1200.00', kind: 'reversal' }),
  ],
  facts: [fact('2016-02-10', 'disputed'), fact('2016-04-01', 'flagged')],
  bankGate: [],
};

test(
  'a process dies between two facts of a day: the next one tells of the first, and the claim does not live past the second',
  async () => {
    const foretold = previewedLines(TAKEN_BACK_AND_DISPUTED, seBotkyrka, UNTIL);
    expect(stepsOf(foretold)).toEqual([]);
    const rehearsal = await rehearsalOf(world(), TAKEN_BACK_AND_DISPUTED, seBotkyrka, UNTIL);
    const { parts } = rehearsal;
    let acts = 0;
    const dying: Booking = (act) => ((acts += 1) > 2 ? Promise.reject(new Error('died')) : withRetries(act));
    const lived = await withWorker(world(), rehearsal, async () => {
      await expect(rehearse({ ...parts, booking: dying })).rejects.toThrow('died');
      return rehearse({ ...parts, booking: slowly });
    });
    expect(linesOf(lived, seBotkyrka, UNTIL)).toEqual(foretold);
  },
  REHEARSAL_MILLISECONDS,
);

/** A claim that is on its way past the day has the time to get there. */
const slowly: Booking = async (act) => {
  await wait(1_000);
  return withRetries(act);
};
