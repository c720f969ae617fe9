import type { Cells } from './row';

/**
 * Tells whether every line of a file stands there an even number of times, in whatever order and whether or not the line
 * counts. The hashes of equal lines cancel each other out, so that a file of any length needs no memory.
 */
export class LinesInPairs {
  lines = 0;
  private one = 0;
  private other = 0;

  add(cells: Cells): void {
    this.lines += 1;
    let [one, other] = [0x811c9dc5, 0x9e3779b9];
    for (const name in cells) {
      const cell = cells[name] ?? '';
      for (let at = 0; at < cell.length; at += 1) {
        const code = cell.charCodeAt(at);
        one = Math.imul(one ^ code, 0x01000193);
        other = Math.imul(other + code, 0x85ebca6b) ^ (other >>> 13);
      }
      one = Math.imul(one ^ 0x1f, 0x01000193);
      other = Math.imul(other + 0x1f, 0x85ebca6b);
    }
    this.one ^= one;
    this.other ^= other;
  }

  get isEvery(): boolean {
    return this.lines > 0 && this.one === 0 && this.other === 0;
  }
}
