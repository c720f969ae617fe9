/** A number with its noun: `1 invoice`, `2 invoices`. An irregular plural is given. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`;
}
