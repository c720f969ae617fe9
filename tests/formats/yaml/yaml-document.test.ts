import { readYamlDocument } from '../../../formats/yaml/yaml-document';

const read = (text: string) => readYamlDocument(Buffer.from(text), 'ours.yaml');

test('words stay words: no, days, leading noughts, decimals; quotation marks make text of anything', () => {
  const text =
    'a: no\nb: 2026-01-01\nc: 0155\nd: 180.00\ne: 17\nf: true\ng: "17"\nh: ~\ni:\nj: 1e3\nk: 0x1F\nl: 12:30\nm: .inf\n';
  expect(read(text).data).toEqual({
    ...{ a: 'no', b: '2026-01-01', c: '0155', d: '180.00', e: 17, f: true, g: '17', h: null, i: null },
    ...{ j: '1e3', k: '0x1F', l: '12:30', m: '.inf' },
  });
});

test('a field and an item are found by line and column; where there is none, what stands around it', () => {
  const { placeOf } = read('id: x\nsteps:\n  - step: reminder\n    fee: { value: 60 }\n');
  expect(placeOf(['steps', 0, 'fee', 'value'])).toEqual({ line: 4, column: 12 });
  expect(placeOf(['steps', 0])).toEqual({ line: 3, column: 5 });
  expect(placeOf(['steps', 0, 'gates', 3])).toEqual({ line: 3, column: 5 });
  expect(placeOf(['title'])).toEqual({ line: 1, column: 1 });
});

test('JSON is read as YAML', () => {
  expect(read('{"a": [1, {"b": "180.00"}], "__proto__": 3}').data).toEqual(
    JSON.parse('{"a": [1, {"b": "180.00"}], "__proto__": 3}'),
  );
});

test.each<[string, string, RegExp]>([
  ['an anchor and its alias', 'a: &x [1]\nb: *x\n', /line 1, column 7: an anchor \(&x\)[^]*line 2, column 4: an alias/],
  ['a tag', 'a: !!binary aa\n', /line 1, column \d+: a tag/],
  ['a field twice', 'a: 1\nb: 2\na: 3\n', /line 3, column 1: the field a stands here a second time/],
  ['a field without a name', '? [a]\n: 1\n', /a field must have a name/],
  ['two documents', 'a: 1\n---\nb: 2\n', /more than one document/],
  ['nothing', '# a comment\n', /it is empty/],
  ['a bracket that is never closed', 'a: [1\nb: 2\n', /line 2, column 1: this is no YAML/],
  ['a tab for blanks', 'a:\n\tb: 1\n', /line 2, column 1: this is no YAML: Tabs/],
  ['brackets without end', '['.repeat(200_000), /nested more than 40 deep/],
  ['lists without end', '- '.repeat(100_000), /nested more than 40 deep/],
  [
    'fields without end',
    Array.from({ length: 500 }, (_, depth) => `${' '.repeat(depth)}a:\n`).join(''),
    /nested more than 40 deep/,
  ],
  ['a file that is too large', `a: ${'x'.repeat(500_001)}`, /the limit is 500000/],
])('%s is refused', (_what, text, message) => {
  expect(() => read(text)).toThrow(message);
});

test('bytes that are no text are refused', () => {
  expect(() => readYamlDocument(Buffer.from([0x61, 0x3a, 0xff, 0xfe]), 'ours.yaml')).toThrow(/ours\.yaml was refused/);
});

test('an expansion that multiplies itself is never begun', () => {
  const bomb = [
    'a: &a [x, x]',
    ...'bcdefghij'
      .split('')
      .map((name, index) => `${name}: &${name} [*${'abcdefghij'[index]!}, *${'abcdefghij'[index]!}]`),
  ];
  expect(() => read(bomb.join('\n'))).toThrow(/an alias \(\*name\) is not read here/);
});
