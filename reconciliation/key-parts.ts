import type { Recipe } from './recipe';
import type { Cells } from './row';

/**
 * Finds by which columns a run can compare. A part `account?` counts only where every file names it; of `claim|day` the
 * first counts that every file names, and the last where none does.
 */
export class KeyParts {
  private readonly parts: readonly Part[];
  private readonly columnsOfRecipe: readonly string[];
  private readonly named = new Map<string, Set<string>>();

  constructor(recipe: Recipe) {
    this.parts = recipe.key.map(partOf);
    this.columnsOfRecipe = [...new Set(this.parts.flatMap(({ columns }) => columns))];
  }

  /** A row of a file. A file without rows names nothing and hinders nothing. */
  see(file: string, fields: Cells): void {
    let named = this.named.get(file);
    if (!named) {
      named = new Set();
      this.named.set(file, named);
    }
    if (named.size === this.columnsOfRecipe.length) return;
    for (const column of this.columnsOfRecipe) {
      if ((fields[column] ?? '') !== '') named.add(column);
    }
  }

  get columns(): string[] {
    return this.parts.flatMap(({ columns, isOptional }) => {
      const [named] = columns.filter((column) => this.isNamedByAll(column));
      const last = isOptional ? undefined : columns.at(-1);
      const chosen = named ?? last;
      return chosen === undefined ? [] : [chosen];
    });
  }

  private isNamedByAll(column: string): boolean {
    return [...this.named.values()].every((named) => named.has(column));
  }
}

/** Those of the columns that a list of causes names. */
export function columnsNamed(rows: readonly { readonly fields: Cells }[], columns: readonly string[]): string[] {
  return columns.filter((column) => rows.some(({ fields }) => (fields[column] ?? '') !== ''));
}

interface Part {
  readonly columns: readonly string[];
  readonly isOptional: boolean;
}

function partOf(part: string): Part {
  const isOptional = part.endsWith('?');
  return { columns: (isOptional ? part.slice(0, -1) : part).split('|'), isOptional };
}
