import { InputRefused } from '../../domain/kernel/input-refused';
import { readXml, type XmlOptions } from '../xml/read-xml';
import { childOf, childrenOf, textOf, type XmlNode } from '../xml/xml-node';
import type { CamtBalance, CamtEntry, CamtReport, CamtStatement, CamtSummary } from './camt-report';
import { chargesOf } from './camt-charges';
import { transactionOf } from './camt-transaction';
import { CamtValues } from './camt-values';
import { checkReport } from './check-report';
import { camtKindOf, KNOWN_CAMT } from './camt-kind';

export const CAMT_REFUSED = 'The camt file was refused; nothing of it was taken in.';

/** Balances of what was booked: they are held against the entries and the ledger. */
const BOOKED = new Set(['OPBD', 'PRCD', 'CLBD']);

/**
 * Reads camt.053 and camt.054 (versions 02 to 13) in any currency, amounts as decimal text, and checks balances,
 * summaries and batches before it returns. `readCamt` makes movements of it.
 */
export function readCamtEntries(bytes: Buffer, options: XmlOptions = {}): CamtReport {
  const document = childOf(readXml(bytes, CAMT_REFUSED, options), 'Document');
  const kind = camtKindOf(bytes);
  if (!document || !kind) {
    throw new InputRefused(CAMT_REFUSED, [{ line: 1, field: 'Document', message: `it is none of ${KNOWN_CAMT}.` }]);
  }
  const values = new CamtValues();
  const statementName = kind.format === 'camt.053' ? 'Stmt' : 'Ntfctn';
  const body = childOf(document, kind.format === 'camt.053' ? 'BkToCstmrStmt' : 'BkToCstmrDbtCdtNtfctn');
  if (childrenOf(body, statementName).length === 0) {
    values.refuse(statementName, `there is none in the file. Ask the bank for a complete ${kind.format} file.`);
  }
  let position = 0;
  const statements = childrenOf(body, statementName).map((statement, index): CamtStatement => {
    const path = `${statementName}[${index + 1}]`;
    const entries = childrenOf(statement, 'Ntry').map((entry, entryIndex) =>
      entryOf(entry, { path: `${path}/Ntry[${entryIndex + 1}]`, place: entryIndex + 1, position: ++position }, values),
    );
    return { ...statementHead(statement, path, values), entries };
  });
  const report: CamtReport = { ...kind, madeAt: textOf(body, 'GrpHdr', 'CreDtTm'), statements };
  const problems = values.problems.length > 0 ? values.problems : checkReport(report, statementName);
  if (problems.length > 0) throw new InputRefused(CAMT_REFUSED, problems);
  return report;
}

function statementHead(statement: XmlNode, path: string, values: CamtValues): Omit<CamtStatement, 'entries'> {
  const account = textOf(statement, 'Acct', 'Id', 'IBAN') || textOf(statement, 'Acct', 'Id', 'Othr', 'Id');
  if (account === '') values.refuse(`${path}/Acct/Id`, 'it names no account. Ask the bank for a corrected file.');
  const pagination = childOf(statement, 'StmtPgntn') ?? childOf(statement, 'NtfctnPgntn');
  const isLastPage = textOf(pagination, 'LastPgInd') === 'true';
  const isOnlyPage = textOf(pagination, 'PgNb') === '1' && isLastPage;
  return {
    id: textOf(statement, 'Id'),
    account: account.replace(/\s+/g, ''),
    createdAt: textOf(statement, 'CreDtTm'),
    page: textOf(pagination, 'PgNb'),
    isWhole: pagination === undefined || isOnlyPage,
    isLastPage,
    balances: childrenOf(statement, 'Bal').map((balance, index) =>
      balanceOf(balance, `${path}/Bal[${index + 1}]`, values),
    ),
    summary: summaryOf(childOf(statement, 'TxsSummry')),
  };
}

function balanceOf(balance: XmlNode, path: string, values: CamtValues): CamtBalance {
  const code = textOf(balance, 'Tp', 'CdOrPrtry', 'Cd');
  // A day that cannot be read would leave the balance out of every comparison.
  if (BOOKED.has(code)) values.date(balance, path, 'Dt');
  return {
    code,
    ...values.amount(balance, path, 'Amt'),
    direction: values.direction(balance, path),
    date: textOf(balance, 'Dt', 'Dt') || textOf(balance, 'Dt', 'DtTm'),
  };
}

function summaryOf(summary: XmlNode | undefined): CamtSummary {
  const part = (name: string) => ({ count: textOf(summary, name, 'NbOfNtries'), sum: textOf(summary, name, 'Sum') });
  const all = childOf(summary, 'TtlNtries');
  // The net sum stands flat in version 02 and one element deeper since.
  const deeper = childOf(all, 'TtlNetNtry');
  const net = deeper ? textOf(deeper, 'Amt') : textOf(all, 'TtlNetNtryAmt');
  const isDebit = textOf(deeper ?? all, 'CdtDbtInd') === 'DBIT' && !/^0*(\.0*)?$/.test(net);
  return {
    all: part('TtlNtries'),
    credits: part('TtlCdtNtries'),
    debits: part('TtlDbtNtries'),
    net: isDebit ? `-${net}` : net,
  };
}

function entryOf(entry: XmlNode, where: Pick<CamtEntry, 'path' | 'place' | 'position'>, values: CamtValues): CamtEntry {
  const { path } = where;
  const amount = values.amount(entry, path, 'Amt');
  const direction = values.direction(entry, path);
  // Version 02 and 04 write the status as text, version 08 as a code below it.
  const status = textOf(entry, 'Sts') || textOf(entry, 'Sts', 'Cd');
  if (status === '') values.refuse(`${path}/Sts`, 'it is missing. Ask the bank for a corrected file.');
  const bookedOn = values.date(entry, path, 'BookgDt');
  const valueDate = values.date(entry, path, 'ValDt');
  const details = childrenOf(entry, 'NtryDtls').flatMap((batch) => childrenOf(batch, 'TxDtls'));
  return {
    ...where,
    ...amount,
    direction,
    isReversal: /^(true|1)$/.test(textOf(entry, 'RvslInd')),
    status,
    isBooked: status === 'BOOK',
    ...(bookedOn && { bookedOn }),
    ...(valueDate && { valueDate }),
    servicerReference: textOf(entry, 'AcctSvcrRef'),
    entryReference: textOf(entry, 'NtryRef'),
    additionalText: textOf(entry, 'AddtlNtryInf'),
    charges: chargesOf(entry, amount.currency),
    transactions: details.map((part) => transactionOf(part, { direction, currency: amount.currency })),
  };
}
