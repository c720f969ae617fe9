import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const ROOT = join(__dirname, '..', '..');
/** What is no room of the program. */
const OTHERS = new Set(['node_modules', 'out', 'dist', 'coverage', 'tests', 'bench', 'bin', 'docs', 'deploy']);

/** The program's own TypeScript files, as paths from the root, in order. */
export function sourceFiles(): string[] {
  return readdirSync(ROOT, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && !OTHERS.has(entry.name))
    .flatMap(({ name }) =>
      readdirSync(join(ROOT, name), { recursive: true, encoding: 'utf8' }).map((below) => join(name, below)),
    )
    .filter((path) => path.endsWith('.ts'))
    .sort();
}

export function textOfSource(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

export function parsed(path: string): ts.SourceFile {
  return ts.createSourceFile(path, textOfSource(path), ts.ScriptTarget.ES2022, true);
}

/** The docstring directly before a node, as one line; empty when there is none. */
export function docOf(node: ts.Node): string {
  const { text } = node.getSourceFile();
  const comments = ts.getLeadingCommentRanges(text, node.pos) ?? [];
  const own = comments.map(({ pos, end }) => text.slice(pos, end)).findLast((comment) => comment.startsWith('/**'));
  return (own ?? '')
    .slice('/**'.length, -'*/'.length)
    .replace(/^\s*\* ?/gm, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** What a file declares under a name, without `as const`. */
export function declared(path: string, name: string): ts.Expression {
  for (const statement of parsed(path).statements) {
    if (!ts.isVariableStatement(statement)) continue;
    for (const { name: own, initializer } of statement.declarationList.declarations) {
      if (own.getText() !== name || !initializer) continue;
      return ts.isAsExpression(initializer) ? initializer.expression : initializer;
    }
  }
  throw new Error(`${path} declares no ${name}.`);
}
