import type { Administration, OwnershipRule } from './administration';

/** What tells whose a claim is. */
export interface OwnershipMarks {
  readonly invoiceGroup?: string;
  readonly objectCode?: string;
  readonly sourceSystem?: string;
  /** The administration to which a person assigned this very invoice. */
  readonly assignedTo?: string;
}

/** Whose a claim is: of one administration, of several that nobody has decided between, or of none that is known. */
export type Whose =
  | {
      readonly of: 'one';
      readonly administrationId: string;
      readonly unitId?: string;
      readonly by: 'assignment' | 'rule';
    }
  | { readonly of: 'several'; readonly administrationIds: readonly string[] }
  | { readonly of: 'nobody' };

/** How closely a condition looks at an invoice. One object code says more than a source system and a group together. */
const CLOSENESS = { objectCode: 4, sourceSystem: 2, invoiceGroup: 1 } as const;
const CONDITIONS = ['objectCode', 'sourceSystem', 'invoiceGroup'] as const;

/**
 * Whose a claim is, by the administrations of a day. A person's assignment of the invoice comes before all rules, as long
 * as that administration is there. Else the rules that look closest count. Where these name several administrations, as of
 * group 61 in the audit (S002, section 4.2), a person has to decide.
 */
export function whoseIs(marks: OwnershipMarks, administrations: readonly Administration[]): Whose {
  const assigned = administrations.find(({ administrationId }) => administrationId === marks.assignedTo);
  if (assigned) return { of: 'one', administrationId: assigned.administrationId, by: 'assignment' };
  const meeting = administrations.flatMap(({ administrationId, owns }) =>
    owns.filter((rule) => isMet(rule, marks)).map((rule) => ({ administrationId, rule, closeness: closenessOf(rule) })),
  );
  const closest = Math.max(0, ...meeting.map(({ closeness }) => closeness));
  const naming = meeting.filter(({ closeness }) => closeness === closest);
  const [first] = naming;
  if (!first) return { of: 'nobody' };
  const administrationIds = [...new Set(naming.map(({ administrationId }) => administrationId))].sort();
  if (administrationIds.length > 1) return { of: 'several', administrationIds };
  const units = [...new Set(naming.map(({ rule }) => rule.unitId))];
  const [unitId] = units;
  const ofUnit = units.length === 1 && unitId !== undefined && { unitId };
  return { of: 'one', administrationId: first.administrationId, ...ofUnit, by: 'rule' };
}

/** A condition that is not stated is met by every invoice. */
function isMet(rule: OwnershipRule, marks: OwnershipMarks): boolean {
  return CONDITIONS.every((condition) => rule[condition] === undefined || rule[condition] === marks[condition]);
}

function closenessOf(rule: OwnershipRule): number {
  return CONDITIONS.reduce((sum, name) => sum + (rule[name] === undefined ? 0 : CLOSENESS[name]), 0);
}
