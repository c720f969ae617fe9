import { civilDate } from '../../../domain/kernel/civil-date';
import { Money, type Currency } from '../../../domain/kernel/money';
import type { ClaimCandidate } from '../../../domain/payment/claim-candidate';
import type { StatedReference, BankMovement } from '../../../domain/payment/bank-movement';
import { indexCandidates, matchPayments, type PaymentMatch } from '../../../domain/payment/match-payments';

function claim(
  claimId: string,
  words: Partial<Record<'reference' | 'number' | 'due' | 'amount' | 'debtor', string>> & { currency?: Currency } = {},
): ClaimCandidate {
  return {
    claimId,
    invoiceNumber: words.number ?? `number-${claimId}`,
    paymentReference: words.reference ?? `ocr-${claimId}`,
    dueOn: civilDate(words.due ?? '2016-02-01'),
    amount: Money.of(words.amount ?? '1200.00', words.currency ?? 'SEK'),
    ...(words.debtor !== undefined && { debtorId: words.debtor }),
  };
}

interface PaymentWords {
  readonly amount?: string;
  /** `ocr-a`, or `ocr-a=300.00` when the payer said which part is for it. */
  readonly to?: readonly string[];
  readonly text?: readonly string[];
  readonly kind?: BankMovement['kind'];
}

function match(claims: readonly ClaimCandidate[], words: PaymentWords): PaymentMatch {
  const movement: BankMovement = {
    key: 'one',
    kind: words.kind ?? 'payment',
    account: '5050-1055',
    receivedOn: civilDate('2016-01-29'),
    amount: Money.of(words.amount ?? '1200.00', 'SEK'),
    references: (words.to ?? []).map(stated),
    text: words.text ?? [],
    line: 1,
  };
  const [found] = matchPayments([movement], indexCandidates(claims));
  return found!;
}

function stated(words: string): StatedReference {
  const [reference = '', amount] = words.split('=');
  return amount === undefined ? { reference } : { reference, amount: Money.of(amount, 'SEK') };
}

describe('rule 1: the reference of just one claim', () => {
  test('is enough, whatever the amount', () => {
    expect(match([claim('a'), claim('b')], { to: ['ocr-b'], amount: '0.01' }).claimIds).toEqual(['b']);
  });

  test.each([
    ['000123463', '123463'],
    ['123463', '000123463'],
  ])('leading zeros do not count: stated %s, printed %s', (written, reference) => {
    expect(match([claim('a', { reference })], { to: [written] }).claimIds).toEqual(['a']);
  });

  test('two numbers that differ by zeros alone are told apart by the amount, and else by a person', () => {
    const claims = [
      claim('a', { reference: '', number: '0001234', amount: '100.00' }),
      claim('b', { reference: '', number: '1234', amount: '200.00' }),
    ];
    expect(match(claims, { to: ['1234'], amount: '100.00' }).claimIds).toEqual(['a']);
    expect(match(claims, { to: ['0001234'], amount: '200.00' }).claimIds).toEqual(['b']);
    expect(match(claims, { to: ['1234'], amount: '70.00' }).unmatchedBecause).toMatch(/belongs to 2 claims/);
  });

  test('a reference of nothing but zeros names nobody', () => {
    const blank = claim('a', { reference: '', number: '000' });
    expect(match([blank], { to: ['0000'] }).unmatchedBecause).toBe('the reference 0000 is not known');
  });

  test('a claim without a reference is not found by none', () => {
    expect(match([claim('a', { reference: '' })], { to: [''] }).unmatchedBecause).toBe('no reference was stated');
  });

  test('goes before another claim’s invoice number', () => {
    const claims = [claim('a', { reference: '4711' }), claim('b', { number: '4711' })];
    expect(match(claims, { to: ['4711'] }).claimIds).toEqual(['a']);
  });

  test('a reversal finds its claim as a payment does', () => {
    expect(match([claim('a')], { to: ['ocr-a'], kind: 'reversal' }).claimIds).toEqual(['a']);
  });
});

describe('rule 2: the invoice number of just one claim', () => {
  test('is enough', () => {
    expect(match([claim('a', { number: '2016-4711' })], { to: ['2016-4711'] }).claimIds).toEqual(['a']);
  });

  test('counts also where the same figures are the shared reference of others', () => {
    const claims = [claim('a', { reference: '77' }), claim('b', { reference: '77' }), claim('c', { number: '77' })];
    expect(match(claims, { to: ['77'], amount: '1.00' }).claimIds).toEqual(['c']);
  });
});

describe('rule 3: one reference for all of a debtor’s claims', () => {
  const shared = [
    claim('a', { reference: '77', amount: '500.00' }),
    claim('b', { reference: '77', amount: '600.00' }),
    claim('c', { reference: '77', amount: '600.00' }),
  ];

  test('the amount singles out one', () => {
    expect(match(shared, { to: ['77'], amount: '500.00' }).claimIds).toEqual(['a']);
  });

  test.each([['600.00'], ['550.00'], ['1100.00']])('%s singles out none, so a person decides', (amount) => {
    expect(match(shared, { to: ['77'], amount })).toMatchObject({
      claimIds: [],
      unmatchedBecause: 'the reference 77 belongs to 3 claims, and the amount does not single out one',
    });
  });

  const annas = (number: string, amount: string) => claim(number, { reference: '77', amount, debtor: 'anna' });
  const bos = (number: string, amount: string) => claim(number, { reference: '77', amount, debtor: 'bo' });
  const shares = (found: PaymentMatch) => found.shares?.map(({ claimId, amount }) => `${claimId} ${amount.toString()}`);

  test('the sum of several claims of one debtor is for these, each with its invoiced amount', () => {
    // 500.00 + 650.00; no other of 500.00, 600.00 and 650.00 make 1,150.00.
    const found = match([annas('a', '500.00'), annas('b', '600.00'), annas('c', '650.00')], {
      to: ['77'],
      amount: '1150.00',
    });
    expect(shares(found)).toEqual(['a 500.00', 'c 650.00']);
  });

  test('a sum that comes about in two ways is for a person', () => {
    const claims = [annas('a', '500.00'), annas('b', '600.00'), annas('c', '600.00')];
    expect(match(claims, { to: ['77'], amount: '1100.00' }).claimIds).toEqual([]);
  });

  test('equal references of two debtors: the one whose claims make the sum', () => {
    const claims = [annas('a', '500.00'), annas('b', '650.00'), bos('c', '500.00'), bos('d', '700.00')];
    expect(shares(match(claims, { to: ['77'], amount: '1200.00' }))).toEqual(['c 500.00', 'd 700.00']);
    // 500.00 is one of each: a person looks. 650.00 + 500.00 would be of two debtors, or of anna alone.
    expect(match(claims, { to: ['77'], amount: '500.00' }).claimIds).toEqual([]);
    expect(shares(match(claims, { to: ['77'], amount: '1150.00' }))).toEqual(['a 500.00', 'b 650.00']);
    expect(match([annas('a', '500.00'), bos('d', '700.00')], { to: ['77'], amount: '1200.00' }).claimIds).toEqual([]);
  });

  test('what the bank takes back of several is for a person', () => {
    const claims = [annas('a', '500.00'), annas('b', '650.00')];
    expect(match(claims, { to: ['77'], amount: '1150.00', kind: 'reversal' }).claimIds).toEqual([]);
  });

  test('of more than twelve claims a person looks', () => {
    const thirteen = Array.from({ length: 13 }, (_each, at) => annas(`n${at}`, `${2 ** at}.00`));
    expect(match(thirteen, { to: ['77'], amount: '3.00' }).claimIds).toEqual([]);
    expect(shares(match(thirteen.slice(1), { to: ['77'], amount: '6.00' }))).toEqual(['n1 2.00', 'n2 4.00']);
  });

  test('an amount alone never decides', () => {
    expect(match([claim('a', { amount: '500.00' })], { amount: '500.00' }).claimIds).toEqual([]);
  });
});

describe('rule 4: several references', () => {
  const claims = [
    claim('late', { due: '2016-03-01' }),
    claim('early', { due: '2016-01-01' }),
    claim('b', { due: '2016-02-01' }),
  ];

  test('each found claim belongs to it, the oldest first', () => {
    const found = match(claims, { to: ['ocr-late', 'ocr-b', 'ocr-early'] });
    expect(found.claimIds).toEqual(['early', 'b', 'late']);
    expect(found.shares).toBeUndefined();
  });

  test('split as the payer said', () => {
    const found = match(claims, { to: ['ocr-late=500.00', 'ocr-early=700.00'] });
    expect(found.shares?.map(({ claimId, amount }) => `${claimId} ${amount.toString()}`)).toEqual([
      'early 700.00',
      'late 500.00',
    ]);
  });

  test.each([
    [['ocr-late=500.00', 'ocr-early=700.01'], 'more than the payment'],
    [['ocr-late=500.00', 'ocr-early=600.00'], 'less than the payment'],
    [['ocr-late=1300.00', 'ocr-early=-100.00'], 'a deduction among them'],
    [['ocr-late=500.00', 'ocr-early'], 'only in part'],
  ])('%j is no split (%s): from the oldest on', (to) => {
    const found = match(claims, { to });
    expect(found.claimIds).toEqual(['early', 'late']);
    expect(found.shares).toBeUndefined();
  });

  test('an unknown one with its own amount: a person decides', () => {
    expect(match(claims, { to: ['ocr-early=700.00', 'ocr-x=500.00'] })).toMatchObject({
      claimIds: [],
      unmatchedBecause: 'the reference ocr-x is not known',
    });
  });

  test('an unknown one without an amount: the others count', () => {
    expect(match(claims, { to: ['ocr-early', 'ocr-x'] }).claimIds).toEqual(['early']);
  });

  test('none of them known', () => {
    expect(match(claims, { to: ['ocr-x', 'ocr-y'] }).unmatchedBecause).toBe('none of the stated references is known');
  });

  test('the same claim by reference and by number is one claim', () => {
    expect(match(claims, { to: ['ocr-b', 'number-b'] }).claimIds).toEqual(['b']);
  });

  test('due on one day, the order is still the same every time', () => {
    const sameDay = ['c', 'a', 'b'].map((id) => claim(id));
    expect(match(sameDay, { to: ['ocr-b', 'ocr-c', 'ocr-a'] }).claimIds).toEqual(['a', 'b', 'c']);
  });
});

describe('rule 5: nothing was stated, so the text is read', () => {
  test.each([['ocr-a'], ['  ocr-a '], ['number-a']])('a line that is as a whole "%s"', (line) => {
    expect(match([claim('a')], { text: ['Hej', line, 'tack'] }).claimIds).toEqual(['a']);
  });

  test('a number inside a sentence is not read', () => {
    const found = match([claim('a')], { text: ['faktura ocr-a'] });
    expect(found.unmatchedBecause).toBe('no reference was stated, and the text names no single claim');
  });

  test('two claims in the text: a person decides', () => {
    expect(match([claim('a'), claim('b')], { text: ['ocr-a', 'ocr-b'] }).claimIds).toEqual([]);
  });

  test('the same claim on two lines is one claim', () => {
    expect(match([claim('a')], { text: ['ocr-a', 'number-a'] }).claimIds).toEqual(['a']);
  });

  test('a stated reference that is unknown is not made up for by the text', () => {
    expect(match([claim('a')], { to: ['ocr-x'], text: ['ocr-a'] }).claimIds).toEqual([]);
  });
});

test('kronor never pay a claim in kroner', () => {
  expect(match([claim('a', { currency: 'DKK' })], { to: ['ocr-a'] }).unmatchedBecause).toBe(
    'the reference ocr-a belongs to a claim in another currency',
  );
});
