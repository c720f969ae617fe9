import { changedLives, livesUnderOne } from '../../rehearsal/compare-lives';
import type { InvoiceLine } from '../../rehearsal/portfolio-line';

function line(invoice: string): InvoiceLine {
  return { invoice, outcome: 'open', balance: '1200.00', steps: [] } as unknown as InvoiceLine;
}

test('an invoice that only one of two policies takes up is named, with which', () => {
  const [before, after] = [['A1', 'A2'].map(line), ['A2', 'A3'].map(line)];
  expect(changedLives(before, after)).toEqual([]);
  expect(livesUnderOne(before, after)).toEqual([
    { invoice: 'A1', only: 'before' },
    { invoice: 'A3', only: 'after' },
  ]);
  expect(livesUnderOne(before, before)).toEqual([]);
});
