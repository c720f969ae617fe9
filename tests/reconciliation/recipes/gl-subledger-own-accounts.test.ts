import { recipeNamed } from '../../../office/reconciliation/recipe-shelf';
import { readRecipeFile } from '../../../reconciliation/read-recipe-file';
import type { CreditorBooks } from '../../../reconciliation/creditor-books';
import { reconcile } from '../../../reconciliation/reconcile';
import { isClean, type Reconciliation } from '../../../reconciliation/result';

/* A town that has its claims on 1510, a fiscal year from July, and the invoice's number in brackets in the text. */

const SIE = [
  '#FLAGGA 0',
  '#FORMAT PC8',
  '#SIETYP 4',
  '#PROGRAM "Ekonomi" "1"',
  '#GEN 20091231',
  '#FNAMN "Exempelköping"',
  '#RAR 0 20090701 20100630',
  '#KONTO 1510 "Kundfordringar"',
  '#KONTO 3000 "Intäkter"',
  '#IB 0 1510 1000.00',
  '#UB 0 1510 1600.00',
  '#VER A 1 20090810 ""',
  '{',
  '#TRANS 1510 {} 700.00 20090810 "[2448] Bo"',
  '#TRANS 3000 {} -700.00 20090810 ""',
  '}',
  '#VER A 2 20090912 ""',
  '{',
  '#TRANS 1510 {} -100.00 20090912 "no number"',
  '#TRANS 3000 {} 100.00 20090912 ""',
  '}',
  '',
].join('\r\n');

const SUB = [
  'Datum,Konto,Faktura,Text,Belopp',
  '2009-07-01,1510,,Ingående saldo,1000.00',
  '2009-08-10,1510,2448,,700.00',
  '2009-09-12,1510,,,-100.00',
  '',
].join('\n');

const BOOKS: CreditorBooks = { controlAccounts: ['1510'], invoiceIn: '\\[(\\d+)\\]' };

function result(sub: string, books: CreditorBooks = BOOKS): Reconciliation {
  const shelved = recipeNamed('gl-subledger');
  const recipe = shelved.forCreditor?.(books) ?? shelved;
  return reconcile(
    recipe,
    { period: '2010-06', by: 'balance' },
    {
      left: readRecipeFile(recipe.left, Buffer.from(SIE)),
      right: readRecipeFile(recipe.right, Buffer.from(sub)),
    },
  );
}

const opposite = SUB.replaceAll(
  /,(-?)(\d+\.00)/g,
  (_, sign: string, amount: string) => `,${sign === '-' ? '' : '-'}${amount}`,
);

test('account 1510 ties invoice by invoice, opening and closing balance; the row without a number is told', () => {
  const found = result(SUB);
  expect([found.left.total.toString(), found.right.total.toString(), isClean(found)]).toEqual([
    '1600.00',
    '1600.00',
    true,
  ]);
  expect(found.left.parts.map(({ name, rows, amount }) => [name, rows, amount.toString()])).toEqual([
    ['without an invoice’s number', 1, '-100.00'],
    ['carried forward', 1, '1000.00'],
  ]);
});

test('one öre too much is one difference, at its invoice', () => {
  const { unexplained } = result(SUB.replace('700.00', '700.01'));
  expect(
    unexplained.map(({ class: kind, amount, rows }) => [kind, amount.toString(), rows[0]?.row.fields.invoice]),
  ).toEqual([['other-amount', '-0.01', '2448']]);
});

test('a sub-ledger that writes claims as minus is read with the other sign; without it the advice says so', () => {
  expect(isClean(result(opposite, { ...BOOKS, subLedgerSign: 'opposite' }))).toBe(true);
  const { unexplained } = result(opposite);
  expect(unexplained.map(recipeNamed('gl-subledger').routes)).toEqual(
    unexplained.map(() => expect.stringContaining('with the other sign') as unknown),
  );
});

test('with the accounts of another town nothing counts, and the reason names those accounts', () => {
  const { left } = result(SUB, { controlAccounts: ['15190'] });
  expect(left.rows).toBe(0);
  expect(left.leftOut.map(({ reason }) => reason)).toEqual(['not on a control account of the sub-ledger (15190)']);
});

test.each([
  ['Faktura 4711', '4711'],
  ['faktura nr 4711, Bo', '4711'],
  ['Faktnr: 891, Namn: Bo', '891'],
  ['Fakturanr. A-17', 'A-17'],
  ['Invoice no. 12', '12'],
  ['faktura till Bo', ''],
  ['Fakturajournal 7', ''],
])('without a pattern the text “%s” names the invoice “%s”', (text, invoice) => {
  const { left } = recipeNamed('gl-subledger');
  const { derives } = left;
  expect(derives?.({ text, date: '2009-08-10', account: '15190' })['invoice']).toBe(invoice);
});
