import { civilDate } from '../../domain/kernel/civil-date';
import { Money } from '../../domain/kernel/money';
import { writeBgMax } from '../../formats/bgmax/write-bgmax';
import { readBankFile } from '../../formats/recognise-bank-file';
import { redactBankFile } from '../../formats/redact-bank-file';

const kronor = (amount: string) => Money.of(amount, 'SEK');
const all = { isMeant: () => true, instead: 'forgotten' };

const bgmax = writeBgMax({
  writtenAt: '20160310120000000000',
  deposits: [
    {
      ...{ bankgiro: '50501055', depositedOn: civilDate('2016-03-10'), serial: '1' },
      movements: [
        {
          ...{ kind: 'payment', amount: kronor('500.00'), references: [{ reference: '910011' }], serial: '1' },
          ...{ payerName: 'Åsa Berg', text: ['for my son'] },
        },
        {
          ...{ kind: 'payment', amount: kronor('12.00'), references: [{ reference: '920011' }], serial: '2' },
          payerName: 'Bo Ekström',
        },
      ],
    },
  ],
});

describe.each([
  ['as it came', bgmax],
  ['in UTF-8', Buffer.from(bgmax.toString('latin1'))],
  ['with carriage returns alone', Buffer.from(bgmax.toString('latin1').replaceAll('\r\n', '\r'), 'latin1')],
])('a BgMax file %s', (_how, bytes) => {
  const before = readBankFile(bytes);
  const after = redactBankFile(bytes, { format: 'bgmax', lines: [before.movements[0]?.line ?? 0], ...all });

  test('loses who paid and what they wrote, and nothing of another payer', () => {
    const text = after.toString('latin1');
    expect(text).not.toMatch(/sa Berg|for my son/);
    expect(text).toContain('Bo Ekstr');
  });

  test('tells of the same movements', () => {
    const told = ({ key, amount, references, receivedOn }: (typeof before.movements)[number]) =>
      JSON.stringify([key, amount, references, receivedOn]);
    expect(readBankFile(after).movements.map(told)).toEqual(before.movements.map(told));
  });
});

const transaction = (reference: string, name: string, amount: string) => `<TxDtls>
  <Refs><AcctSvcrRef>${reference}</AcctSvcrRef></Refs><AmtDtls><TxAmt><Amt Ccy="DKK">${amount}</Amt></TxAmt></AmtDtls>
  <RltdPties><Dbtr><Nm>${name}</Nm><PstlAdr><AdrLine>Vestergade 1</AdrLine></PstlAdr></Dbtr>
  <DbtrAcct><Id><IBAN>DK5000400440116243</IBAN></Id></DbtrAcct></RltdPties>
  <RmtInf><Ustrd>from ${name}</Ustrd><Strd><CdtrRefInf><Ref>71001</Ref></CdtrRefInf></Strd></RmtInf></TxDtls>`;
const camt = (encoding: string) => `<?xml version="1.0" encoding="${encoding}"?><Document><Ntry>
  <AcctSvcrRef>B1</AcctSvcrRef><NtryDtls>${transaction('T1', 'Åse Berg', '10.00')}${transaction('T2', 'Bo Holm', '20.00')}</NtryDtls></Ntry></Document>`;

test.each([
  ['UTF-8', Buffer.from(camt('UTF-8'))],
  ['UTF-16', Buffer.from(`\uFEFF${camt('UTF-16')}`, 'utf16le')],
  ['ISO-8859-1', Buffer.from(camt('ISO-8859-1'), 'latin1')],
])(
  'a camt file in %s loses the payer who is meant, and keeps numbers, references and the other payer',
  (_how, bytes) => {
    const isMeant = (text: string) => text.includes('Åse Berg');
    const text = redactBankFile(bytes, { format: 'camt.054', lines: [1], isMeant, instead: 'forgotten' }).toString(
      'utf8',
    );
    const [first = '', second = ''] = text.split('</TxDtls>');
    expect(first).not.toMatch(/Åse|Vestergade|DK5000/);
    for (const kept of ['T1', '10.00', '71001', '<Nm>forgotten</Nm>']) expect(first).toContain(kept);
    for (const kept of ['Bo Holm', 'Vestergade', 'DK5000400440116243']) expect(second).toContain(kept);
    expect(text).toContain('encoding="UTF-8"');
  },
);
