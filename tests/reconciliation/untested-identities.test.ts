import { recipeNamed, recipes } from '../../office/reconciliation/recipe-shelf';
import { samplesOf } from '../../cli/reconciliation-samples';
import type { Identity } from '../../reconciliation/recipe';
import { reconcile } from '../../reconciliation/reconcile';
import { isClean } from '../../reconciliation/result';
import { resultAsJson } from '../../reconciliation/result-json';
import type { FileLine } from '../../reconciliation/source-reader';
import { linesOf, smallRecipe, source } from './small-recipe';
import { runSample } from './run-sample';

const bank = (...fields: Record<string, string>[]): FileLine[] =>
  fields.map((cells, index) => ({ line: index + 2, currency: 'SEK', fields: cells }));
const MOVED = { key: 'B-1', account: 'A', booked_on: '2016-08-03', amount: '100.00' };

function untestedOf(left: FileLine[]): { name: string; why: string }[] {
  const recipe = recipeNamed('bank-ledger');
  const { untested } = reconcile(recipe, { period: '2016-08' }, { left, right: bank(MOVED) });
  return untested.map(({ name, why }) => ({ name, why }));
}

test('an identity whose figures the files do not give is told with what is missing, and neither holds nor fails', () => {
  const first = 'the bank: opening balance + all movements = closing balance';
  expect(untestedOf(bank(MOVED))).toContainEqual({
    name: first,
    why: 'the bank (left) does not say what balance it began and ended with',
  });
  const balances = bank(
    { ...MOVED, key: 'o', booked_on: '2016-08-01', kind: 'opening balance', amount: '5.00' },
    MOVED,
    { ...MOVED, key: 'c', booked_on: '2016-08-31', kind: 'closing balance', amount: '105.00' },
  );
  expect(untestedOf(balances).map(({ name }) => name)).not.toContain(first);
});

test('balances of one account of two do not test what the whole bank changed by', () => {
  const one = { ...MOVED, account: 'A' };
  const left = bank(
    { ...one, key: 'o', booked_on: '2016-08-01', kind: 'opening balance', amount: '5.00' },
    one,
    { ...one, key: 'c', booked_on: '2016-08-31', kind: 'closing balance', amount: '105.00' },
    { ...MOVED, key: 'B-2', account: 'B' },
  );
  const [untested] = untestedOf(left).filter(({ name }) => name.startsWith('what the bank’s balance changed by'));
  expect(untested?.why).toMatch(/^the bank \(left\) does not say what balance every account began and ended with/);
});

test('balances of a file without a row are not tested, and those of a file with one are', () => {
  const recipe = recipeNamed('provision-settlement');
  const kroner = (fields: Record<string, string>): FileLine => ({ line: 2, currency: 'DKK', fields });
  const side = (way: 'debit' | 'credit') => [kroner({ period: '2021-03', account: 'A-skat', [way]: '100.00' })];
  const name = 'the tax account’s movements lead to its last balance';
  const withAccount = (taxAccount: FileLine[]) => {
    const explanations = { 'tax-account': taxAccount };
    return reconcile(recipe, { period: '2021-03' }, { left: side('credit'), right: side('debit'), explanations });
  };
  expect(withAccount([]).untested.find((one) => one.name === name)?.why).toBe('no row is there that it could fail by');
  const paid = { posted_on: '2021-03-10', posting: 'Indbetaling', movement: '5.00', balance: '5.00' };
  const { identities } = withAccount([kroner(paid)]);
  expect(identities.find((one) => one.name === name)?.left.toString()).toBe('5.00');
});

describe('the reason', () => {
  const files = { left: linesOf(['A 1.00']), right: linesOf(['A 1.00']) };
  const whyNot = (applies: Identity['applies'], notWhen?: string) => {
    const nought: Identity['left'] = (totals) => totals.nought;
    const identity: Identity = {
      name: 'it',
      cites: [],
      left: nought,
      right: nought,
      ...(applies && { applies }),
      ...(notWhen && { notWhen }),
    };
    const recipe = smallRecipe({ third: { ...source, title: 'a witness' }, identities: [identity] });
    return reconcile(recipe, { period: '2021-03' }, files);
  };

  test('is the file that was not given, the sum that a file does not have, or what the recipe says', () => {
    const reasons = [
      whyNot((totals) => totals.has('third')),
      whyNot((totals) => totals.count('left', 'fees').rows > 0),
      whyNot((totals) => totals.has('errors') && totals.has('third')),
      whyNot((totals) => !totals.remaining.isZero(), 'nothing is left'),
      whyNot((totals) => !totals.remaining.isZero()),
    ].map(({ untested }) => untested[0]?.why);
    expect(reasons).toEqual([
      'a witness (third) was not given',
      'a list (left) has nothing of “fees”',
      'a list (errors) was not given',
      'nothing is left',
      'the files do not say enough',
    ]);
  });

  test('stands in the JSON beside the four members of each tested one, and makes nothing unclean by itself', () => {
    const result = whyNot((totals) => totals.has('third'));
    expect(isClean(result)).toBe(true);
    expect(resultAsJson(result)).toMatchObject({
      identities: [],
      untested: [{ name: 'it', cites: [], why: 'a witness (third) was not given' }],
    });
  });
});

test.each(recipes().map((recipe) => [recipe.id, recipe] as const))(
  '%s shows every identity of every sample, tested or not, each once',
  (id, recipe) => {
    const names = recipe.identities.map(({ name }) => name).sort();
    for (const { name } of samplesOf(id)) {
      const { identities, untested } = runSample(id, name);
      expect([...identities, ...untested].map((one) => one.name).sort()).toEqual(names);
      expect(untested.filter(({ why }) => why === 'the files do not say enough')).toEqual([]);
    }
  },
);
