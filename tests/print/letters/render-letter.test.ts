import type { LetterContent } from '../../../domain/letters/letter';
import { LETTER_STEPS } from '../../../domain/letters/letter-kinds';
import { Money } from '../../../domain/kernel/money';
import { renderLetter } from '../../../print/letters/render-letter';
import { aasby, danishDebtor, live } from './lived-claim';
import { textOfPdf } from '../text-of-pdf';

const childcare = {
  amount: '1200.00',
  issuedOn: '2016-01-01',
  dueOn: '2016-01-31',
  until: '2016-03-10',
  description: 'Barnomsorg, januari 2016',
};
const acrossHalfYears = { ...childcare, issuedOn: '2016-05-21', dueOn: '2016-06-20', until: '2016-08-05' };

function lettersOf(story: Parameters<typeof live>[0], kind: LetterContent['kind']): LetterContent {
  const letter = Object.values(live(story).letters).find((sent) => sent.kind === kind);
  if (!letter) throw new Error(`No ${kind} was sent.`);
  return letter;
}

async function textOf(letter: LetterContent): Promise<string> {
  return textOfPdf(await renderLetter(letter, { compress: false }));
}

describe('the Swedish demand says all that inkassolagen 5 § demands', () => {
  test('in a simple case', async () => {
    const text = await textOf(lettersOf(childcare, 'demand'));
    for (const words of [
      // The creditor, and where to object.
      'Björkviks kommun',
      '212000-0001',
      'Storgatan 1, 999 01 Björkvik',
      'faktura@bjorkvik.example',
      '0999-123 00',
      // The ground.
      'Fakturanummer 2015-004711',
      'Avser Barnomsorg, januari 2016',
      'Fakturadatum 2016-01-01',
      'Förfallodatum 2016-01-31',
      'Fakturabelopp 1 200,00 kr',
      // Principal, interest and costs apart.
      'Kapitalbelopp (obetald del av fakturan) 1 200,00',
      'Dröjsmålsränta 4,46',
      'Inkassoavgift enligt lag (1981:739), 2016-02-17 180,00',
      'Att betala 1 384,46',
      // The interest's period, days, base, rate and sum.
      '2016-01-31 – 2016-02-16 17 1 200,00 8,00 % 4,46',
      // The last day to pay or object, and what follows.
      'bestrida det senast den 26 februari 2016',
      'betalningsföreläggande hos Kronofogden',
      // How to pay.
      'Till bankgiro 5050-1055',
      'OCR-nummer (ange alltid) 123463',
      'Belopp 1 384,46 kr',
      'Betala eller bestrid senast 26 februari 2016',
    ])
      expect(text).toContain(words);
  });

  test('with a line for each of two half-years', async () => {
    const text = await textOf(lettersOf(acrossHalfYears, 'demand'));
    expect(text).toContain('2016-06-20 – 2016-06-30 11 1 200,00 8,00 % 2,89');
    expect(text).toContain('2016-07-01 – 2016-07-06 6 1 200,00 7,50 % 1,47');
    expect(text).toContain('Dröjsmålsränta 4,36');
    expect(text).toContain('Att betala 1 384,36');
  });

  test('and in the warning tells what of the interest has been paid since', async () => {
    const text = await textOf(lettersOf({ ...childcare, payments: [['2016-02-22', '182.00']] }, 'warning'));
    expect(text).toContain('Upplupen ränta 4,46');
    expect(text).toContain('Betalt eller avskrivet av räntan –2,00');
    expect(text).toContain('Dröjsmålsränta 2,46');
    expect(text).toContain('Att betala 1 202,46');
    expect(text).not.toContain('Inkassoavgift');
  });
});

test('the Swedish reminder asks for the invoice amount, without fee, interest or the law on demands', async () => {
  const text = await textOf(lettersOf(childcare, 'reminder'));
  expect(text).toContain('Betalningspåminnelse');
  expect(text).toContain('Att betala 1 200,00');
  expect(text).toContain('Betala senast 18 februari 2016');
  expect(text).toContain('skickar vi ett inkassokrav. Då tillkommer en inkassoavgift på 180,00 kr och dröjsmålsränta');
  expect(text).not.toMatch(/räntelagen|inkassolagen|Så har räntan räknats|1981:739/);
});

test('the suspension notice gives two months and leaves the fee-free hours alone', async () => {
  const text = await textOf(lettersOf(childcare, 'suspension-notice'));
  expect(text).toContain('Varsel om avstängning från barnomsorgen');
  expect(text).toContain('senast den 29 april 2016 kan barnets plats stängas av');
  expect(text).toContain('525 timmar om året');
});

const SERVICE_NOTICES: readonly [string, 'sv' | 'da', LetterContent['consequence'], RegExp][] = [
  [
    'water',
    'sv',
    { type: 'suspension', service: 'water' },
    /Varsel om avstängning av vattnet.*vatten och avlopp.*43 §.*människors hälsa/s,
  ],
  [
    'premises',
    'sv',
    { type: 'suspension', service: 'premises' },
    /Varsel om spärr för lokaler.*spärras från att hyra/s,
  ],
  [
    'water of a step with its own name',
    'sv',
    { type: 'sanction', service: 'water' },
    /Varsel om avstängning av vattnet/,
  ],
  [
    'a service that the policy does not name',
    'sv',
    { type: 'sanction' },
    /Varsel om avstängning.*tjänsten som fakturan gäller/s,
  ],
  [
    'water',
    'da',
    { type: 'suspension', service: 'water' },
    /Varsel om lukning for vandet.*vand og afløb.*lukket for vandet/s,
  ],
  ['premises', 'da', { type: 'suspension', service: 'premises' }, /Varsel om spærring for lokaler.*spærret for leje/s],
  [
    'childcare',
    'da',
    { type: 'suspension', service: 'childcare' },
    /Varsel om ophør af plads i dagtilbud.*barnets plads ophøre/s,
  ],
];

test.each(SERVICE_NOTICES)(
  'the notice of %s (%s) speaks of its own service, with its own day',
  async (_what, language, consequence, says) => {
    const notice = lettersOf(childcare, 'suspension-notice');
    const kind = consequence.type === 'sanction' ? 'sanction-notice' : 'suspension-notice';
    const text = await textOf({ ...notice, kind, language, consequence });
    expect(text).toMatch(says);
    expect(text).toContain(language === 'sv' ? '29 april 2016' : '29. april 2016');
    if (!('service' in consequence) || consequence.service !== 'childcare')
      expect(text).not.toMatch(/barn(ets|omsorgen)/);
  },
);

test.each(['warning', 'suspension-notice'] as const)(
  'a Swedish %s without a demand before it names the due date',
  async (kind) => {
    const { demandedOn, ...undemanded } = lettersOf(childcare, kind);
    expect(demandedOn).toBe('2016-02-17');
    const text = await textOf(undemanded);
    expect(text).toContain('förföll till betalning den 31 januari 2016 och är inte betald');
    expect(text).not.toMatch(/inkassokrav den|Av kravet|den {2}|den för/);
  },
);

test('a small claim is not threatened with Kronofogden', async () => {
  const small = { ...childcare, amount: '310.00' };
  for (const kind of ['demand', 'warning'] as const)
    expect(await textOf(lettersOf(small, kind))).not.toContain('Kronofogden');
});

describe('the Danish reminders', () => {
  const story = { ...childcare, amount: '12345.50', description: 'Dagtilbud, januar 2016', country: 'DK' } as const;

  test('carry the payment line, and Danish letters and figures', async () => {
    const text = await textOf(lettersOf(story, 'reminder'));
    for (const words of [
      'Rykker for betaling',
      'Bjørn Kjærsgård',
      'Ærøhavn',
      'Åsby',
      'At betale 12.345,50',
      'Beløb 12.345,50 kr.',
      '+71<000000000000018+12345678<',
    ]) {
      expect(text).toContain(words);
    }
    expect(text).not.toMatch(/rente|gebyr/i);
  });

  test('the 2nd is the written notice of the hand-over', async () => {
    const text = await textOf(lettersOf(story, 'second-reminder'));
    expect(text).toContain('skriftlige underretning om overdragelsen efter gældsinddrivelseslovens § 2, stk. 4');
  });
});

describe("every step's letter in both languages", () => {
  const demand = lettersOf(acrossHalfYears, 'demand');

  test.each(LETTER_STEPS)('%s fits on one sheet', async (kind) => {
    const letter: LetterContent = { ...demand, kind };
    const danish: LetterContent = {
      ...letter,
      language: 'da',
      creditor: aasby,
      debtor: danishDebtor,
      paymentReference: '000000000000018',
    };
    for (const [version, page] of [
      [letter, 'Sida 1 av 1'],
      [danish, 'Side 1 af 1'],
    ] as const) {
      const text = await textOf(version);
      expect(text).toContain(page);
      expect(text).not.toMatch(/undefined|NaN|kr\.\./);
    }
  });
});

describe('the file', () => {
  const letter = lettersOf(childcare, 'demand');

  test('is the same bytes for the same letter, with no clock in it', async () => {
    const first = await renderLetter(letter);
    await new Promise((resolve) => setTimeout(resolve, 1100));
    expect((await renderLetter(letter)).equals(first)).toBe(true);
  });

  test('has a title, a language, tags and the day of the letter', async () => {
    const source = (await renderLetter(letter, { compress: false })).toString('latin1');
    expect(source).toContain('(Inkassokrav, fakturanummer 2015-004711)');
    expect(source).toContain('/Lang (sv-SE)');
    expect(source).toContain('/Marked true');
    expect(source).toContain('/S /H1');
    expect(source).toContain('D:20160217120000Z');
  });

  test('goes on to further sheets with the table heading repeated', async () => {
    const line = letter.interest?.lines[0];
    if (!line) throw new Error('The demand has no interest.');
    const lines = Array.from({ length: 30 }, () => line);
    const text = await textOf({ ...letter, interest: { lines, accrued: Money.of('133.80', 'SEK') } });
    expect(text.match(/Period Dagar/g)?.length).toBe(2);
    expect(text).toContain('Sida 2 av 2');
  });
});
