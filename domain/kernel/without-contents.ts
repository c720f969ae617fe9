/** What a database tells of the rows and statements that it refused: names, free text, whole lines. */
const TELLING = ['detail', 'where', 'hint', 'internalQuery', 'query', 'parameters', 'dataToSend'] as const;
/** Class 22: a value that cannot be read. 42601: a statement that cannot be read. Both repeat what they refuse. */
const REPEATING = /^(22...|42601)$/;
const QUOTED = /["'«»„“”‘’`].*["'«»„“”‘’`]/su;
const DEEPEST = 10;

/**
 * The same error without what stands in the data: every error passes here before anything is logged or told to the
 * engine. PostgreSQL repeats rows in `detail` and `where`, and values in the message of some refusals; the JSON parser
 * repeats the text around its mistake. Code, constraint, table and column stay. What is no error is passed on as it is.
 */
export function withoutContents(problem: unknown, depth = 0): unknown {
  if (!(problem instanceof Error) || depth > DEEPEST) return problem;
  takeOff(problem);
  withoutContents(problem.cause, depth + 1);
  if (problem instanceof AggregateError) for (const each of problem.errors) withoutContents(each, depth + 1);
  return problem;
}

function takeOff(error: Error & { code?: unknown }): void {
  if (isOfDatabase(error)) {
    for (const field of TELLING) Reflect.deleteProperty(error, field);
    if (typeof error.code === 'string' && REPEATING.test(error.code)) reword(error, error.message.replace(QUOTED, '…'));
  } else if (error instanceof SyntaxError && / JSON\b/.test(error.message)) {
    reword(error, 'The text is no JSON.');
  }
}

/** PostgreSQL names a severity with each error, and nobody else does. */
function isOfDatabase(error: Error): boolean {
  return 'severity' in error && 'code' in error;
}

function reword(error: Error, message: string): void {
  const { message: before, stack } = error;
  error.message = message;
  if (stack !== undefined) error.stack = stack.replace(before, () => message);
}
