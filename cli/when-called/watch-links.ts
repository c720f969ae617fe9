/** What an operator looks for first, as filters of Temporal UI's list of workflows. */
const QUERIES: readonly (readonly [what: string, query: string])[] = [
  ['waits for a person', 'ExecutionStatus="Running" AND FordringWaitsFor="person"'],
  ['a gate is closed', 'ExecutionStatus="Running" AND FordringWaitsFor="gate"'],
  ['disputed', 'ExecutionStatus="Running" AND FordringWaitsFor="dispute"'],
];

/** Links into the list of workflows, one a line, for whoever starts Fordring. */
export function watchLinks(workflowsPage: string): string[] {
  return QUERIES.map(([what, query]) => `  ${what}: ${workflowsPage}?query=${encodeURIComponent(query)}`);
}
