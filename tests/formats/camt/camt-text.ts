/** camt files as a bank would write them, put together by hand; the account number is the ISO 13616 example for Sweden. */
export const IBAN = 'SE4550000000058398257466';

export function statement(version: '02' | '04' | '08', content: string, message: '053' | '054' = '053'): Buffer {
  const body = message === '053' ? ['BkToCstmrStmt', 'Stmt'] : ['BkToCstmrDbtCdtNtfctn', 'Ntfctn'];
  return Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.${message}.001.${version}">
  <${body[0]}>
    <GrpHdr><MsgId>M1</MsgId><CreDtTm>2016-03-01T18:00:00+01:00</CreDtTm></GrpHdr>
    <${body[1]}>
      <Id>S1</Id>
      <Acct><Id><IBAN>${IBAN}</IBAN></Id></Acct>
      ${content}
    </${body[1]}>
  </${body[0]}>
</Document>`);
}

export interface WrittenEntry {
  readonly amount?: string;
  readonly currency?: string;
  readonly direction?: string;
  readonly status?: string;
  readonly dates?: string;
  /** More elements directly below the entry, such as `<RvslInd>` or `<AcctSvcrRef>`. */
  readonly more?: string;
  readonly details?: string;
}

export function entry(written: WrittenEntry = {}): string {
  const { amount = '100.00', currency = 'SEK', direction = 'CRDT', status = '<Cd>BOOK</Cd>' } = written;
  const { dates = '<BookgDt><Dt>2016-03-01</Dt></BookgDt>', more = '', details = '' } = written;
  return `<Ntry><Amt Ccy="${currency}">${amount}</Amt><CdtDbtInd>${direction}</CdtDbtInd><Sts>${status}</Sts>${dates}${more}
    ${details && `<NtryDtls>${details}</NtryDtls>`}</Ntry>`;
}

export function transaction(content: string, amount = ''): string {
  return `<TxDtls>${amount && `<Amt Ccy="SEK">${amount}</Amt>`}${content}</TxDtls>`;
}

export function structured(reference: string, amounts = ''): string {
  return `<Strd>${amounts && `<RfrdDocAmt>${amounts}</RfrdDocAmt>`}<CdtrRefInf><Ref>${reference}</Ref></CdtrRefInf></Strd>`;
}

export function balance(
  code: string,
  amount: string,
  currency = 'SEK',
  direction = 'CRDT',
  day = '2016-03-01',
): string {
  const type = `<Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp>`;
  return `<Bal>${type}<Amt Ccy="${currency}">${amount}</Amt><CdtDbtInd>${direction}</CdtDbtInd><Dt><Dt>${day}</Dt></Dt></Bal>`;
}
