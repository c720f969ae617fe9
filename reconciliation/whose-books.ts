import type { BooksSaid } from '../formats/tables/source';
import { endOf, startOf, type Period } from './period';
import type { PeriodRule } from './recipe';
import type { BrokenRule } from './result';
import type { SourceTally } from './source-tally';

export const OTHER_CREDITOR_RULE = 'a file is of the creditor’s own books';
export const OTHER_YEAR_RULE = 'a file is of the fiscal year of the period';

/** What a file is held against: the period, how rows count in it, and the creditor’s number where one is known. */
export interface OwnerOfBooks {
  readonly period: Period;
  readonly counts: PeriodRule['counts'];
  readonly organisationNumber: string | undefined;
}

/**
 * A SIE file says whose books it has, and of which fiscal year. The books of another creditor tie with nothing of ours but by
 * chance. Those of another year tie up to a day before the period: what lies between is in neither file, and nobody sees it.
 */
export function booksOfOthers(tallies: ReadonlyMap<string, SourceTally>, owner: OwnerOfBooks): BrokenRule[] {
  return [...tallies].flatMap(([file, tally]) => {
    const others = tally.ofBooks.filter((said) => isOfAnother(said, owner));
    return [
      ...rule(
        OTHER_CREDITOR_RULE,
        file,
        tally,
        others.map((said) => saysOwner(said, owner)),
      ),
      ...rule(OTHER_YEAR_RULE, file, tally, yearsApart(tally.ofBooks, owner)),
    ];
  });
}

function rule(name: string, file: string, { title }: SourceTally, says: readonly string[]): BrokenRule[] {
  if (says.length === 0) return [];
  return [{ rule: name, cites: ['S002-88'], source: title, file, lines: says.length, firstLines: [], says }];
}

function isOfAnother({ organisationNumber: said }: BooksSaid, { organisationNumber: own }: OwnerOfBooks): boolean {
  return own !== undefined && said !== '' && digitsOf(said) !== digitsOf(own);
}

/** `212000-0001` and `162120000001`, with the century of an organisation before it, are one number. */
function digitsOf(organisationNumber: string): string {
  return organisationNumber.replace(/\D/g, '').replace(/^16(?=\d{10}$)/, '');
}

function saysOwner({ organisationNumber, name }: BooksSaid, { organisationNumber: own = '' }: OwnerOfBooks): string {
  return `the file says that it has the books of ${name === '' ? 'an organisation' : name} (${organisationNumber}), and the creditor is ${own}`;
}

/** The days that must lie in a fiscal year of one of the files: balances stand on the last, movements begin on the first. */
function yearsApart(files: readonly BooksSaid[], { period, counts }: OwnerOfBooks): string[] {
  const years = files.flatMap(({ year }) => (year ? [year] : []));
  if (years.length === 0 || years.length < files.length || counts === 'always') return [];
  const days = counts === 'until' ? [endOf(period)] : [startOf(period), endOf(period)];
  const missing = days.find((day) => !years.some(({ from, to }) => from <= day && day <= to));
  if (missing === undefined) return [];
  const said = years.map(({ from, to }) => `${from} to ${to}`).join(', ');
  return [`the file is of the fiscal year ${said}, which does not have ${missing}`];
}
