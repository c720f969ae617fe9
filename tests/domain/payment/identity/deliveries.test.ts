import { KnownBook, type ToldMovement } from '../../../../domain/payment/identity/known-money';
import { recognise } from '../../../../domain/payment/identity/recognise';
import { readCamt } from '../../../../formats/camt/read-camt';
import { camtDeliveries, type Deliveries, type TruePayment } from '../../../support/camt-deliveries';

/** In öre, over all deliveries: what came in truth, what was booked, and what a person is asked about. */
interface Outcome {
  readonly truth: number;
  readonly booked: number;
  readonly asked: number;
}

function outcomeOf({ files }: Deliveries): Outcome {
  const book = new KnownBook();
  const told = new Map<number, TruePayment>();
  let [booked, asked] = [0, 0];
  for (const { content, tells } of files) {
    for (const payment of tells) told.set(payment.id, payment);
    for (const { movement, verdict } of recognise(readCamt(content).movements as readonly ToldMovement[], book)) {
      if (verdict.is === 'new') booked += ore(movement);
      if (verdict.is === 'rest') booked += Number(verdict.amount.toMinorUnits());
      if (verdict.is === 'question') asked += ore(movement);
    }
  }
  const truth = [...told.values()].reduce((sum, { kronor }) => sum + 100 * kronor, 0);
  return { truth, booked, asked };
}

function ore({ amount }: ToldMovement): number {
  return Number(amount.toMinorUnits());
}

/** Ten deliveries a world, or nearly. */
const WORLDS = 1_200;

test('of 10,000 deliveries none is booked twice and none is dropped without a question', () => {
  let [deliveries, questions] = [0, 0];
  for (let seed = 1; seed <= WORLDS; seed++) {
    const made = camtDeliveries(seed);
    const outcome = outcomeOf(made);
    deliveries += made.files.length;
    if (outcome.asked > 0) questions += 1;
    const isTrue = outcome.booked <= outcome.truth && outcome.truth <= outcome.booked + outcome.asked;
    if (!isTrue) throw new Error(`World ${seed}: ${JSON.stringify(outcome)}`);
  }
  expect(deliveries).toBeGreaterThanOrEqual(10_000);
  expect(questions).toBeLessThan(WORLDS);
});
