import { civilDate } from '../../../../domain/kernel/civil-date';
import { Money } from '../../../../domain/kernel/money';
import { KnownBook, type ToldMovement } from '../../../../domain/payment/identity/known-money';
import { recognise } from '../../../../domain/payment/identity/recognise';
import type { Telling } from '../../../../domain/payment/identity/telling';

interface Told extends Partial<Pick<Telling, 'level' | 'entryNames' | 'isSum' | 'marks'>> {
  readonly kronor: number;
  /** What the whole entry comes to, where the movement is one of several in it. */
  readonly of?: number;
  readonly reference?: string;
}

const DAY = civilDate('2016-03-01');

function told(key: string, { kronor, of = kronor, reference, level = 'notice', ...more }: Told): ToldMovement {
  const amount = Money.of(`${kronor}.00`, 'SEK');
  const { entryNames = [], isSum = false, marks = [] } = more;
  return {
    ...{ key, kind: 'payment', account: 'A', receivedOn: DAY, amount, text: [], line: 1 },
    references: reference === undefined ? [] : [{ reference }],
    told: {
      ...{ level, scope: '1', fingerprint: '', entryAmount: Money.of(`${of}.00`, 'SEK') },
      ...{ entryNames, names: [], marks, days: [DAY], isSum },
    },
  };
}

/** The verdict on the last movement of the last file. */
function lastVerdict(...files: readonly (readonly ToldMovement[])[]): string | undefined {
  const book = new KnownBook();
  return files.map((file) => recognise(file, book).at(-1)?.verdict.is).at(-1);
}

const SUM = [told('sum', { kronor: 300, level: 'statement', entryNames: ['R1'], isSum: true })];
const FIRST = told('one', { kronor: 100, of: 300, reference: '911', entryNames: ['R1'] });
const SECOND = told('two', { kronor: 200, of: 300, reference: '922', entryNames: ['R1'] });

describe('a payment of the amount of a sum that was told to its last krona', () => {
  it.each<[string, Told, string]>([
    ['has a reference that none of its details has: it is other money', { kronor: 300, reference: '933' }, 'new'],
    ['is one of several in an entry, with such a reference', { kronor: 300, of: 500, reference: '933' }, 'new'],
    ['has no reference: it may be the sum told again', { kronor: 300 }, 'question'],
    ['has the reference of a detail: it may be the sum told again', { kronor: 300, reference: '911' }, 'question'],
    ['is a sum itself', { kronor: 300, isSum: true, level: 'statement' }, 'question'],
  ])('%s', (_, last, verdict) => {
    expect(lastVerdict(SUM, [FIRST, SECOND], [told('last', last)])).toBe(verdict);
  });

  it('is a question where the details have no reference either, for then nothing tells them apart', () => {
    const details = [100, 200].map((kronor) => told(`of ${kronor}`, { kronor, of: 300, entryNames: ['R1'] }));
    expect(lastVerdict(SUM, details, [told('last', { kronor: 300, reference: '933' })])).toBe('question');
  });

  it('is a question as long as a part of the sum has not been told', () => {
    expect(lastVerdict(SUM, [FIRST], [told('last', { kronor: 300, reference: '933' })])).toBe('question');
  });

  it('is other money where the one detail of the sum has another mark of its payer', () => {
    const only = told('one', { kronor: 300, entryNames: ['R1'], marks: ['EndToEndId E1'] });
    const last = told('last', { kronor: 300, marks: ['EndToEndId E2'] });
    expect(lastVerdict(SUM, [only], [last])).toBe('new');
    expect(lastVerdict(SUM, [only], [told('last', { kronor: 300 })])).toBe('question');
  });
});
