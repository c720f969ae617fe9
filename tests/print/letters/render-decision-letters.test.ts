import { renderLetter } from '../../../print/letters/render-letter';
import type { LetterContent } from '../../../domain/letters/letter';
import { DECISION_LETTERS, type DecisionLetterKind } from '../../../domain/letters/letter-kinds';
import { DecidedClaim, only } from './decided-claim';
import { decisionLetters } from './every-letter';
import { textOfPdf } from '../text-of-pdf';

async function textOf(letter: LetterContent): Promise<string> {
  return textOfPdf(await renderLetter(letter, { compress: false }));
}

describe.each(['SE', 'DK'] as const)('in %s', (country) => {
  const sent = decisionLetters(country);

  test('every kind of letter that a decision sends is among those looked at', () => {
    const kinds = new Set(sent.map(({ kind }) => kind));
    expect(DECISION_LETTERS.filter((kind) => !kinds.has(kind))).toEqual([]);
  });

  test.each(sent.map((letter) => [`${letter.kind} of ${letter.sentOn}`, letter] as const))(
    '%s is whole: creditor, ground, where to ask, and a payment box only where something is to be paid',
    async (_name, letter) => {
      const text = await textOf(letter);
      for (const words of [
        letter.creditor.name,
        letter.creditor.email,
        letter.ground.invoiceNumber,
        letter.ground.description,
        letter.debtor.name,
      ]) {
        expect(text).toContain(words);
      }
      expect(text).not.toMatch(/undefined|NaN|\bnull\b|kr\.\.|,,| {2}|\(\)|\[object|\bden den\b/);
      expect(text.includes(country === 'SE' ? 'Så betalar du' : 'Sådan betaler du')).toBe(letter.payment !== undefined);
      expect(text.includes(country === 'SE' ? 'Specifikation' : 'Opgørelse')).toBe(
        letter.amounts.total.isPositive() && !['instalment-notice', 'plan-reinstated'].includes(letter.kind),
      );
    },
  );
});

const swedish = decisionLetters('SE');
const find = (kind: DecisionLetterKind, which: (letter: LetterContent) => boolean = () => true): LetterContent => {
  const letter = swedish.find((sent) => sent.kind === kind && which(sent));
  if (!letter) throw new Error(`No such ${kind} was sent.`);
  return letter;
};

describe('what the Swedish letters say', () => {
  test('the plan: each instalment and their sum, the fee by its law, and what happens when one is missed', async () => {
    const text = await textOf(find('instalment-plan'));
    expect(text).toContain('en avgift för planen på 170,00 kr (4 § lagen (1981:739))');
    expect(text).toContain('Avgift för avbetalningsplan enligt lag (1981:739), 2016-02-22 170,00');
    expect(text).toContain('1 22 mars 2016 518,59 2 22 april 2016 518,59 3 23 maj 2016 518,59 Sammanlagt 1 555,77');
    expect(text).toContain('2016-01-31 – 2016-02-21 22 1 200,00 8,00 % 5,77');
    expect(text).toContain('du får minst 10 dagar till. Betalar du inte då heller upphör planen');
    expect(text).toContain('Belopp 518,59 kr Första betalningen senast 22 mars 2016');
  });

  test('the notice asks for what is missing of the instalment', async () => {
    const text = await textOf(find('instalment-notice'));
    expect(text).toContain(
      'Avbetalning nr 1, skulle ha betalats senast 2016-03-22 518,59 Betalt av den –200,00 Saknas 318,59',
    );
    expect(text).toContain('Belopp 318,59 kr Betala senast 8 april 2016');
  });

  test('the withdrawal names what it takes back, and what falls away', async () => {
    const text = await textOf(find('withdrawal'));
    expect(text).toContain('Betalningspåminnelse 2016-02-08 Inkassokrav 2016-02-17');
    expect(text).toContain('faller bort: avgifter på 180,00 kr och ränta på 4,46 kr.');
    expect(text).toContain('Kvar att betala 1 200,00');
  });

  test('the credit note: its number, the invoice before and after, and what is owed back', async () => {
    const text = await textOf(find('credit-note', ({ owedBack }) => owedBack !== undefined));
    expect(text).toContain('Kreditnota K-17');
    expect(text).toContain(
      'Fakturabelopp 1 200,00 Krediteras nu, kreditnota K-17 –200,00 Fakturans belopp efter krediteringen 1 000,00',
    );
    // 1,100.00 had been paid of what is 1,000.00 now.
    expect(text).toContain('Vi betalar tillbaka 100,00 kr till dig.');
  });

  test('the answer to an objection says that nothing is done meanwhile', async () => {
    const text = await textOf(find('dispute-received', ({ payment }) => payment === undefined));
    expect(text).toContain('du får inga påminnelser eller krav för det, och vi lämnar det inte till Kronofogden');
  });

  test('a suspension says what ends it, and leaves the fee-free hours alone', async () => {
    const text = await textOf(find('service-change'));
    expect(text).toContain('När 1 200,00 kr är betalt häver vi avstängningen.');
    expect(text).toContain('525 timmar om året');
  });

  test('one of several who owe the claim reads that all of it is owed, once', async () => {
    const text = await textOf({ ...find('deferral'), jointlyLiable: true });
    expect(text).toContain('svarar solidariskt för skulden');
    expect(text).toContain('det ska betalas bara en gång');
  });
});

/** OCA 16.0 printed the whole invoice on its reminders, whatever had been taken off it. */
test('where the rest is due, the gross amount stands nowhere but as the sum of the invoice', async () => {
  const claim = new DecidedClaim();
  claim.credits('2016-01-20', '100.00');
  claim.disputes('2016-02-03', '300.00');
  claim.pays('2016-02-05', '50.00');
  const reminder = only(claim.lives('2016-02-10'), 'reminder');
  // 1,200.00 less 100.00 credited, 300.00 disputed and 50.00 paid.
  expect(reminder.payment?.amount).toEqual(claim.money('750.00'));
  const text = await textOf(reminder);
  expect(text).toContain('Att betala 750,00');
  expect(text).toContain('Belopp 750,00 kr');
  expect(text).toContain('Du har bestritt 300,00 kr.');
  expect(text.match(/1 200,00/g)).toEqual(['1 200,00']);
  expect(text).toContain('Fakturabelopp 1 200,00 kr');
});

test('a plan of two years goes on to a second sheet, and how to pay never stands there alone', async () => {
  const claim = new DecidedClaim();
  claim.plans(
    '2016-01-20',
    '0.00',
    ...Array.from({ length: 24 }, (_, index): readonly [string, string] => {
      const month = (index + 1) % 12;
      return [`${2016 + Math.floor((index + 1) / 12)}-${String(month + 1).padStart(2, '0')}-22`, '50.00'];
    }),
  );
  const text = await textOf(only(claim.letters, 'instalment-plan'));
  expect(text).toContain('24 22 januari 2018 50,00 Sammanlagt 1 200,00');
  expect(text).toContain('Sida 2 av 2');
  expect(text.indexOf('Om något inte stämmer')).toBeGreaterThan(text.lastIndexOf('Nr Betalas senast'));
});

test.each([
  ['SE', ['1001', '2016-02-01', '2016-02-09', '9', '8,00', '2,36', '21 mars 2016']],
  ['DK', ['1001', '01.02.2016', '09.02.2016', '9', '8,05', '2,38', '21. marts 2016']],
] as const)(
  'an invoice for interest in %s states invoice, days, rate, sum and the last day to pay',
  async (country, said) => {
    const [letter] = new DecidedClaim(country).claimsInterest('2016-02-20');
    expect(letter?.payment?.lastDay).toBe('2016-03-21');
    const text = letter ? await textOf(letter) : '';
    for (const words of said) expect(text).toContain(words);
  },
);

test.each([
  ['SE', ['Faktura 1001 är betald', 'avgiften på 60,00 kr och räntan på 2,50 kr', '62,50', '21 mars 2016']],
  ['DK', ['Faktura 1001 er betalt', 'gebyret på 60,00 kr. og renterne på 2,50 kr.', '62,50', '21. marts 2016']],
] as const)(
  'an invoice for charges in %s states invoice, charges, sum and the last day to pay',
  async (country, said) => {
    const [letter] = new DecidedClaim(country).claimsCharges('2016-02-20');
    expect(letter?.payment?.lastDay).toBe('2016-03-21');
    const text = letter ? await textOf(letter) : '';
    for (const words of said) expect(text).toContain(words);
  },
);
