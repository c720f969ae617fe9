import { InputRefused } from '../../domain/kernel/input-refused';
import { branchesOf } from '../xml/xml-branches';
import { rootNameOf } from '../xml/xml-node';
import { piecesOf, type XmlOptions, type XmlSource } from '../xml/xml-pieces';
import { textsOf } from '../xml/xml-text';
import { CAMT_REFUSED, camtKindOf, KNOWN_CAMT } from './camt-kind';
import type { CamtReport, CamtStatement } from './camt-report';
import { ReportReading, type ReadStatement } from './report-reading';
import type { StatementOutline } from './whole-statements';

/**
 * Reads camt.053 and camt.054 (versions 02 to 13) in any currency, amounts as decimal text, and checks balances,
 * summaries and batches before it returns. `readCamt` makes movements of it.
 */
export function readCamtEntries(source: XmlSource, options: XmlOptions = {}): CamtReport {
  const statements: CamtStatement[] = [];
  const reading = camtStatements(source, options);
  for (;;) {
    const read = reading.next();
    if (read.done) return { format: read.value.format, version: read.value.version, statements };
    statements.push({ ...read.value.statement, entries: [...read.value.entries] });
  }
}

/** A statement with the message that it stands in. */
export interface StatementOfReport extends Pick<CamtReport, 'format'>, ReadStatement {}

/** What is left of a message when its statements have gone by. */
export interface ReportOutline extends Pick<CamtReport, 'format' | 'version'> {
  readonly statements: readonly StatementOutline[];
}

/**
 * The same, a statement at a time: no more than one of them is in memory. A file may be refused when statements of it have
 * been given already. Whoever takes them keeps them apart until the end.
 */
export function* camtStatements(
  source: XmlSource,
  options: XmlOptions = {},
): Generator<StatementOfReport, ReportOutline> {
  const pieces = piecesOf(source, CAMT_REFUSED, options);
  const head = pieces.next();
  const kind = head.done === true ? undefined : camtKindOf(head.value);
  const texts = textsOf(resumed(head, pieces), CAMT_REFUSED);
  const reading = new ReportReading(kind?.format ?? 'camt.053');
  const branches = branchesOf(texts, CAMT_REFUSED, reading.paths);
  let branch = branches.next();
  for (; branch.done !== true; branch = branches.next()) {
    const statement = reading.take(branch.value);
    if (statement && kind) yield { ...statement, format: kind.format };
  }
  if (!kind || rootNameOf(branch.value) !== 'Document') {
    throw new InputRefused(CAMT_REFUSED, [{ line: 1, field: 'Document', message: `it is none of ${KNOWN_CAMT}.` }]);
  }
  return { ...kind, statements: reading.finish() };
}

function* resumed<Item>(first: IteratorResult<Item>, rest: Iterable<Item>): Generator<Item> {
  if (first.done === true) return;
  yield first.value;
  yield* rest;
}
