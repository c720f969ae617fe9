import { NOBODY, SEVERAL, type Administration } from './administration';
import { whoseIs, type OwnershipMarks, type Whose } from './whose';

/** One row of an owner table. A mark is null for every value that no rule names. */
export interface OwnerRow {
  readonly invoiceGroup: string | null;
  readonly objectCode: string | null;
  readonly sourceSystem: string | null;
  /** The administration's id, `NOBODY` or `SEVERAL`. */
  readonly owner: string;
  readonly unitId: string | null;
}

/** The name under which lists and sums have a claim. */
export function ownerOf(whose: Whose): string {
  if (whose.of === 'one') return whose.administrationId;
  return whose.of === 'several' ? SEVERAL : NOBODY;
}

/**
 * `whoseIs` written out for every combination of marks that the rules of a day can tell apart, so that a database can ask
 * it of very many claims. Assignments of single invoices are not in it.
 */
export function ownerTable(administrations: readonly Administration[]): OwnerRow[] {
  const rules = administrations.flatMap(({ owns }) => owns);
  const named = (mark: 'invoiceGroup' | 'objectCode' | 'sourceSystem'): (string | undefined)[] => [
    ...new Set(rules.flatMap((rule) => rule[mark] ?? [])),
    undefined,
  ];
  return named('invoiceGroup').flatMap((invoiceGroup) =>
    named('objectCode').flatMap((objectCode) =>
      named('sourceSystem').map((sourceSystem): OwnerRow => {
        const marks: OwnershipMarks = {
          ...(invoiceGroup !== undefined && { invoiceGroup }),
          ...(objectCode !== undefined && { objectCode }),
          ...(sourceSystem !== undefined && { sourceSystem }),
        };
        const whose = whoseIs(marks, administrations);
        return {
          ...{ invoiceGroup: invoiceGroup ?? null, objectCode: objectCode ?? null, sourceSystem: sourceSystem ?? null },
          owner: ownerOf(whose),
          unitId: (whose.of === 'one' ? whose.unitId : undefined) ?? null,
        };
      }),
    ),
  );
}
