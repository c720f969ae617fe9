import { join } from 'node:path';
import type { ErrorClass } from '../../bin/reference/fault-classes';
import type { Fault } from '../../domain/kernel/fault';

const ROOT = join(__dirname, '..', '..');

const SENTENCE = 'so it is';

/** What a class is made from, where a sentence alone will not do. */
const GIVEN: Readonly<Record<string, readonly unknown[]>> = {
  InputRefused: [SENTENCE, [{ line: 3, message: 'wrong' }]],
  DecisionRefused: [{ refused: 'not-open', message: SENTENCE }],
  RunRefused: ['no-file', SENTENCE],
  ConfigurationRefused: [[SENTENCE]],
};

type Loaded = Readonly<Record<string, new (...given: readonly unknown[]) => Fault>>;

/** A fault of a class, as its file exports it. */
export async function madeFault({ path, className }: ErrorClass): Promise<Fault> {
  const Class = ((await import(join(ROOT, path))) as Loaded)[className];
  if (!Class) throw new Error(`${path} exports no ${className}.`);
  return new Class(...(GIVEN[className] ?? [SENTENCE]));
}
