import { readDebtors } from '../../../formats/csv/read-debtors';
import { refusalOf } from '../refusal';

const HEADER = 'debtor_id,kind,name,address,postal_code,city,country,identity_number';
const GOOD = 'D1,person,Test Testsson,c/o Prov|Testgatan 1,123 45,Testby,SE,';

function debtors(...lines: readonly string[]): Buffer {
  return Buffer.from([HEADER, ...lines, ''].join('\n'));
}

describe('a debtor file', () => {
  it('gives each debtor with address lines', () => {
    expect(readDebtors(debtors(GOOD))).toEqual([
      {
        debtorId: 'D1',
        kind: 'person',
        name: 'Test Testsson',
        addressLines: ['c/o Prov', 'Testgatan 1'],
        postalCode: '123 45',
        city: 'Testby',
        country: 'SE',
        identityNumber: '',
        line: 2,
      },
    ]);
  });

  it('may leave out the address of a protected person', () => {
    expect(readDebtors(debtors('D1,person,Test Testsson,,,,SE,'))[0]?.addressLines).toEqual([]);
  });

  it.each([
    ['a blank id', GOOD.replace('D1', ''), 'line 3, debtor_id'],
    ['an id twice', 'D9,estate,Test Testssons dödsbo,,,,SE,', 'line 3, debtor_id: it already stands on line 2'],
    ['an unknown kind', GOOD.replace('person', 'robot'), 'line 3, kind', 'person, business, estate, public-body'],
    ['a blank name', GOOD.replace('Test Testsson', ''), 'line 3, name'],
    ['a country by its name', GOOD.replace('SE', 'Sverige'), 'line 3, country'],
    ['a comma too many', GOOD.replace('Testby', 'Testby, Prov'), 'line 3: there are 9 cells'],
  ])('is refused with %s, and no name is repeated', (_what, line, ...says) => {
    const refusal = refusalOf(() => readDebtors(debtors('D9,business,Provbolaget AB,,,,SE,', line)));
    for (const said of says) expect(refusal).toContain(said);
    expect(refusal).not.toMatch(/Testsson|Provbolaget/);
  });
});

describe('a protected address', () => {
  const read = (cell: string) =>
    readDebtors(Buffer.from(`${HEADER},protected_address\nD1,person,Test Testsson,,,,SE,,${cell}\n`));

  it('is said by yes, in a column that may be left out', () => {
    expect(read('yes')[0]?.addressProtected).toBe(true);
    expect(read('')[0]).not.toHaveProperty('addressProtected');
  });

  it('is not opened by a file', () => {
    expect(refusalOf(() => read('no'))).toContain('line 2, protected_address: write yes');
  });
});
