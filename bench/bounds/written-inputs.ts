import { civilDate } from '../../domain/kernel/civil-date';
import { Money } from '../../domain/kernel/money';
import { END } from '../../formats/bgmax/layout';
import { writeBgMax } from '../../formats/bgmax/write-bgmax';
import { recordOf } from '../../formats/bgmax/write-record';
import { writeCamt054 } from '../../formats/camt/write-camt-054';
import { INVOICE_COLUMNS } from '../../formats/csv/read-invoices';
import { workbookOf } from './workbook';

/** The content of a file of about so many bytes, in pieces. */
export type WrittenInput = (bytes: number) => Iterable<string | Buffer>;

const DAY = civilDate('2015-03-09');
const AMOUNT = Money.of('100.00', 'SEK');
const A_THOUSAND = Array.from({ length: 1_000 }, (_none, index) => String(100_000 + index));

/** A line for each number, between a head and a foot that knows how many lines there are. */
function lines(head: string, lineOf: (number: number) => string, footOf: (count: number) => string = () => '') {
  return function* (bytes: number): Generator<string> {
    yield head;
    let written = head.length;
    let count = 0;
    while (written < bytes) {
      let piece = '';
      for (; piece.length < PIECE && written + piece.length < bytes; count += 1) piece += lineOf(count);
      written += piece.length;
      yield piece;
    }
    yield footOf(count);
  };
}

const PIECE = 1 << 16;

/** A deposit of a thousand payments, over and over. */
export function* bgMax(bytes: number): Generator<string | Buffer> {
  const movements = A_THOUSAND.map((serial) => ({
    ...{ kind: 'payment' as const, amount: AMOUNT, serial, payerName: 'Exempel' },
    references: [{ reference: '665760' }],
  }));
  const deposit = { bankgiro: '9912346', depositedOn: DAY, serial: '1', movements };
  const records = writeBgMax({ writtenAt: '20150309120000000000', deposits: [deposit] })
    .toString('latin1')
    .split('\r\n');
  const section = `${records.slice(1, -2).join('\r\n')}\r\n`;
  const count = Math.max(1, Math.floor(bytes / section.length));
  yield `${records[0] ?? ''}\r\n`;
  for (let index = 0; index < count; index += 1) yield section;
  const payments = String(count * movements.length);
  const counts = { paymentCount: payments, deductionCount: '0', extraReferenceCount: '0', depositCount: String(count) };
  yield Buffer.from(`${recordOf('70', END, counts)}\r\n`, 'latin1');
}

/** A thousand entries, over and over. */
export function* camt(bytes: number): Generator<string> {
  const credits = A_THOUSAND.map((serial) => ({
    ...{ bookedOn: DAY, amount: AMOUNT, servicerReference: serial, payerName: 'Exempel' },
    references: [{ reference: '665760' }],
  }));
  const about = { id: 'bounds', createdAt: '2015-03-09T12:00:00+01:00', iban: 'SE3550000000054910000003' };
  const whole = writeCamt054({ ...about, currency: 'SEK', credits }).toString();
  const [from, to] = [whole.indexOf('<Ntry>'), whole.lastIndexOf('</Ntry>') + '</Ntry>'.length];
  yield whole.slice(0, from);
  for (let written = 0; written < bytes - (to - from); written += to - from) yield whole.slice(from, to);
  yield whole.slice(to);
}

/** One entry with one attribute that fills the file. */
export function* camtAttribute(bytes: number): Generator<string> {
  yield '<?xml version="1.0"?>\n<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.054.001.08"><BkToCstmrDbtCdtNtfctn note="';
  for (let left = bytes; left > 0; left -= PIECE) yield 'a'.repeat(Math.min(left, PIECE));
  yield '"></BkToCstmrDbtCdtNtfctn></Document>\n';
}

/** One invoice with very many lines. */
export const ubl: WrittenInput = lines(
  `<?xml version="1.0" encoding="UTF-8"?>
<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2" xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
<cbc:ID>F-1</cbc:ID><cbc:IssueDate>2015-03-02</cbc:IssueDate><cbc:DueDate>2015-04-01</cbc:DueDate>
<cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode><cbc:DocumentCurrencyCode>SEK</cbc:DocumentCurrencyCode><cbc:AccountingCost>water</cbc:AccountingCost>
<cac:AccountingCustomerParty><cac:Party><cac:PartyIdentification><cbc:ID>K-17</cbc:ID></cac:PartyIdentification></cac:Party></cac:AccountingCustomerParty>
<cac:PaymentMeans><cbc:PaymentMeansCode>30</cbc:PaymentMeansCode><cbc:PaymentID>665760</cbc:PaymentID></cac:PaymentMeans>
<cac:LegalMonetaryTotal><cbc:PayableAmount currencyID="SEK">1250.5</cbc:PayableAmount></cac:LegalMonetaryTotal>
`,
  (number) =>
    `<cac:InvoiceLine><cbc:ID>${number}</cbc:ID><cbc:InvoicedQuantity unitCode="MTQ">1</cbc:InvoicedQuantity><cbc:LineExtensionAmount currencyID="SEK">1.00</cbc:LineExtensionAmount><cac:Item><cbc:Name>Water</cbc:Name></cac:Item></cac:InvoiceLine>\n`,
  () => '</Invoice>\n',
);

export const invoices: WrittenInput = lines(
  `${INVOICE_COLUMNS.join(',')}\n`,
  (number) => `${40_000_000 + number},D-${number},40,2015-02-02,2015-03-02,500.00,SEK,665760\n`,
);

/** No line has the columns that the first one names. */
export const badInvoices: WrittenInput = lines(
  `${INVOICE_COLUMNS.join(',')}\n`,
  (number) => `${number},not an invoice\n`,
);

const TABLE_HEAD = 'voucher,account,booked_on,text,amount\n';

export const table: WrittenInput = lines(
  TABLE_HEAD,
  (number) => `V${100_000_000 + number},15190,2015-03-09,Invoice ${number} of the month,100.50\n`,
);

/** Every amount is wrong. */
export const badTable: WrittenInput = lines(
  TABLE_HEAD,
  (number) => `V${100_000_000 + number},15190,2015-03-09,Invoice ${number} of the month,one hundred\n`,
);

export const json: WrittenInput = lines(
  '[',
  (number) =>
    `${number === 0 ? '' : ','}\n{"voucher":"V${number}","account":"15190","booked_on":"2015-03-09","text":"Invoice","amount":100.5}`,
  () => '\n]\n',
);

export const jsonDocument: WrittenInput = lines(
  '{"steps":[0',
  (number) => `,{"step":"${number}"}`,
  () => ']}',
);

/** The size is that of the unpacked sheet. */
export function* xlsx(bytes: number): Generator<Buffer> {
  const cell = (letter: string, row: number, text: string) =>
    `<c r="${letter}${row}" t="inlineStr"><is><t>${text}</t></is></c>`;
  const header = TABLE_HEAD.trim().split(',');
  const rows = lines(
    `<row r="1">${header.map((name, index) => cell('ABCDE'.charAt(index), 1, name)).join('')}</row>`,
    (number) => {
      const row = number + 2;
      const texts = [`V${number}`, '15190', '2015-03-09', 'Invoice'].map((text, at) =>
        cell('ABCD'.charAt(at), row, text),
      );
      return `<row r="${row}">${texts.join('')}<c r="E${row}"><v>100.5</v></c></row>`;
    },
  );
  yield workbookOf([...rows(bytes)].join(''));
}

export const sie: WrittenInput = lines(
  '#FLAGGA 0\r\n#PROGRAM "Bench" 1\r\n#FORMAT PC8\r\n#GEN 20151231\r\n#SIETYP 4\r\n#FNAMN "Exempelby"\r\n#RAR 0 20150101 20151231\r\n#KONTO 1510 "Claims"\r\n#KONTO 3010 "Fees"\r\n',
  (number) =>
    `#VER A ${number + 1} 20150309 "Invoice"\r\n{\r\n#TRANS 1510 {} 100.00\r\n#TRANS 3010 {} -100.00\r\n}\r\n`,
);

export const agency: WrittenInput = lines(
  '00|FORDRING-KFM-ANSWER|1|bench|1|2015-03-09\n',
  (number) => `30|C-${number}|2015-03-09|U-${number}|payment-order|100.00\n`,
  (count) => `99|${count}|${count}|${count}00.00\n`,
);
