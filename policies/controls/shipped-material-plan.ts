import type { Criticality, MaterialPlan } from '../../domain/audit/material-plan';
import { civilDate } from '../../domain/kernel/civil-date';

/** `MM-DD` of the year after; the sources say that critical gaps are closed before the accounts, and name no days. */
const ITEMS: readonly (readonly [id: string, title: string, criticality: Criticality, dueOn: string, ...string[]])[] = [
  [
    'receivables',
    'Documentation of the outstanding receivables: age analysis and claims at year-end',
    'critical',
    '01-20',
    'S000-02',
    'S002-78',
  ],
  ['ledger-agreement', 'Sub-ledger and general ledger agree at year-end', 'critical', '01-20', 'S000-09', 'S002-87'],
  ['valuation', 'Doubtful receivables are valued at the December closing', 'critical', '01-20', 'S002-75', 'S002-77'],
  [
    'areas',
    'Each area is reconciled: property tax, parking, prepayments',
    'critical',
    '01-25',
    'S000-06',
    'S000-07',
    'S000-08',
  ],
  ['enforcement', 'The debtor system agrees with the enforcement authority', 'important', '01-25', 'S000-11'],
  ['old-items', 'Old open items are cleaned up area by area', 'important', '01-31', 'S000-10'],
  ['write-downs', 'Write-downs are proposed, decided and booked', 'important', '01-31', 'S002-65', 'S002-72'],
  ['authorisations', 'Authorisations are reviewed', 'critical', '01-31', 'S000-12'],
  [
    'procedure',
    'The business procedure is updated and adopted',
    'important',
    '01-31',
    'S000-13',
    'S000-14',
    'S002-107',
  ],
  ['inter-municipal', 'Inter-municipal claims are followed up', 'important', '01-31', 'S000-16'],
  [
    'small-amounts',
    'The rule for small amounts and reminder fees is decided and in force',
    'ordinary',
    '01-31',
    'S000-19',
    'S000-20',
  ],
  ['remarks', 'Audit remarks are handled and closed', 'important', '01-31', 'S000-05'],
  ['integrations', 'Source systems delivered as agreed', 'ordinary', '01-31', 'S000-22', 'S000-24'],
];

/** The plan that a creditor begins with: its items follow the sources, days and criticality are own choices. */
export function shippedMaterialPlan(year: string, owner: string): MaterialPlan {
  const after = String(Number(year) + 1).padStart(4, '0');
  return {
    items: ITEMS.map(([id, title, criticality, dueOn, ...sources]) => ({
      ...{
        id,
        title,
        criticality,
        owner,
        dueOn: civilDate(`${after}-${dueOn}`),
        documented: criticality === 'critical',
      },
      sources,
    })),
  };
}
