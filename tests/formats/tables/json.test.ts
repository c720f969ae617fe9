import type { JsonLayout } from '../../../formats/tables/layout';
import { readSource } from '../../../formats/tables/read-source';
import { refusalOf } from '../refusal';

const LAYOUT: JsonLayout = {
  kind: 'json',
  title: 'Krav',
  currency: 'DKK',
  rowsAt: 'claims',
  columns: [
    { name: 'id', type: 'text', headers: ['effectuationId', 'id'], required: true },
    { name: 'amount', type: 'amount', headers: ['amount'], required: true },
    { name: 'accepted_on', type: 'date', headers: ['acceptedAt'], time: 'left-out' },
    { name: 'instalments', type: 'integer', headers: ['instalments'] },
  ],
};

function read(text: string, layout = LAYOUT) {
  return readSource(Buffer.from(text), layout);
}

const REFUSED = 'The file "Krav" was refused; nothing of it was taken in.';

it('a list of objects is read, its numbers with every digit', () => {
  // S004, figure 32: 1,994.06 and 2,479.52 make 4,473.58.
  const source = read(`{"period": "2021-06", "claims": [
    {"id": "a\\u00e5", "amount": 1994.06, "acceptedAt": "2021-06-10T12:00:00", "instalments": 3, "tags": ["x", {"y": null}]},
    {"effectuationId": 70, "amount": "2479.52", "acceptedAt": null}
  ]}`);
  expect(source.rows).toEqual([
    { line: 2, currency: 'DKK', fields: { id: 'aå', amount: '1994.06', accepted_on: '2021-06-10', instalments: '3' } },
    { line: 3, currency: 'DKK', fields: { id: '70', amount: '2479.52', accepted_on: '', instalments: '' } },
  ]);
  expect(source.totals['amount']?.map(String)).toEqual(['4473.58']);
});

it('figures that a float would round are exact', () => {
  const { rows } = read('{"claims":[{"id":"a","amount":1234567890123.45},{"id":"b","amount":1.10e2}]}');
  expect(rows.map(({ fields }) => fields['amount'])).toEqual(['1234567890123.45', '110.00']);
});

it('an empty list is no rows', () => {
  expect(read('{"claims":[]}')).toEqual({ rows: [], count: 0, totals: {} });
});

it.each([
  ['', 'line 1, JSON: the file is empty. Fetch it again.'],
  [
    '[]',
    'line 1, JSON: the member "claims" is no list of rows. Correct the file, or have the recipe declare it otherwise (rowsAt).',
  ],
  ['{"claims":{}}', 'line 1, JSON: the member "claims" is no list of rows.'],
  [
    '{"claims":[\n{"id":"a","amount":1},\n{"id":"b","am',
    'line 3, JSON: a text is never closed: the file has been cut off. Fetch it again.',
  ],
  [
    '{"claims":[{"id":"a","amount":1}',
    'line 1, JSON: the file ends inside the document: it has been cut off. Fetch it again.',
  ],
  ['{"claims":[{"id":"a","amount":01}]}', 'line 1, JSON: a comma is missing. Fetch the file again.'],
  ['{"claims":[{"id":"a","amount":1,}]}', 'line 1, JSON: a member has no name in quotation marks.'],
  ['{"claims":[]}{}', 'line 1, JSON: something stands after the end of the document. Send one document.'],
  ['{"claims":[{"id":"a",\n"amount":1,"amount":2}]}', 'line 2, JSON: the member "amount" stands twice in one row.'],
  [
    '{"claims":[{"id":"a","effectuationId":"b","amount":1}]}',
    'line 1, effectuationId and id: both stand in one row. Take one out.',
  ],
  ['{"claims":[{"id":"a","amount":0.001}]}', 'line 1, amount: 0.001 has more than two decimals.'],
  [
    '{"claims":[{"id":"a","amount":1e999999999}]}',
    'line 1, amount: 1e999999999 is too large for an amount. Check the column.',
  ],
  ['{"claims":[{"id":"a","amount":[1]}]}', 'line 1, amount: it is a list or an object. Write a text or a number.'],
  ['{"claims":[{"id":"a","amount":"1,50"}]}', 'line 1, amount: "1,50" has a decimal comma'],
  ['{"claims":[{"id":"a","amount":1,"instalments":1.5}]}', 'line 1, instalments: "1.5" is no whole number'],
  ['{"claims":[{"amount":1,"instalments":2}]}', 'line 1, effectuationId or id: it is blank. Every row needs one.'],
  ['{"claims":[7]}', 'line 1: row 1 of the list is no object.'],
  [`{"claims":${'['.repeat(40)}`, 'line 1, JSON: it is nested deeper than a list of rows can be.'],
  ['{"claims":[{"id":"a\u0001","amount":1}]}', 'line 1, encoding: there is a control character (U+0001).'],
])('%s is refused', (text, said) => {
  expect(refusalOf(() => read(text))).toContain(`${REFUSED}\n  ${said}`);
});

it('a document in another encoding is refused', () => {
  expect(
    refusalOf(() => readSource(Buffer.from('{"claims":[{"id":"Malmö","amount":1}]}', 'latin1'), LAYOUT)),
  ).toContain('line 1, encoding: the recipe says UTF-8, but the file is probably ISO-8859-1.');
});
