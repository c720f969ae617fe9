import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { civilDate } from '../../../domain/kernel/civil-date';
import type { DatedFigures } from '../../../policies/statutes/statutory-figure';
import { STATUTE_BOOK } from '../../../policies/statutes/statute-book';

const STATUTES = join(__dirname, '../../../policies/statutes');
const CALENDARS = join(__dirname, '../../../policies/calendars');

function isDatedFigures(value: unknown): value is DatedFigures<unknown> {
  return typeof value === 'object' && value !== null && 'figures' in value && Array.isArray(value.figures);
}

/** Every table of figures that a file of the folder exports, alone or keyed by country or kind. */
function exportedTables(file: string): DatedFigures<unknown>[] {
  const exported = Object.values(jest.requireActual<Record<string, unknown>>(join(STATUTES, file)));
  return exported.flatMap((value) => {
    if (isDatedFigures(value)) return [value];
    return typeof value === 'object' && value !== null ? Object.values(value).filter(isDatedFigures) : [];
  });
}

describe('every figure of the law', () => {
  test.each(STATUTE_BOOK.map((dated) => [dated.name, dated] as const))('%s', (_, dated) => {
    expect(dated.chosenBy).not.toBe('');
    expect(dated.figures).not.toHaveLength(0);
    let previousEnd: string | undefined = '0000-00-00';
    for (const figure of dated.figures) {
      expect(figure.paragraph).toMatch(/§|BEK|förordning|no paragraph/);
      expect(civilDate(figure.from)).toBe(figure.from);
      expect(figure.source).not.toBe('');
      // In order and without overlap: a figure still in force has no successor.
      expect(previousEnd !== undefined && figure.from > previousEnd).toBe(true);
      if (figure.until !== undefined) expect(figure.until > figure.from).toBe(true);
      previousEnd = figure.until;
    }
  });

  test('stands in the statute book', () => {
    const tables = readdirSync(STATUTES)
      .filter((file) => file !== 'statute-book.ts')
      .flatMap(exportedTables);
    expect(new Set(tables)).toEqual(new Set(STATUTE_BOOK));
    expect(tables).toHaveLength(STATUTE_BOOK.length);
  });

  test('has a name of its own', () => {
    expect(new Set(STATUTE_BOOK.map(({ name }) => name)).size).toBe(STATUTE_BOOK.length);
  });
});

test('statutes and calendars know no clock, no world and no engine', () => {
  for (const folder of [STATUTES, CALENDARS]) {
    for (const file of readdirSync(folder)) {
      const text = readFileSync(join(folder, file), 'utf8');
      expect(text).not.toMatch(/new Date\(|Date\.now|Math\.random|parseFloat|from 'node:|@temporalio|process\./);
    }
  }
});
