import { childOf, childrenOf, textOf, type XmlNode } from '../xml/xml-node';
import type { CamtBalance, CamtSummary, StatementHead } from './camt-report';
import type { CamtValues } from './camt-values';

/** Balances of what was booked: they are held against the entries and the ledger. */
const BOOKED = new Set(['OPBD', 'PRCD', 'CLBD']);

/** What a statement says beside its entries. `path` is as messages name it. */
export function statementHead(statement: XmlNode, path: string, values: CamtValues): StatementHead {
  const account = textOf(statement, 'Acct', 'Id', 'IBAN') || textOf(statement, 'Acct', 'Id', 'Othr', 'Id');
  if (account === '') values.refuse(`${path}/Acct/Id`, 'it names no account. Ask the bank for a corrected file.');
  const createdAt = textOf(statement, 'CreDtTm');
  const pagination = childOf(statement, 'StmtPgntn') ?? childOf(statement, 'NtfctnPgntn');
  const isLastPage = textOf(pagination, 'LastPgInd') === 'true';
  const isOnlyPage = textOf(pagination, 'PgNb') === '1' && isLastPage;
  return {
    id: textOf(statement, 'Id'),
    account: account.replace(/\s+/g, ''),
    createdAt,
    madeAt: createdAt || textOf(statement.parent, 'GrpHdr', 'CreDtTm'),
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
