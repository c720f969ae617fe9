import { civilDate } from '../../../domain/kernel/civil-date';
import { Money } from '../../../domain/kernel/money';
import type { Currency } from '../../../domain/kernel/money';
import { openItemsSheet, type OpenItemsReport } from '../../../print/reports/open-items-sheet';
import { sheetPdf } from '../../../print/reports/sheet-pdf';
import { textOfPdf } from '../text-of-pdf';

const LONG = 'Bostadsrättsföreningen Södra Hammarbyhamnens Östra Kvarter nr 17 i likvidation';

function list(
  count: number,
  changes: Partial<OpenItemsReport> = {},
  currencies: readonly Currency[] = ['SEK'],
): OpenItemsReport {
  const items = Array.from({ length: count }, (_, at) => {
    const currency = currencies[at % currencies.length] ?? 'SEK';
    return {
      ...{ invoiceNumber: String(1001 + at), invoiceGroup: '62', administrationId: 'school', debtorId: `d${at}` },
      ...{ name: at === 0 ? LONG : '=Åsa Ek', issuedOn: civilDate('2016-01-02'), dueOn: civilDate('2016-02-01') },
      ...{ daysPastDue: 212, bucket: '181-' as const, principal: Money.of('-1200.50', currency) },
      ...{ charges: Money.zero(currency), open: Money.of('-1200.50', currency), doubtful: Money.zero(currency) },
    };
  });
  const days = { asOf: civilDate('2016-08-31'), known: civilDate('2016-09-05') };
  return { name: 'Ekeby kommun', country: 'SE', currency: 'SEK', ...days, items, ...changes };
}

const printed = (report: OpenItemsReport) =>
  sheetPdf(openItemsSheet(report), {
    ...{ creditor: report.name, country: report.country, language: report.language ?? 'sv', asOf: report.asOf },
    compress: false,
  });

test('every page has the heading, the creditor, both days, the columns and its number', async () => {
  const text = textOfPdf(await printed(list(60)));
  const times = (words: string): number => text.split(words).length - 1;
  const pages = times('sida ');
  expect(pages).toBeGreaterThan(1);
  expect(text).toContain(`sida ${pages} av ${pages}`);
  expect(times('Fakturanr')).toBe(pages);
  expect(times('känt till och med')).toBe(pages);
  expect(text).toContain('Ekeby kommun');
  expect(text).toContain('belopp i SEK');
});

test('numbers stand as the country writes them, and words as was asked', async () => {
  const swedish = textOfPdf(await printed(list(1)));
  expect(swedish.replaceAll('\u00a0', ' ')).toContain('-1 200,50');
  const danish = textOfPdf(await printed(list(1, { country: 'DK', language: 'da' })));
  expect(danish).toContain('-1.200,50');
  expect(danish).toContain('Restanceliste');
  expect(textOfPdf(await printed(list(1, { language: 'da' }))).replaceAll('\u00a0', ' ')).toContain('-1 200,50');
});

test('an open-item list names its administration, and has the notes of each row', async () => {
  const [first, ...others] = list(2).items;
  if (!first) throw new Error('a row is missing');
  const notes = [
    { asks: 'cancel' as const, saidOn: civilDate('2016-09-03'), reason: 'moved', state: 'waiting' as const },
    {
      asks: 'refer' as const,
      saidOn: civilDate('2016-09-04'),
      reason: 'late',
      state: 'answered' as const,
      answer: 'no',
    },
  ];
  const changes = {
    administrationId: 'school',
    administrationName: 'Barn och skola',
    items: [{ ...first, notes }, ...others],
  };
  const [row, bare] = openItemsSheet(list(2, changes)).rows;
  expect(row?.at(-1)).toEqual({ text: 'makuleras (2016-09-03): moved; överlämnas (2016-09-04): late (svar: no)' });
  expect(bare?.at(-1)).toBeUndefined();
  const danish = openItemsSheet(list(2, { ...changes, country: 'DK' })).rows[0]?.at(-1);
  expect(danish).toEqual({ text: 'annulleres (03.09.2016): moved; overdrages (04.09.2016): late (svar: no)' });
  const text = textOfPdf(await printed(list(2, changes))).replaceAll(/\s+/g, ' ');
  expect(text).toContain('förvaltning Barn och skola');
  expect(text).toContain('Anteckningar');
});

test('amounts of two currencies are named, and summed apart', async () => {
  const text = textOfPdf(await printed(list(3, {}, ['SEK', 'DKK']))).replaceAll('\u00a0', ' ');
  expect(text).toContain('-1 200,50 DKK');
  expect(text).toContain('-2 401,00 SEK');
  expect(text).not.toContain('belopp i');
});

test('a list without a row is a page, and the same list gives the same bytes', async () => {
  expect(textOfPdf(await printed(list(0)))).toContain('sida 1 av 1');
  const [one, other] = [await printed(list(5)), await printed(list(5))];
  expect(one.equals(other)).toBe(true);
});
