import { InputRefused } from '../../domain/kernel/input-refused';
import type { XmlPath } from '../xml/xml-branches';
import { childOf, type XmlNode } from '../xml/xml-node';
import { detailOf, entryOf, type EntryDetail } from './camt-entry';
import { CAMT_REFUSED } from './camt-kind';
import type { CamtEntry, CamtReport, CamtStatement } from './camt-report';
import { statementHead } from './camt-statement-head';
import { CamtValues } from './camt-values';
import { ReportCheck } from './check-report';
import type { StatementOutline } from './whole-statements';

const BODY = { 'camt.053': 'BkToCstmrStmt', 'camt.054': 'BkToCstmrDbtCdtNtfctn' } as const;

/** Puts statements together from their parts, as they end. */
export class ReportReading {
  readonly paths: readonly XmlPath[];
  private readonly format: CamtReport['format'];
  private readonly statementName: string;
  private readonly values = new CamtValues();
  private readonly check: ReportCheck;
  private entries: CamtEntry[] = [];
  private details: EntryDetail[] = [];
  private statements = 0;
  private position = 0;

  constructor(format: CamtReport['format']) {
    this.format = format;
    this.statementName = format === 'camt.053' ? 'Stmt' : 'Ntfctn';
    this.check = new ReportCheck(this.statementName);
    const statement = ['Document', BODY[format], this.statementName];
    this.paths = [statement, [...statement, 'Ntry'], [...statement, 'Ntry', 'NtryDtls', 'TxDtls']];
  }

  /** A statement that has ended, while nothing is wrong with the file. */
  take(node: XmlNode): CamtStatement | undefined {
    switch (node.name) {
      case 'TxDtls':
        this.details.push(detailOf(node));
        return undefined;
      case 'Ntry':
        this.takeEntry(node);
        return undefined;
      default:
        return this.takeStatement(node);
    }
  }

  /** Throws `InputRefused` with all that was found. */
  finish(): readonly StatementOutline[] {
    const { problems } = this.values;
    if (this.statements === 0) {
      const message = `there is none in the file. Ask the bank for a complete ${this.format} file.`;
      this.values.refuse(this.statementName, message);
    }
    if (problems.length > 0) throw new InputRefused(CAMT_REFUSED, problems);
    this.check.finish();
    if (this.check.problems.length > 0) throw new InputRefused(CAMT_REFUSED, this.check.problems);
    return this.check.outlines;
  }

  private takeEntry(node: XmlNode): void {
    const { details } = this;
    this.details = [];
    if (!isInFirst(node.parent?.parent)) return;
    const place = this.entries.length + 1;
    const path = `${this.statementName}[${this.statements + 1}]/Ntry[${place}]`;
    this.entries.push(entryOf(node, details, { path, place, position: ++this.position }, this.values));
  }

  private takeStatement(node: XmlNode): CamtStatement | undefined {
    const { entries, values } = this;
    this.entries = [];
    if (!isInFirst(node.parent)) return undefined;
    this.statements += 1;
    const statement = { ...statementHead(node, `${this.statementName}[${this.statements}]`, values), entries };
    if (values.problems.length > 0) return undefined;
    this.check.take(statement);
    return this.check.problems.length > 0 ? undefined : statement;
  }
}

/** A message has one body; what stands in a second one is not read. */
function isInFirst(body: XmlNode | undefined): boolean {
  const first = childOf(body?.parent, body?.name ?? '');
  return first === undefined || first === body;
}
