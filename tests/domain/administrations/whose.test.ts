import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import {
  contactsOn,
  NOBODY,
  type Administration,
  type OwnershipRule,
} from '../../../domain/administrations/administration';
import { MARKS_TOGETHER, ownerOf, ownerTable } from '../../../domain/administrations/owner-table';
import { whoseIs, type OwnershipMarks, type Whose } from '../../../domain/administrations/whose';
import { civilDate } from '../../../domain/kernel/civil-date';

function administration(administrationId: string, ...owns: OwnershipRule[]): Administration {
  return { administrationId, name: administrationId, units: [], contacts: [], owns };
}

const school = administration('school', { invoiceGroup: '62' }, { invoiceGroup: '61', objectCode: '3100' });
const culture = administration('culture', { invoiceGroup: '65' }, { invoiceGroup: '61' });
const technical = administration('technical', { invoiceGroup: '66' }, { invoiceGroup: '61' });
const water = administration('water', { sourceSystem: 'va-debit', unitId: 'north' });
const all = [school, culture, technical, water];

const rows: readonly [string, OwnershipMarks, Whose][] = [
  ['its group is of one', { invoiceGroup: '62' }, { of: 'one', administrationId: 'school', by: 'rule' }],
  ['nobody names its group', { invoiceGroup: '40' }, { of: 'nobody' }],
  ['group 61 is of several', { invoiceGroup: '61' }, { of: 'several', administrationIds: ['culture', 'technical'] }],
  [
    'its object code says which of them',
    { invoiceGroup: '61', objectCode: '3100' },
    { of: 'one', administrationId: 'school', by: 'rule' },
  ],
  [
    'its source system says more than its group',
    { invoiceGroup: '65', sourceSystem: 'va-debit' },
    { of: 'one', administrationId: 'water', unitId: 'north', by: 'rule' },
  ],
  [
    'a person assigned it',
    { invoiceGroup: '62', assignedTo: 'culture' },
    { of: 'one', administrationId: 'culture', by: 'assignment' },
  ],
  [
    'it was assigned to an administration that has ended since',
    { invoiceGroup: '62', assignedTo: 'gone' },
    { of: 'one', administrationId: 'school', by: 'rule' },
  ],
];

test.each(rows)('whose a claim is when %s', (_case, marks, whose) => {
  expect(whoseIs(marks, all)).toEqual(whose);
});

test('a deputy answers only while no contact person is there', () => {
  const of = {
    ...school,
    contacts: [
      { subject: 'eva', name: 'Eva', from: civilDate('2016-01-01'), through: civilDate('2016-06-30') },
      { subject: 'dag', name: 'Dag', from: civilDate('2016-01-01'), isDeputy: true as const },
    ],
  };
  const names = (day: string) => contactsOn(of, civilDate(day)).map(({ name }) => name);
  expect([names('2015-12-31'), names('2016-06-30'), names('2016-07-01')]).toEqual([[], ['Eva'], ['Dag']]);
});

const mark = (...values: string[]) => fc.option(fc.constantFrom(...values), { nil: undefined });
const someMarks = fc.record({
  invoiceGroup: mark('61', '62', '63'),
  objectCode: mark('a', 'b', 'c'),
  sourceSystem: mark('x', 'y'),
});
const known = (marks: object) =>
  Object.fromEntries(Object.entries(marks).filter(([, value]) => value !== undefined)) as OwnershipMarks;
const rule = fc
  .record({ invoiceGroup: mark('61', '62'), objectCode: mark('a', 'b'), sourceSystem: mark('x') })
  .map((one): OwnershipRule => known(one))
  .filter((one) => Object.keys(one).length > 0);
const some = fc
  .tuple(fc.array(rule, { maxLength: 4 }), fc.array(rule, { maxLength: 4 }), fc.array(rule, { maxLength: 4 }))
  .map((owned) => owned.map((owns, at) => administration(`a${at}`, ...owns)));

test('the table that a database asks says of every claim what the rules say', () => {
  fc.assert(
    fc.property(some, someMarks, (administrations, given) => {
      const marks = known(given);
      const table = ownerTable(administrations);
      const owners = MARKS_TOGETHER.flatMap((together) => {
        const asked = Object.fromEntries(together.map((name) => [name, marks[name]]));
        return table.filter((row) => isDeepStrictEqual(row.marks, asked)).map(({ owner }) => owner);
      });
      expect(owners[0] ?? NOBODY).toBe(ownerOf(whoseIs(marks, administrations)));
      expect(table.length).toBeLessThanOrEqual(administrations.flatMap(({ owns }) => owns).length);
    }),
  );
});

test('the table of many rules is made in the time of the rules, not of all their marks together', () => {
  const owns = Array.from({ length: 2_000 }, (_, at): OwnershipRule[] => [
    { invoiceGroup: `g${at}` },
    { objectCode: `o${at}` },
    { sourceSystem: `s${at}` },
  ]);
  expect(ownerTable([administration('large', ...owns.flat())])).toHaveLength(6_000);
});
