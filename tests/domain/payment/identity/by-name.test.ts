import { civilDate } from '../../../../domain/kernel/civil-date';
import { Money } from '../../../../domain/kernel/money';
import type { BankMovement } from '../../../../domain/payment/bank-movement';
import { KnownBook, type ToldMovement } from '../../../../domain/payment/identity/known-money';
import { recognise } from '../../../../domain/payment/identity/recognise';

function told(
  key: string,
  on: string,
  entryNames: readonly string[],
  kind: BankMovement['kind'] = 'payment',
): ToldMovement {
  const amount = Money.of('100.00', 'SEK');
  return {
    ...{ key, kind, account: 'A', receivedOn: civilDate(on), amount, references: [], text: [], line: 1 },
    told: {
      ...{ level: 'statement', scope: on, fingerprint: '', entryAmount: amount, entryNames, names: [], marks: [] },
      ...{ days: [civilDate(on)], isSum: false },
    },
  };
}

function verdictsOf(...files: readonly (readonly ToldMovement[])[]): string[] {
  const book = new KnownBook();
  return files.flatMap((file) => recognise(file, book).map(({ verdict, id }) => `${verdict.is} ${id}`));
}

test('a payment and a reversal under one reference of the entry are both known again, though their days differ', () => {
  expect(
    verdictsOf(
      [told('in', '2016-03-01', ['R1']), told('back', '2016-03-01', ['R1'], 'reversal')],
      [told('in-again', '2016-03-04', ['R1']), told('back-again', '2016-03-04', ['R1'], 'reversal')],
    ),
  ).toEqual(['new in', 'new back', 'known in', 'known back']);
});

test('a movement with two references of its entry stands for one known movement, and leaves the other free', () => {
  expect(
    verdictsOf(
      [told('one', '2016-03-01', ['R1']), told('two', '2016-03-01', ['R2'])],
      [told('one-again', '2016-03-04', ['R1', 'R2']), told('two-again', '2016-03-04', ['R2'])],
    ),
  ).toEqual(['new one', 'new two', 'known one', 'known two']);
});
