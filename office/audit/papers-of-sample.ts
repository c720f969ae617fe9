import { createRequire } from 'node:module';
import type { Pool } from 'pg';
import { SAMPLE_PARTS } from '../../domain/audit/draw-sample';
import type { CivilDate } from '../../domain/kernel/civil-date';
import type { ExplainedClaim } from '../../domain/explain/explanation';
import { textsIn } from '../../domain/explain/explain-claim';
import type { Language } from '../../domain/explain/language';
import type { Sheet } from '../../formats/sheets/sheet';
import { writeCsvSheet } from '../../formats/sheets/write-csv-sheet';
import { writeXlsxSheet } from '../../formats/sheets/write-xlsx-sheet';
import type { ArchivedFile } from '../../formats/archive/write-zip';
import { auditSheet, type AuditReport } from '../../print/reports/audit-sheet';
import { AUDIT_WORDS } from '../../print/reports/audit-words';
import { languageOf } from '../../print/reports/report-words';
import { claimAsOf, findClaim } from '../claims/find-claim';
import type { RulebookFor } from '../claims/execute-command';
import type { ClaimFile } from '../claims/read-claim';
import { explainFile } from '../explain/explain-file';
import { redrawnLetters } from '../letters/redrawn-letters';
import { fileNameOf } from '../../store/whole-files';

/** What draws a page is loaded when one is drawn. */
const load = createRequire(__filename);

/**
 * The papers of a sample, as one folder: a worksheet of each part as workbook and PDF, and a folder for each claim with the
 * invoice's facts and story, its events, its decisions and its letters. Everything is as it was on the day of the check.
 */
export async function papersOfSample(
  pool: Pool,
  report: AuditReport,
  rulebookFor: RulebookFor,
): Promise<ArchivedFile[]> {
  const files: ArchivedFile[] = [];
  for (const part of SAMPLE_PARTS) if (report.sample[part].drawn > 0) files.push(...(await worksheets(report, part)));
  const language = languageOf(report);
  for (const claimId of new Set(report.claims.map((one) => one.claimId))) {
    const file = claimAsOf(await findClaim(pool, claimId), { asOf: report.checkedOn });
    const folder = `claims/${fileNameOf(file.claim.invoiceNumber)}`;
    for (const paper of await papersOfClaim(pool, file, { report, rulebookFor, language }))
      files.push({ ...paper, path: `${folder}/${paper.path}` });
  }
  return files;
}

async function worksheets(report: AuditReport, part: (typeof SAMPLE_PARTS)[number]): Promise<ArchivedFile[]> {
  const { sheetPdf } = load('../../print/reports/sheet-pdf') as typeof import('../../print/reports/sheet-pdf');
  const sheet = auditSheet(report, part);
  const { name, country, asOf } = report;
  const pdf = await sheetPdf(sheet, { creditor: name, country, language: languageOf(report), asOf });
  return [
    { path: `worksheet-${part}.xlsx`, contents: await writeXlsxSheet(sheet, country) },
    { path: `worksheet-${part}.pdf`, contents: pdf },
  ];
}

interface About {
  readonly report: AuditReport;
  readonly rulebookFor: RulebookFor;
  readonly language: Language;
}

async function papersOfClaim(pool: Pool, file: ClaimFile, about: About): Promise<ArchivedFile[]> {
  const { report, rulebookFor, language } = about;
  const explained = await explainFile(pool, file, { rulebookFor, today: report.checkedOn, language });
  const letters = await redrawnLetters(pool, file.claim.claimId, report.checkedOn);
  const drawn = letters.flatMap(({ kind, deliveredOn, pdf }, at): ArchivedFile[] => {
    const place = String(at + 1).padStart(2, '0');
    return pdf ? [{ path: `letter-${place}-${deliveredOn}-${kind}.pdf`, contents: pdf }] : [];
  });
  const notDrawn = letters.flatMap(({ kind, deliveredOn, problem }) =>
    problem === undefined ? [] : [AUDIT_WORDS[language].letterNotDrawn(kind, deliveredOn, problem)],
  );
  return [
    { path: 'story.txt', contents: Buffer.from(storyOf(file, explained, language, notDrawn), 'utf8') },
    { path: 'events.csv', contents: writeCsvSheet(await eventsOf(pool, file, language), report.country) },
    { path: 'decisions.csv', contents: writeCsvSheet(await decisionsOf(pool, file, about), report.country) },
    ...drawn,
  ];
}

function storyOf(
  { claim }: ClaimFile,
  { story, standing, cost, ahead, refused }: ExplainedClaim,
  language: Language,
  notDrawn: readonly string[],
): string {
  const words = AUDIT_WORDS[language];
  const { invoiceNumber, invoiceGroup, issuedOn, dueOn, invoiced, paymentReference, creditorId } = claim;
  const dated = (sentences: ExplainedClaim['story']): string[] => sentences.map(({ on, text }) => `${on}  ${text}`);
  const facts = [invoiceNumber, invoiceGroup, issuedOn, dueOn, `${invoiced.toString()} ${invoiced.currency}`];
  const lines = [
    ...[textsIn(language).headings.title(invoiceNumber, creditorId), ''],
    ...[words.facts, [...facts, paymentReference].filter((fact) => fact !== '').join(' · '), ''],
    ...[words.story, ...dated(story), ...dated(refused), standing, cost],
    ...(ahead.length === 0 ? [] : ['', words.ahead, ...dated(ahead)]),
    ...(notDrawn.length === 0 ? [] : ['', ...notDrawn]),
  ];
  return `${lines.join('\n')}\n`;
}

/** Each event with its link in the chain: an auditor can work the hash out again. */
async function eventsOf(pool: Pool, { claim, events }: ClaimFile, language: Language): Promise<Sheet> {
  const { rows } = await pool.query<{ number: number; hash: string }>(
    `SELECT event_number AS number, encode(hash, 'hex') AS hash FROM fordring.claim_event WHERE claim_id = $1`,
    [claim.claimId],
  );
  const hashes = new Map(rows.map(({ number, hash }) => [number, hash]));
  return {
    ...listOf(AUDIT_WORDS[language].eventColumns),
    rows: events.map(({ eventNumber, event, bookedOn }) => [
      ...[{ count: eventNumber }, { date: event.on }, { date: bookedOn }],
      ...[event.type, stepOf(event), hashes.get(eventNumber) ?? ''].map((text) => ({ text })),
    ]),
  };
}

function stepOf(event: object): string {
  return 'step' in event && typeof event.step === 'string' ? event.step : '';
}

function listOf(columns: readonly string[]): Pick<Sheet, 'name' | 'headline' | 'columns'> {
  return { name: '', headline: [], columns: columns.map((header) => ({ header, width: 20 })) };
}

interface DecisionRow extends Readonly<Record<'id' | 'kind' | 'proposedBy' | 'reason', string>> {
  readonly on: CivilDate;
  readonly marks: string | null;
}

async function decisionsOf(pool: Pool, { claim }: ClaimFile, { report, language }: About): Promise<Sheet> {
  const { rows } = await pool.query<DecisionRow>(
    `SELECT decision_id AS id, kind, proposed_on AS on, proposed_by AS "proposedBy", reason,
       (SELECT string_agg(concat_ws(' ', mark, marked_on, marked_by), '; ' ORDER BY mark_number)
        FROM fordring.decision_mark AS own WHERE own.decision_id = decision.decision_id AND marked_on <= $2) AS marks
     FROM fordring.decision
     WHERE proposed_on <= $2 AND (subject @> jsonb_build_object('claimIds', jsonb_build_array($1::text))
       OR decision_id IN (SELECT decision_id FROM fordring.decision_claim WHERE claim_id = $1))
     ORDER BY recorded_at, decision_id`,
    [claim.claimId, report.checkedOn],
  );
  return {
    ...listOf(AUDIT_WORDS[language].decisionColumns),
    rows: rows.map(({ id, kind, on, proposedBy, reason, marks }) => [
      ...[{ text: id }, { text: kind }, { date: on }],
      ...[proposedBy, reason, marks ?? ''].map((text) => ({ text })),
    ]),
  };
}
