import { NOBODY, SEVERAL, type Administration, type OwnershipRule } from './administration';
import { whoseIs, type OwnershipMarks, type Whose } from './whose';

/** One row of an owner table: the claims that bear every mark of the row. */
export interface OwnerRow {
  readonly marks: OwnershipMarks;
  /** The administration's id, `NOBODY` or `SEVERAL`. */
  readonly owner: string;
}

/** The name under which lists and sums have a claim. */
export function ownerOf(whose: Whose): string {
  if (whose.of === 'one') return whose.administrationId;
  return whose.of === 'several' ? SEVERAL : NOBODY;
}

/** Which marks rules may name together, closest first, as `whoseIs` has it. */
export const MARKS_TOGETHER = [
  ['objectCode', 'sourceSystem', 'invoiceGroup'],
  ['objectCode', 'sourceSystem'],
  ['objectCode', 'invoiceGroup'],
  ['objectCode'],
  ['sourceSystem', 'invoiceGroup'],
  ['sourceSystem'],
  ['invoiceGroup'],
] as const satisfies readonly (readonly (keyof OwnershipRule)[])[];

function marksOf({ invoiceGroup, objectCode, sourceSystem }: OwnershipRule): OwnershipMarks {
  return {
    ...(invoiceGroup !== undefined && { invoiceGroup }),
    ...(objectCode !== undefined && { objectCode }),
    ...(sourceSystem !== undefined && { sourceSystem }),
  };
}

/**
 * `whoseIs` written out, so that a database can ask it of very many claims: one row for all rules that name the same marks.
 * A claim is of the owner that the row with the closest marks names; of `NOBODY` where no row has its marks. There are never
 * more rows than rules. Assignments of single invoices are not in the table.
 */
export function ownerTable(administrations: readonly Administration[]): OwnerRow[] {
  const named = new Map<string, { readonly marks: OwnershipMarks; readonly naming: Map<string, Administration> }>();
  for (const administration of administrations) {
    for (const rule of administration.owns) {
      const marks = marksOf(rule);
      const key = JSON.stringify(MARKS_TOGETHER[0].map((mark) => marks[mark] ?? null));
      const { naming } = named.get(key) ?? { naming: new Map<string, Administration>() };
      named.set(key, {
        marks,
        naming: naming.set(administration.administrationId, { ...administration, owns: [rule] }),
      });
    }
  }
  return [...named.values()].map(({ marks, naming }) => ({
    marks,
    owner: ownerOf(whoseIs(marks, [...naming.values()])),
  }));
}
