import { AccountNames } from '../../../../domain/payment/accounts';
import { signedAmountOf, type BankMovement } from '../../../../domain/payment/bank-movement';
import { takeTogether } from '../../../../domain/payment/identity/take-together';
import { readBankFile } from '../../../../formats/recognise-bank-file';
import { mixedDeliveries, type MixedDeliveries, type TruePayment } from '../../../support/camt-deliveries';

/** In öre, over all deliveries: what came in truth, what was booked, and what a person is asked about. */
interface Outcome {
  readonly truth: number;
  readonly booked: number;
  readonly asked: number;
}

function outcomeOf({ files, accounts }: MixedDeliveries): Outcome {
  const told = new Map<number, TruePayment>();
  for (const { tells } of files) for (const payment of tells) told.set(payment.id, payment);
  const read = files.map(({ content }) => readBankFile(content).movements);
  const { movements, asked } = takeTogether(read, new AccountNames(accounts));
  const truth = [...told.values()].reduce((sum, { kronor }) => sum + 100 * kronor, 0);
  return { truth, booked: total(movements), asked: total(asked) };
}

function total(movements: readonly BankMovement[]): number {
  return movements.reduce((sum, movement) => sum + Number(signedAmountOf(movement).toMinorUnits()), 0);
}

/** Some eleven deliveries a world. */
const WORLDS = 1_000;

test('of 10,000 deliveries of BgMax and camt none is booked twice and none is dropped without a question', () => {
  let [deliveries, questions] = [0, 0];
  for (let seed = 1; seed <= WORLDS; seed++) {
    const made = mixedDeliveries(seed);
    const outcome = outcomeOf(made);
    deliveries += made.files.length;
    if (outcome.asked > 0) questions += 1;
    // Without the giro number, a deposit is told by a statement that leaves no deposit out: one that did not come does.
    const isWhole = made.isComplete || made.namesGiro;
    const isTrue = outcome.booked <= outcome.truth && (!isWhole || outcome.truth <= outcome.booked + outcome.asked);
    if (!isTrue) throw new Error(`World ${seed}: ${JSON.stringify(outcome)}`);
  }
  expect(deliveries).toBeGreaterThanOrEqual(10_000);
  expect(questions).toBeLessThan(WORLDS);
});
