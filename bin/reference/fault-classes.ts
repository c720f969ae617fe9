import ts from 'typescript';
import { FAULT_KINDS, type FaultKind } from '../../domain/kernel/fault';
import { declared, docOf, parsed, sourceFiles, textOfSource } from './source';

/** A class as its file declares it. */
export interface ErrorClass {
  readonly path: string;
  readonly className: string;
  /** What its instances are called; undefined when the class does not say. */
  readonly name: string | undefined;
  /** As written, so that a kind that does not exist is seen. */
  readonly kind: string | undefined;
  readonly doc: string;
}

/** Every class of the program that extends `Fault`, in order of name. */
export function faultClasses(): ErrorClass[] {
  return classesExtending('Fault');
}

/** Every class of the program that directly extends the class of that name, in order of name. */
export function classesExtending(base: string): ErrorClass[] {
  return sourceFiles()
    .filter((path) => textOfSource(path).includes(`extends ${base}`))
    .flatMap((path) => classesIn(path, base))
    .sort((one, other) => (one.className < other.className ? -1 : 1));
}

/** What each kind means, by the docstrings of `FAULT_KINDS`. */
export function kindDocs(): ReadonlyMap<FaultKind, string> {
  const list = declared('domain/kernel/fault.ts', 'FAULT_KINDS');
  if (!ts.isArrayLiteralExpression(list)) throw new Error('FAULT_KINDS is a list.');
  return new Map(FAULT_KINDS.map((kind, index) => [kind, docOf(list.elements[index] ?? list)]));
}

function classesIn(path: string, base: string): ErrorClass[] {
  const found: ErrorClass[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isClassDeclaration(node) && node.name && extendsClass(node, base))
      found.push({
        path,
        className: node.name.text,
        name: fieldOf(node, 'name'),
        kind: fieldOf(node, 'kind'),
        doc: docOf(node),
      });
    ts.forEachChild(node, visit);
  };
  visit(parsed(path));
  return found;
}

function extendsClass(node: ts.ClassDeclaration, base: string): boolean {
  return (node.heritageClauses ?? []).some(
    ({ token, types }) =>
      token === ts.SyntaxKind.ExtendsKeyword && types.some(({ expression }) => expression.getText() === base),
  );
}

function fieldOf(node: ts.ClassDeclaration, field: string): string | undefined {
  for (const member of node.members) {
    if (!ts.isPropertyDeclaration(member) || member.name.getText() !== field || !member.initializer) continue;
    if (ts.isStringLiteral(member.initializer)) return member.initializer.text;
  }
  return undefined;
}
