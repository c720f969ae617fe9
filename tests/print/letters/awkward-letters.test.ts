import fc from 'fast-check';
import type { LetterContent } from '../../../domain/letters/letter';
import { AddressTooLong } from '../../../print/letters/address-window';
import { renderLetter } from '../../../print/letters/render-letter';
import { CharacterNotPrintable } from '../../../print/paper/printable-text';
import { isInWideTypeface } from '../../../print/paper/wide-typeface';
import { placesOfTexts } from '../places-of-texts';
import { textOfPdf } from '../text-of-pdf';
import { everyLetter } from './every-letter';

const MILLIMETRE = 72 / 25.4;
/** What an envelope shows: 80 mm by 35 mm, 45 mm from the sheet's top. */
const WINDOW = { top: 45 * MILLIMETRE, bottom: 80.5 * MILLIMETRE, left: { SE: 110, DK: 20 } };

const COUNTRIES = ['SE', 'DK'] as const;
type Country = (typeof COUNTRIES)[number];

const pdfOf = (letter: LetterContent): Promise<Buffer> => renderLetter(letter, { compress: false });

/** A letter that asks for money. */
function asking(country: Country): LetterContent {
  const letter = everyLetter(country).find(({ payment }) => payment !== undefined);
  if (!letter) throw new Error('None asks for money.');
  return letter;
}

const to = (letter: LetterContent, debtor: Partial<LetterContent['debtor']>): LetterContent => ({
  ...letter,
  debtor: { ...letter.debtor, ...debtor },
});

describe.each(COUNTRIES)('a letter without a reference in %s', (country) => {
  const [ocr, fik] = [/OCR-nummer|Betalings-ID/, /\+7[15]</];
  const stateNumber = country === 'SE' ? 'Fakturanummer (ange alltid)' : 'Fakturanummer (skal angives)';
  const letters = everyLetter(country);

  test.each(letters.map((letter) => [`${letter.kind} of ${letter.sentOn}`, letter] as const))(
    '%s says to state the invoice number, and no label stands without a value',
    async (_name, letter) => {
      for (const paymentReference of ['', ' ']) {
        const text = textOfPdf(await pdfOf({ ...letter, paymentReference }));
        expect(text).not.toMatch(ocr);
        expect(text).not.toMatch(fik);
        expect(text).not.toMatch(/samma referens|samme reference/);
        expect(text.includes(`${stateNumber} ${letter.ground.invoiceNumber}`)).toBe(letter.payment !== undefined);
      }
    },
  );

  test('leaves out what the letterhead and the invoice do not tell', async () => {
    const letter = asking(country);
    const text = textOfPdf(
      await pdfOf({
        ...letter,
        creditor: { ...letter.creditor, phone: '', office: ' ' },
        ground: { ...letter.ground, description: '' },
      }),
    );
    expect(text).not.toMatch(/Telefon E-|Avser|Vedrører/);
  });
});

test('a Danish reference that is no identification of the card type makes no payment line', async () => {
  const text = textOfPdf(await pdfOf({ ...asking('DK'), paymentReference: '12345' }));
  expect(text).not.toContain('+71<');
  expect(text).toContain('Fakturanummer (skal angives) 2015-004711');
});

describe.each(COUNTRIES)('in %s, names and addresses of any length', (country) => {
  const letter = asking(country);
  const line = fc.string({ unit: fc.constantFrom('W', 'ö', 'a', ' ', 'Ж', 'ł'), minLength: 1, maxLength: 200 });
  const debtor = fc.record({
    name: line.filter((name) => name.trim() !== ''),
    addressLines: fc.array(line, { maxLength: 6 }),
    city: fc.string({ unit: fc.constantFrom('B', 'ø', ' '), maxLength: 100 }),
  });

  test('stay in the window and on the sheet, or the letter is refused', async () => {
    await fc.assert(
      fc.asyncProperty(debtor, async (given) => {
        const pdf = await pdfOf(to(letter, given)).catch((problem: unknown) => problem);
        if (pdf instanceof AddressTooLong) {
          expect(given.addressLines.join('').length).toBeGreaterThan(200);
          return;
        }
        if (!Buffer.isBuffer(pdf)) throw pdf;
        const texts = placesOfTexts(pdf);
        for (const { x, y } of texts) {
          expect(y).toBeLessThan(297 * MILLIMETRE);
          expect(x).toBeLessThan(190.5 * MILLIMETRE);
        }
        const left = WINDOW.left[country] * MILLIMETRE;
        const inColumn = texts.filter(({ x, y, page }) => page === 1 && Math.abs(x - left) < 1 && y > WINDOW.top);
        expect(inColumn.length).toBeGreaterThan(0);
        const address = inColumn.slice(
          0,
          inColumn.findIndex(({ size }) => size > 11),
        );
        for (const { y } of country === 'DK' ? address : inColumn) expect(y).toBeLessThan(WINDOW.bottom);
      }),
      { numRuns: 60 },
    );
  });

  test('a name that the window cannot show whole is told whole below', async () => {
    const name = `Stiftelsen ${'Nordanvindens barnbarnsfond '.repeat(24).trim()} slut`;
    const text = textOfPdf(await pdfOf(to(letter, { name })));
    expect(text).toContain(`${country === 'SE' ? 'Till' : 'Til'} ${name}`);
    expect(text).toContain('…');
    expect(text).toContain(letter.debtor.addressLines.join(' '));
  });

  test('an address that the post could not read is refused, without repeating it', async () => {
    const addressLines = Array.from({ length: 12 }, () => 'Hemliga gatan');
    const refusal: unknown = await pdfOf(to(letter, { addressLines })).catch((problem: unknown) => problem);
    expect(refusal).toBeInstanceOf(AddressTooLong);
    expect(String(refusal)).not.toContain('Hemliga');
  });

  test('a long letterhead and invoice number add no sheet', async () => {
    const long = 'Kommunalförbundet för lång text '.repeat(6).trim();
    const text = textOfPdf(
      await pdfOf({
        ...letter,
        paymentReference: '',
        creditor: { ...letter.creditor, name: long, office: long, addressLines: [long, long, long, long] },
        ground: { ...letter.ground, invoiceNumber: '1234567890'.repeat(12) },
      }),
    );
    expect(text).toMatch(/Sida? 1 av 1|Side 1 af 1|Sida 2 av 2|Side 2 af 2/);
    expect(text).not.toMatch(/(Sida|Side) 3/);
  });
});

describe('the scripts of names', () => {
  const letter = asking('SE');

  test.each([
    'Łucja Wałęsa Šarić',
    'Nguyễn Thị Hằng',
    'Юлия Ёлкина',
    'Αθηνά Νεράτζη',
    'Գագիկ',
    'გია',
    'Kárášjohka Ŋŧđ',
  ])('%s is printed as written', async (name) => {
    const printed = textOfPdf(await pdfOf(to(letter, { name }))).normalize('NFC');
    expect(printed).toContain(name.normalize('NFC'));
  });

  test.each([
    ['محمد', 'U+0645 (Arabic)'],
    ['שרה', 'U+05E9 (Hebrew)'],
    ['สมชาย', 'U+0E2A (Thai)'],
    ['王伟', 'U+738B (Han)'],
    ['김', 'U+AE40 (Hangul)'],
    ['ሰላም', 'U+1230 (Ethiopic)'],
    ['Anna \u{1F600}', 'U+1F600'],
    ['Anna \u0007', 'U+0007'],
  ])('%s is refused with its reason, never printed as boxes', async (name, told) => {
    const refusal: unknown = await pdfOf(to(letter, { name })).catch((problem: unknown) => problem);
    expect(refusal).toBeInstanceOf(CharacterNotPrintable);
    expect(String(refusal)).toContain(told);
    expect(String(refusal)).not.toContain(name);
  });

  test('whatever a name is made of, it is printed without a box, or refused', async () => {
    const letters = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 3 });
    const european = fc.string({
      unit: fc.integer({ min: 0x20, max: 0x20bf }).map((code) => String.fromCodePoint(code)),
      minLength: 1,
      maxLength: 3,
    });
    await fc.assert(
      fc.asyncProperty(fc.oneof(letters, european), async (name) => {
        const pdf = await pdfOf(to(letter, { name: `A${name}` })).catch((problem: unknown) => problem);
        if (pdf instanceof CharacterNotPrintable) return;
        if (!Buffer.isBuffer(pdf)) throw pdf;
        textOfPdf(pdf);
      }),
      { numRuns: 150 },
    );
  });

  test('every letter of the wide typeface is there, in both weights', async () => {
    const all = Array.from({ length: 0x10000 }, (_, code) => code)
      .filter((code) => (code < 0xd800 || code > 0xdfff) && isInWideTypeface(String.fromCharCode(code)))
      .map((code) => String.fromCharCode(code));
    expect(all.length).toBeGreaterThan(1500);
    for (let from = 0; from < all.length; from += 60) {
      const name = all.slice(from, from + 60).join(' ');
      textOfPdf(await pdfOf({ ...to(letter, { name }), ground: { ...letter.ground, description: name } }));
    }
  });

  test('the same letter is the same bytes in the wide typeface, too', async () => {
    const greek = to(letter, { name: 'Αθηνά' });
    expect((await renderLetter(greek)).equals(await renderLetter(greek))).toBe(true);
  });
});
