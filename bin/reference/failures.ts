import { EXIT_OF } from '../../cli/refusals';
import { FAULT_KINDS } from '../../domain/kernel/fault';
import { faultClasses, kindDocs } from './fault-classes';
import { code, page, table } from './markdown';

/** Every fault of the program, with its kind, its exit code, when it is thrown and what to do. */
export function failuresPage(): string {
  const meaning = kindDocs();
  return page(
    'Failures',
    'A fault is what goes wrong in a way that the program foresees. A person is told its sentence; a bug shows its stack ' +
      'and ends a command with exit code 1. An activity that fails for good carries the name of the fault as the type of ' +
      'its failure, and the kind as its detail.',
    '## Kinds',
    table(
      ['kind', 'meaning'],
      FAULT_KINDS.map((kind) => [code(kind), meaning.get(kind) ?? '']),
    ),
    '## Faults',
    table(
      ['name', 'kind', 'exit code', 'when, and what to do'],
      faultClasses().map(({ className, kind, doc }) => [code(className), kind ?? '', exitCodeOfKind(kind), doc]),
    ),
  );
}

function exitCodeOfKind(kind: string | undefined): string {
  const known = FAULT_KINDS.find((one) => one === kind);
  return known ? String(EXIT_OF[known]) : '';
}
