/** The value as JSON has it (money as text), without the keys named: for comparing what was written with what is read. */
export function plain(value: unknown, ...left: readonly string[]): unknown {
  return JSON.parse(JSON.stringify(value, (key, each: unknown) => (left.includes(key) ? undefined : each)));
}
