const LONGEST = 500;

/**
 * A refusal in a sentence that may be kept and shown. What PostgreSQL says of data can repeat the data, so only its code
 * and the names of its parts are kept.
 */
export function reasonOf(problem: unknown): string {
  const code = sqlStateOf(problem);
  if (code !== undefined) return `PostgreSQL refused it (${[code, ...partsOf(problem)].join(', ')}).`;
  const text = textOf(problem);
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}

/** With what stands behind it: the engine's client says only there what the engine said. */
function textOf(problem: unknown): string {
  if (!(problem instanceof Error)) return String(problem);
  return problem.cause instanceof Error ? `${problem.message}: ${problem.cause.message}` : problem.message;
}

/** PostgreSQL's five characters for what went wrong; nothing for any other problem. */
export function sqlStateOf(problem: unknown): string | undefined {
  const code: unknown = problem instanceof Error && 'code' in problem ? problem.code : undefined;
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) && 'severity' in (problem as object) ? code : undefined;
}

function partsOf(problem: unknown): string[] {
  const { table, column, constraint } = problem as Readonly<Record<'table' | 'column' | 'constraint', unknown>>;
  return [table, column, constraint].filter((part): part is string => typeof part === 'string');
}
