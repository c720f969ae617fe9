import ts from 'typescript';
import { EXIT_OF } from '../../cli/refusals';
import { FAULT_KINDS } from '../../domain/kernel/fault';
import { code, page, table } from './markdown';
import { declared, docOf } from './source';

/** What each exit code says, and which kinds of fault lead to it. */
export function exitCodesPage(): string {
  const list = declared('cli/exit-codes.ts', 'EXIT');
  if (!ts.isObjectLiteralExpression(list)) throw new Error('EXIT is an object.');
  const rows = list.properties.filter(ts.isPropertyAssignment).map((property) => {
    const exitCode = property.initializer.getText();
    const kinds = FAULT_KINDS.filter((kind) => String(EXIT_OF[kind]) === exitCode);
    return [exitCode, code(property.name.getText()), docOf(property), kinds.map(code).join(', ')];
  });
  return page(
    'Exit codes',
    'What `fordring` tells the shell. [Failures](failures.md) lists the faults of each kind.',
    table(['code', 'name', 'meaning', 'kinds of fault'], rows),
  );
}
