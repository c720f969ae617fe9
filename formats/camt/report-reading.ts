import { InputRefused } from '../../domain/kernel/input-refused';
import type { XmlPath } from '../xml/xml-branches';
import { childOf, type XmlNode } from '../xml/xml-node';
import { detailOf, entryOf, type EntryDetail } from './camt-entry';
import { CAMT_REFUSED } from './camt-kind';
import type { CamtEntry, CamtReport, StatementHead } from './camt-report';
import { statementHead } from './camt-statement-head';
import { CamtValues } from './camt-values';
import { ReportCheck } from './check-report';
import { StatementFingerprint } from './statement-fingerprint';
import { WaitingEntries } from './waiting-entries';
import type { StatementOutline } from './whole-statements';

const BODY = { 'camt.053': 'BkToCstmrStmt', 'camt.054': 'BkToCstmrDbtCdtNtfctn' } as const;

/** A statement that has ended, with its entries. */
export interface ReadStatement {
  readonly statement: StatementHead;
  readonly entries: Iterable<CamtEntry>;
  /** By what it is known when it comes again; empty when it cannot be. */
  readonly fingerprint: string;
}

/** Puts statements together from their parts, as they end. */
export class ReportReading {
  readonly paths: readonly XmlPath[];
  private readonly format: CamtReport['format'];
  private readonly statementName: string;
  private readonly values = new CamtValues();
  private readonly check: ReportCheck;
  private entries = new WaitingEntries();
  private fingerprint: StatementFingerprint | undefined;
  private details: EntryDetail[] = [];
  private statements = 0;
  private place = 0;
  private position = 0;

  constructor(format: CamtReport['format']) {
    this.format = format;
    this.statementName = format === 'camt.053' ? 'Stmt' : 'Ntfctn';
    this.check = new ReportCheck(this.statementName);
    const statement = ['Document', BODY[format], this.statementName];
    this.paths = [statement, [...statement, 'Ntry'], [...statement, 'Ntry', 'NtryDtls', 'TxDtls']];
  }

  /** A statement that has ended, while nothing is wrong with the file. */
  take(node: XmlNode): ReadStatement | undefined {
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
    const place = ++this.place;
    const path = `${this.statementName}[${this.statements + 1}]/Ntry[${place}]`;
    const entry = entryOf(node, details, { path, place, position: ++this.position }, this.values);
    this.check.takeEntry(entry);
    this.fingerprint ??= new StatementFingerprint(this.format, headSoFar(node.parent));
    this.fingerprint.take(entry);
    this.entries.push(entry);
  }

  private takeStatement(node: XmlNode): ReadStatement | undefined {
    const { entries, fingerprint, values, check, format } = this;
    this.entries = new WaitingEntries();
    this.fingerprint = undefined;
    this.place = 0;
    if (!isInFirst(node.parent)) return undefined;
    this.statements += 1;
    const statement = statementHead(node, `${this.statementName}[${this.statements}]`, values);
    if (values.problems.length > 0) {
      check.forgetEntries();
      return undefined;
    }
    check.takeStatement(statement);
    if (check.problems.length > 0) return undefined;
    const begun = fingerprint ?? new StatementFingerprint(format, statement);
    return { statement, entries, fingerprint: begun.nameOf(format, statement, entries) };
  }
}

/** What a statement has said by now. What is wrong with it is found at its end. */
function headSoFar(statement: XmlNode | undefined): StatementHead {
  return statementHead(statement ?? NO_NODE, '', new CamtValues());
}

const NO_NODE: XmlNode = { name: '', parent: undefined, attributes: {}, children: [], text: '' };

/** A message has one body; what stands in a second one is not read. */
function isInFirst(body: XmlNode | undefined): boolean {
  const first = childOf(body?.parent, body?.name ?? '');
  return first === undefined || first === body;
}
