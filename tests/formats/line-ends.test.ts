import { EVERY_FORMAT } from './every-format';

/** Formats whose lines people and old programs end in ways of their own. */
const IN_LINES = EVERY_FORMAT.filter(({ name }) => ['BgMax', 'SIE', 'invoices', 'debtors', 'facts'].includes(name));

const ENDINGS = [
  ['line feeds', '\n', ''],
  ['carriage returns with line feeds', '\r\n', ''],
  ['carriage returns alone', '\r', ''],
  ['the end mark of old programs', '\r\n', '\u001a'],
  ['the end mark and a line break', '\n', '\u001a\r\n'],
] as const;

test.each(
  IN_LINES.flatMap((format) =>
    ENDINGS.map(([what, ends, mark]) => [format.name, what, { format, ends, mark }] as const),
  ),
)('%s is read the same with %s', (_name, _what, { format: { bytes, read }, ends, mark }) => {
  const text = bytes.toString('latin1').replace(/\r\n?|\n/g, ends);
  expect(read(Buffer.from(text + mark, 'latin1'))).toEqual(read(bytes));
});
