import type { RecipeSource } from './recipe-source';
import type { AcceptedFinding, BrokenRule } from './result';
import type { Cells, SourceRow } from './row';

/** Of lines that a result tells one by one. */
export const MOST_LINES_TOLD = 100;

/** Where a line stands. */
export type Place = Pick<SourceRow, 'line' | 'file'>;

interface Broken {
  lines: number;
  readonly first: Place[];
  /** Of the first, where the rule says more. */
  readonly says: string[];
}

/** The lines of one file that break a rule of its source. */
export class BrokenLines {
  private readonly source: RecipeSource;
  private readonly endsOn: string;
  private readonly broken = new Map<string, Broken>();
  /** What the lines so far have named of each bound. */
  private readonly named = new Map<string, Set<string>>();

  /** `endsOn` is the last day of the period. */
  constructor(source: RecipeSource, endsOn: string) {
    this.source = source;
    this.endsOn = endsOn;
  }

  /** Holds a line against every rule. */
  look(line: Place, fields: Cells): void {
    for (const { rule, isBroken, says } of this.source.rules ?? []) {
      if (isBroken(fields, this.endsOn)) this.add(rule, line, says?.(fields));
    }
    for (const { rule, of, atMost } of this.source.bounds ?? []) {
      const name = of(fields);
      if (name === '') continue;
      const named = this.named.get(rule) ?? new Set();
      this.named.set(rule, named);
      if (named.size < atMost) named.add(name);
      else if (!named.has(name)) this.add(rule, line, name);
    }
  }

  add(rule: string, { line, file }: Place, says?: string): void {
    const found = this.broken.get(rule) ?? { lines: 0, first: [], says: [] };
    found.lines += 1;
    if (found.first.length < MOST_LINES_TOLD) {
      found.first.push({ line, ...(file !== undefined && { file }) });
      if (says !== undefined) found.says.push(says);
    }
    this.broken.set(rule, found);
  }

  /** The rules that are broken and that nobody has accepted so. */
  told(file: string): BrokenRule[] {
    return [...this.broken.keys()].flatMap((rule) => {
      const of = this.ruleOf(rule);
      if (of?.isAccepted) return [];
      return [{ ...this.brokenBy(rule, file), ...(of?.finding && { finding: of.finding }) }];
    });
  }

  accepted(file: string): AcceptedFinding[] {
    return [...this.broken.keys()].flatMap((rule) => {
      const { finding, isAccepted = false } = this.ruleOf(rule) ?? {};
      return finding && isAccepted ? [{ ...this.brokenBy(rule, file), finding }] : [];
    });
  }

  private ruleOf(rule: string) {
    return this.source.rules?.find((one) => one.rule === rule);
  }

  private brokenBy(rule: string, file: string): BrokenRule {
    const { lines, first, says } = this.broken.get(rule) ?? { lines: 0, first: [], says: [] };
    return {
      rule,
      cites: (this.ruleOf(rule) ?? this.source.bounds?.find((one) => one.rule === rule))?.cites ?? ['S004-105'],
      source: this.source.title,
      file,
      lines,
      ...placesOf(first),
      ...(says.length > 0 && { says }),
    };
  }
}

/** Their lines, and the files of those where the source is in parts. */
export function placesOf(places: readonly Place[]): Pick<BrokenRule, 'firstLines' | 'firstFiles'> {
  const firstLines = places.map(({ line }) => line);
  const firstFiles = places.map(({ file = '' }) => file);
  return firstFiles.every((file) => file === '') ? { firstLines } : { firstLines, firstFiles };
}
