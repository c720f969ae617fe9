/**
 * Entries of a creditor that the ledger knew at the end of a day: those before the first that was booked later. `creditor` and
 * `known` are the places of two parameters. A day that is absent leaves out nothing.
 */
export function knownEntries(creditor: string, known: string): string {
  return `(${known}::date IS NULL OR entry_id < coalesce((SELECT min(entry_id) FROM fordring.journal_entry AS later
    WHERE later.creditor_id = ${creditor} AND later.booked_on > ${known}::date), 9223372036854775807))`;
}
