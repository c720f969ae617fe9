import { readXml } from '../../../formats/xml/read-xml';
import { attributeOf, childOf, childrenOf, rootNameOf, textOf } from '../../../formats/xml/xml-node';
import { refusalOf } from '../refusal';

const read = (text: string) => readXml(Buffer.from(text), 'It was refused.');

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
    ['two roots', '<A/>\n<B/>', 'XML'],
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
    ['UTF-16', Buffer.from('\uFEFF<A/>', 'utf16le')],
    ['another encoding', Buffer.from('<?xml version="1.0" encoding="koi8-r"?><A/>')],
  ])('is refused in %s', (_what, bytes) => {
    expect(refusalOf(() => readXml(bytes, 'It was refused.'))).toContain('line 1, encoding');
  });

  it('over the limit is not opened', () => {
    const refusal = refusalOf(() => readXml(Buffer.from('<A>12345</A>'), 'It was refused.', { limitBytes: 10 }));
    expect(refusal).toContain('it has 12 bytes; the limit is 10');
  });
});
