import { InputRefused } from '../../../domain/kernel/input-refused';
import { readRoleList, type KnownToList } from '../../../formats/authorisations/read-role-list';
import { writeXlsxSheet } from '../../../formats/sheets/write-xlsx-sheet';
import { civilDate } from '../../../domain/kernel/civil-date';

const TOWN: KnownToList = {
  creditorId: 'town',
  administrations: [{ administrationId: 'school', name: 'Skolförvaltningen' }],
  roleNames: { 'GRP-INKASSO': 'case-handler' },
};
const read = (text: string) => readRoleList(Buffer.from(text, 'utf8'), TOWN);
const KIM = {
  line: 2,
  subject: 'kim',
  name: 'Kim Ek',
  role: 'case-handler',
  administrationId: 'school',
  from: '2016-01-01',
};

test.each([
  ['commas and English headers', 'person id,name,role,scope,from,to\nkim,Kim Ek,case-handler,school,2016-01-01,\n'],
  [
    'semicolons and Swedish headers',
    'Användare;Namn;Roll;Förvaltning;Från;Till\nkim;Kim Ek;Case handler;Skolförvaltningen;2016-01-01;\n',
  ],
  [
    'tabs, Danish headers and days',
    'Bruger\tNavn\tRolle\tForvaltning\tFra\tTil\nkim\tKim Ek\tCASE_HANDLER\tschool\t01-01-2016\t31-12-2026\n',
  ],
  [
    'the provider’s own name of a role',
    'user,display name,group,scope,from\nkim,Kim Ek,GRP-INKASSO,school,2016-01-01\n',
  ],
])('a list is read with %s', (_, text) => {
  const [row] = read(text);
  expect({ ...row, through: undefined }).toEqual({ ...KIM, through: undefined });
});

test('JSON and a workbook give the same rows', async () => {
  const json = readRoleList(
    Buffer.from(
      JSON.stringify([{ person: 'kim', name: 'Kim Ek', role: 'case-handler', scope: 'school', from: '2016-01-01' }]),
    ),
    TOWN,
  );
  expect(json).toMatchObject([{ subject: 'kim', role: 'case-handler', administrationId: 'school' }]);
  const columns = ['person', 'namn', 'roll', 'förvaltning', 'från'].map((header) => ({ header, width: 20 }));
  const cells = [
    ...['kim', 'Kim Ek', 'case-handler', 'school'].map((text) => ({ text })),
    { date: civilDate('2016-01-01') },
  ];
  const book = await writeXlsxSheet({ name: 'Roller', headline: ['Behörigheter'], columns, rows: [cells] }, 'SE');
  expect(readRoleList(book, TOWN)).toMatchObject([{ ...KIM, line: expect.any(Number) as number }]);
});

test('a blank scope and the creditor’s own id are the whole creditor', () => {
  const rows = read('person,role,scope\nkim,manager,\neva,manager,town\n');
  expect(rows.map(({ administrationId }) => administrationId)).toEqual([undefined, undefined]);
});

test('every bad row is named by its line, and nothing is taken in', () => {
  const text =
    'person,role,scope,from,to\nkim,wizard,school,,\neva,manager,moon,,\n1.23E+15,manager,,,\nsiv,manager,,2016-05-01,2016-04-01\n';
  let refused: unknown;
  try {
    read(text);
  } catch (problem) {
    refused = problem;
  }
  expect(refused).toBeInstanceOf(InputRefused);
  expect((refused as InputRefused).problems.map(({ line, field }) => `${line ?? ''} ${field ?? ''}`)).toEqual([
    ...['2 role', '3 scope', '4 person', '5 to'],
  ]);
});

test.each(['person,role\n', 'name,role\nKim,manager\n', ''])(
  'a list without rows or without a person is refused: %j',
  (text) => {
    expect(() => read(text)).toThrow(InputRefused);
  },
);
