export const IBAN = 'SE3550000000054910000003';

export interface EntryWords {
  readonly ref: string;
  readonly on: string;
  /** With a minus sign what leaves the account. */
  readonly amount: string;
  readonly reference?: string;
  readonly reversal?: true;
}

/** A statement of a day or a month, version 08, as a bank writes it: balances, then each booked entry. */
export function statement(id: string, day: string, opening: string, closing: string, ...entries: EntryWords[]): string {
  const balance = (code: string, amount: string) =>
    `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="SEK">${amount.replace('-', '')}</Amt><CdtDbtInd>${amount.startsWith('-') ? 'DBIT' : 'CRDT'}</CdtDbtInd><Dt><Dt>${day}</Dt></Dt></Bal>`;
  const entry = ({ ref, on, amount, reference, reversal }: EntryWords) =>
    `<Ntry><Amt Ccy="SEK">${amount.replace('-', '')}</Amt><CdtDbtInd>${amount.startsWith('-') ? 'DBIT' : 'CRDT'}</CdtDbtInd>${reversal ? '<RvslInd>true</RvslInd>' : ''}<Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>${on}</Dt></BookgDt><AcctSvcrRef>${ref}</AcctSvcrRef>${reference === undefined ? '' : `<NtryDtls><TxDtls><RmtInf><Strd><CdtrRefInf><Ref>${reference}</Ref></CdtrRefInf></Strd></RmtInf></TxDtls></NtryDtls>`}</Ntry>`;
  return `<Stmt><Id>${id}</Id><Acct><Id><IBAN>${IBAN}</IBAN></Id><Ccy>SEK</Ccy></Acct>${balance('OPBD', opening)}${balance('CLBD', closing)}${entries.map(entry).join('')}</Stmt>`;
}

export function camt053(...statements: string[]): Buffer {
  const head = '<GrpHdr><MsgId>M1</MsgId><CreDtTm>2016-03-01T06:00:00+01:00</CreDtTm></GrpHdr>';
  return Buffer.from(
    `<?xml version="1.0" encoding="UTF-8"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>${head}${statements.join('')}</BkToCstmrStmt></Document>`,
  );
}
