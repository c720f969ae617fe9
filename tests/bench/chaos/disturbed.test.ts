import { bookingTwice, tellingTwice } from '../../../bench/chaos/disturbed';
import { SeededRandom } from '../../../sample/seeded-random';
import type { ClaimNews } from '../../../office/claims/deliver-facts';

const random = new SeededRandom(1, 'disturbed');

const news = (eventNumber: number): ClaimNews => ({
  ...{ claimId: 'town/1', creditorId: 'town', invoiceGroup: '61', timeZone: 'Europe/Stockholm', registered: false },
  bookedOn: '2016-02-01' as ClaimNews['bookedOn'],
  notice: { eventNumber, stage: 'registered' } as unknown as ClaimNews['notice'],
});

test('messages come once at least, some twice, and some older ones after newer ones', async () => {
  const told: number[] = [];
  const teller = tellingTwice(
    {
      start: () => Promise.resolve(),
      tell: ({ notice }) => Promise.resolve(void told.push(notice.eventNumber)),
    },
    random,
  );
  for (let event = 1; event <= 300; event += 1) await teller.tell(news(event));
  expect(new Set(told).size).toBe(300);
  expect(told.length).toBeGreaterThan(330);
  expect(told.some((event, index) => event < (told[index - 1] ?? 0))).toBe(true);
});

test('acts are done once at least, and some twice', async () => {
  let done = 0;
  const booking = bookingTwice(random);
  for (let act = 0; act < 300; act += 1) await booking(() => Promise.resolve((done += 1)));
  expect(done).toBeGreaterThan(330);
});
