import { readXml } from '../../../formats/xml/read-xml';
import { attributeOf, childOf, childrenOf, rootNameOf, textOf } from '../../../formats/xml/xml-node';
import { refusalOf } from '../refusal';

const read = (text: string) => readXml(Buffer.from(text), 'It was refused.');

const LATIN = '<?xml version="1.0" encoding="ISO-8859-1"?><A>Å</A>';
const WIDE = '<?xml version="1.0" encoding="utf-16"?>\n<A>Å</A>';

describe('an XML document', () => {
  it('keeps digits, attributes, order and repeated elements', () => {
    const document = read('<n:A xmlns:n="urn:x"><!-- --><n:B c="007">0012.50</n:B><n:B>2</n:B></n:A>');
    expect(rootNameOf(document)).toBe('A');
    const root = childOf(document, 'A');
    expect(childrenOf(root, 'B').map((each) => textOf(each))).toEqual(['0012.50', '2']);
    expect(attributeOf(childOf(root, 'B'), 'c')).toBe('007');
    expect(attributeOf(childOf(root, 'B'), 'd')).toBe('');
    expect(textOf(root, 'C', 'D')).toBe('');
  });

  it.each([
    ['the five entities', '&lt;&gt;&amp;&quot;&apos;', '<>&"\''],
    ['character numbers', '&#229;&#xE4;', 'åä'],
    ['an escaped entity, once', '&amp;lt;', '&lt;'],
    ['a CDATA section, as it stands', 'a<![CDATA[&lt;<b>]]>c', 'a&lt;<b>c'],
  ])('reads %s', (_what, written, text) => {
    expect(textOf(read(`<A>${written}</A>`), 'A')).toBe(text);
  });

  it.each([
    ['ISO-8859-1', Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><A>Å</A>', 'latin1')],
    ['UTF-8', Buffer.from("<?xml version='1.0' encoding='utf-8'?><A>Å</A>")],
    ['UTF-8 with a byte order mark', Buffer.from('\uFEFF<?xml version="1.0"?><A>Å</A>')],
    ['UTF-8 with a mark, and the old declaration', Buffer.from(`\uFEFF${LATIN}`)],
    ['UTF-8 behind blank lines', Buffer.from('\r\n \t\n<?xml version="1.0"?><A>Å</A>')],
    ['UTF-8 with blank lines and marks in turn', Buffer.from('\uFEFF\n\uFEFF\n<?xml version="1.0"?>\n<A>Å</A>')],
    ['UTF-8 behind more blanks than a piece', Buffer.from(`${' '.repeat(60_000)}<?xml version="1.0"?>\n<A>Å</A>`)],
    ['ISO-8859-1 behind blank lines', Buffer.from(`\n\n${LATIN}`, 'latin1')],
    ['UTF-8 that calls itself UTF-16', Buffer.from(WIDE)],
    ['UTF-16 with its mark', Buffer.from(`\uFEFF${WIDE}`, 'utf16le')],
    ['UTF-16 without a mark', Buffer.from(WIDE, 'utf16le')],
    ['UTF-16 of the other byte order', Buffer.from(`\uFEFF${WIDE}`, 'utf16le').swap16()],
    ['UTF-16 behind blank lines', Buffer.from(`\n\n${WIDE}`, 'utf16le').swap16()],
    ['UTF-16 that calls itself ISO-8859-1', Buffer.from(`\uFEFF${LATIN}`, 'utf16le')],
    ['UTF-8 with the end mark of an old program', Buffer.from('<A>Å</A>\r\n\u001a\r\n')],
  ])('in %s has its letters', (_what, bytes) => {
    expect(textOf(readXml(bytes, 'It was refused.'), 'A')).toBe('Å');
  });

  const bomb = `<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>`;

  it.each([
    ['a DOCTYPE', '<!DOCTYPE A SYSTEM "file:///etc/passwd">\n<A/>', 'line 1, DOCTYPE'],
    ['an entity bomb', `<?xml version="1.0"?>\n${bomb}<A>&b;</A>`, 'line 2, DOCTYPE'],
    ['an entity declaration', '<A>\n<!ENTITY b "c"></A>', 'line 2, ENTITY'],
    ['an element never closed', '<A>\n<B>', 'XML'],
    ['elements that cross', '<A>\n<B></A></B>', 'line 2, XML', "'B'"],
    ['two roots', '<A/>\n<B/>', 'line 2, XML', 'a second XML document begins here. Save each'],
    [
      'two files in one',
      '<?xml version="1.0"?><A/>\n<?xml version="1.0"?><A/>',
      'line 2, XML',
      'a second XML document',
    ],
    [
      'two files in one, each with its mark',
      '\uFEFF<A/>\n\uFEFF<?xml version="1.0"?><A/>',
      'line 2, XML',
      'a second XML',
    ],
    ['text behind the root', '<A/>\nEND', 'line 2, XML', 'outside of root'],
    ['an end never come behind blank lines', '\n\n<?xml\nversion="1.0"?>\n<A><B></A>', 'line 5, XML'],
    ['an entity bomb behind blank lines', `\n<?xml version="1.0"?>\n${bomb}<A>&b;</A>`, 'line 3, DOCTYPE'],
    ['the end mark of an old program in the midst', '<A>\u001a\n</A>', 'line 1, encoding', 'U+001A'],
    ['nothing in it', '', 'XML'],
    ['no XML in it', 'invoice_number,debtor_id', 'line 1, XML'],
    ['a NUL by its number', '<A>\n&#0;</A>', 'line 2, XML', '&#0;'],
    ['a control character by its number', '<A b="&#x1F;"/>', 'line 1, XML', '&#x1F;'],
    ['half a surrogate pair by its number', '<A>&#xD800;</A>', 'line 1, XML', '&#xD800;'],
    ['a number beyond Unicode', '<A>&#x110000;</A>', 'line 1, XML', '&#x110000;'],
    ['an entity of its own', '<A>\n&payroll;</A>', 'line 2, XML', '&payroll;'],
    ['a control character', '<A>\n\u0085</A>', 'line 2, encoding', 'U+0085'],
    ['70 elements inside each other', '<A>'.repeat(70) + '</A>'.repeat(70), 'XML', 'nested'],
  ])('is refused with %s', (_what, text, ...says) => {
    const refusal = refusalOf(() => read(text));
    for (const said of says) expect(refusal).toContain(said);
  });

  it.each([
    ['ISO-8859-1 without saying so', Buffer.from('<A>Å</A>', 'latin1')],
    ['half a sign of UTF-16', Buffer.from('\uFEFF<A>Å</A>', 'utf16le').subarray(0, -1)],
    ['half a pair of UTF-16', Buffer.from('\uFEFF<A>\uD800</A>', 'utf16le')],
    ['another encoding', Buffer.from('<?xml version="1.0" encoding="koi8-r"?><A/>')],
  ])('is refused in %s', (_what, bytes) => {
    expect(refusalOf(() => readXml(bytes, 'It was refused.'))).toContain('line 1, encoding');
  });

  it('in UTF-16 is refused with entities all the same', () => {
    const bytes = Buffer.from(`\uFEFF<?xml version="1.0" encoding="UTF-16"?>\n${bomb}<A>&b;</A>`, 'utf16le');
    expect(refusalOf(() => readXml(bytes, 'It was refused.'))).toContain('line 2, DOCTYPE');
  });

  it('in UTF-16 keeps every sign, however large it is', () => {
    const text = 'å😀x'.repeat(70_000);
    expect(textOf(readXml(Buffer.from(`\uFEFF<A>${text}</A>`, 'utf16le'), 'It was refused.'), 'A')).toBe(text);
  });

  it('over the limit is not opened', () => {
    const refusal = refusalOf(() => readXml(Buffer.from('<A>12345</A>'), 'It was refused.', { limitBytes: 10 }));
    expect(refusal).toContain('it has 12 bytes; the limit is 10');
  });
});
