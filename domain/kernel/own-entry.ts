/** What a table says of a word that a person wrote; undefined for words such as `constructor`, which every object knows. */
export function ownEntry<Entry>(table: Readonly<Partial<Record<string, Entry>>>, word: string): Entry | undefined {
  return Object.hasOwn(table, word) ? table[word] : undefined;
}
