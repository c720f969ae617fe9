import { civilDate } from '../../../domain/kernel/civil-date';
import { Money } from '../../../domain/kernel/money';
import type { Sheet, SheetCell } from '../../../formats/sheets/sheet';
import { completenessSheet, type CompletenessReport } from '../../../print/reports/completeness-sheet';

const kronor = (amount: string) => Money.of(amount, 'SEK');
const of = (count: number, sum: string) => ({ count, sum: kronor(sum) });
const NONE = of(0, '0.00');

const SYSTEM: CompletenessReport['systems'][number]['system'] = {
  ...{ sourceSystemId: 'procapita', name: 'Procapita', owner: 'school', interface: 'CSV', delivers: 'child care' },
  ...{ calendar: { every: 'month' as const, bankingDaysAfter: 3 }, since: civilDate('2016-09-01'), agreedBy: 'Skolan' },
};

const CAME = {
  ...{
    sourceSystemId: 'procapita',
    period: '2016-11',
    arrivedOn: civilDate('2016-12-02'),
    currency: 'SEK',
    sha256: '',
  },
};

/** November: a file that lacked an invoice was refused and came again whole; one of its three invoices never reached the engine. */
const NOVEMBER: CompletenessReport = {
  ...{ creditorId: 'town', name: 'Town', country: 'SE', currency: 'SEK', asOf: civilDate('2016-12-06') },
  period: '2016-11',
  systems: [
    {
      system: SYSTEM,
      awaited: [
        {
          period: '2016-11',
          endsOn: civilDate('2016-11-30'),
          dueOn: civilDate('2016-12-05'),
          state: 'in-time' as const,
        },
      ],
      deliveries: [
        {
          ...{ ...CAME, deliveryNumber: 1, deliveryId: 'nov', outcome: 'refused' as const },
          ...{ reason: 'Delivery nov: ask the source.', told: { count: 3, sum: '3600.00' } },
          received: { count: 2, sum: '2400.00' },
        },
        {
          ...{ ...CAME, deliveryNumber: 2, deliveryId: 'nov', outcome: 'taken' as const },
          ...{ told: { count: 3, sum: '3600.00' }, received: { count: 3, sum: '3600.00' } },
          counted: {
            ...{ deliveryNumber: 2, known: NONE, registered: of(3, '3600.00'), takenBack: NONE },
            ...{ booked: of(3, '3600.00'), exported: of(3, '3600.00'), toExport: NONE, followed: of(2, '2400.00') },
            lost: [{ invoiceNumber: '5', at: 'not-followed', amount: kronor('1200.00') }],
          },
        },
      ],
      findings: [],
    },
  ],
  journal: { all: of(4, '4000.00'), ofNoDelivery: of(1, '400.00') },
  cutOff: {
    postings: [],
    effect: { receivables: kronor('0.00'), result: kronor('0.00'), isMaterial: 'none' },
  },
};

const inWords = (cell: SheetCell): string => {
  if (cell === undefined) return '';
  if ('text' in cell) return cell.text;
  if ('date' in cell) return cell.date;
  if ('count' in cell) return String(cell.count);
  return 'money' in cell ? cell.money.toString() : '';
};
/** A row of the sheet by the words in its first cell, the cells that are blank left out. */
const rowsOf = ({ rows, sums = [] }: Sheet): string[] =>
  [...rows, ...sums].map((row) => row.map(inWords).filter(Boolean).join(' | '));

test('a delivery that was refused and came again is counted once in the total, which ties with the journal', () => {
  const rows = rowsOf(completenessSheet({ ...NOVEMBER, language: 'en' }));
  // Told, in the file, before, registered, taken back, journal, exported, to export, followed, lost.
  const figures = '3 | 3600.00 | 3 | 3600.00 | 0 | 3 | 3600.00 | 0 | 3 | 3600.00 | 3 | 3600.00 | 0 | 2 | 1 | 1200.00';
  expect(rows.find((row) => row.includes('2016-12-02') && row.includes('| 0 |'))).toContain(figures);
  expect(rows.at(-3)).toContain(figures);
  // Three of deliveries and one of none are the four of the journal.
  expect(rows.at(-2)).toMatch(/\| 4 \| 4000.00$/);
  expect(rows.at(-1)).toMatch(/\| 1 \| 400.00$/);
});

test('a lost invoice has a row of its own with its number and its amount', () => {
  const rows = rowsOf(completenessSheet(NOVEMBER));
  expect(rows.filter((row) => /\b5\b.*$/.test(row) && row.includes('1 | 1200.00 |'))).toHaveLength(1);
});

test('why a file was refused is said in the language of the report', () => {
  const text = rowsOf(completenessSheet(NOVEMBER)).join('\n');
  expect(text).not.toContain('ask the source');
});

test('where no source tells how many invoices come, the total of what was told is blank and no nought', () => {
  const [system] = NOVEMBER.systems;
  const silent = { ...system!, deliveries: system!.deliveries.slice(1).map((delivery) => ({ ...delivery, told: {} })) };
  const rows = rowsOf(completenessSheet({ ...NOVEMBER, systems: [silent] }));
  expect(rows.at(-3)).toMatch(/^\S+ \| 3 \| 3600.00 \| 0 \|/);
});
