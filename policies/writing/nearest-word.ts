/** The word that was likely meant, when one of the words is near enough; the first of those that are as near. */
export function nearestWord(written: string, words: readonly string[]): string | undefined {
  const asked = plain(written);
  let nearest: { word: string; distance: number } | undefined;
  for (const word of words) {
    const distance = distanceOf(asked, plain(word));
    if (distance <= mostFor(asked, plain(word)) && (nearest === undefined || distance < nearest.distance)) {
      nearest = { word, distance };
    }
  }
  return nearest?.word;
}

/** A longer word may have a mistake more. */
function mostFor(one: string, other: string): number {
  return Math.min(3, Math.floor(Math.max(one.length, other.length) / 3));
}

/** Capitals, hyphens and blanks make no other word. */
function plain(word: string): string {
  return word
    .toLowerCase()
    .replaceAll(/[\s_-]/g, '')
    .slice(0, 40);
}

/** How many letters must be put in, taken out or changed (Levenshtein's distance); two that changed places count once. */
function distanceOf(one: string, other: string): number {
  let before: number[] = [];
  let row = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let line = 1; line <= one.length; line += 1) {
    const next = [line];
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[line - 1] === other[column - 1] ? 0 : 1;
      let least = Math.min((row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1, (row[column - 1] ?? 0) + same);
      if (one[line - 1] === other[column - 2] && one[line - 2] === other[column - 1] && line > 1 && column > 1) {
        least = Math.min(least, (before[column - 2] ?? 0) + 1);
      }
      next.push(least);
    }
    before = row;
    row = next;
  }
  return row[other.length] ?? 0;
}
