import { z } from 'zod';
import { ASSERTIONS } from '../../domain/audit/assertions';
import { DRAWN_BY, SAMPLE_PARTS } from '../../domain/audit/draw-sample';
import { claimIdOf } from '../../domain/claim/claim-id';
import { readWorksheet } from '../../formats/audit/read-worksheet';
import { writeZip } from '../../formats/archive/write-zip';
import type { AuditReport } from '../../print/reports/audit-sheet';
import { REPORT_LANGUAGES } from '../../print/reports/report-words';
import { namesOfDebtors } from '../creditors/names-of-debtors';
import { act, type Desk } from '../counter/act';
import { here } from '../counter/here';
import { bytes, day, word } from '../counter/words';
import { chartOf } from '../creditors/creditor-chart';
import { standingOf } from '../creditors/standing-desk';
import { answerSample, endException, exceptionsOf, type SampleAct } from './answer-sample';
import { debtorsOfClaims } from './debtors-of-claims';
import { drawAuditSample } from './draw-audit-sample';
import { examinedSample } from './examined-sample';
import { papersOfSample } from './papers-of-sample';
import { demandSample, samplesOf } from './sample-record';

const FAULTS = ['CreditorUnknown', 'AuditSampleRefused'];
/** As many as the audit looked at (S002-82, S002-95). */
const USUAL = { overdue: 20, largest: 10 } as const;
const MOST = 1000;
const wanted = z.int().min(0).max(MOST);
const seed = z.string().trim().min(1, 'give a seed').max(200);
const said = z.string().trim().min(1, 'say why').max(2_000);
const numbered = z.strictObject({ sampleNumber: z.int().min(1) });

export const drawSample = act({
  summary:
    'Draws overdue invoices of a month by a seed, and the largest open ones, and keeps them; the same seed over the same books is the same sample.',
  permission: 'audit-claims',
  input: z.strictObject({
    period: word,
    seed,
    known: day.exactOptional(),
    drawnBy: z.enum(DRAWN_BY).exactOptional(),
    invoiceGroup: word.exactOptional(),
    overdue: wanted.exactOptional(),
    largest: wanted.exactOptional(),
  }),
  faults: [...FAULTS, 'PeriodRefused'],
  async handle(desk, { drawnBy = 'invoice', overdue = USUAL.overdue, largest = USUAL.largest, ...asked }) {
    const { creditor, creditorId, today } = await here(desk);
    const { actor, role } = standingOf(desk);
    const reported = { ...creditor, chart: await chartOf(desk.pool, creditorId) };
    const by = { by: actor.subject, role, today };
    return drawAuditSample(desk.pool, { ...asked, ...by, creditor: reported, drawnBy, overdue, largest });
  },
});

export const samples = act({
  summary: 'The audit samples that were drawn of a creditor, each with its coverage, its answers and its exceptions.',
  permission: 'read',
  input: z.strictObject({}),
  faults: FAULTS,
  async handle(desk) {
    const { creditorId } = await here(desk);
    return { creditorId, samples: await samplesOf(desk.pool, { creditorId }) };
  },
});

/** A sample with what the books say of it and the names that the register has. */
async function reported(desk: Desk, sampleNumber: number) {
  const { creditor, creditorId, today } = await here(desk);
  const sample = await demandSample(desk.pool, { creditorId, sampleNumber });
  const rulebookFor = (await desk.rulebooks()).for;
  const examined = await examinedSample(desk.pool, sample, { rulebookFor, checkedOn: today });
  const debtors = await debtorsOfClaims(
    desk.pool,
    examined.claims.map(({ claimId }) => claimId),
  );
  const names = await namesOfDebtors(desk.pool, creditorId, [...debtors.values()]);
  const claims = examined.claims.map((claim) => {
    const debtorId = debtors.get(claim.claimId) ?? '';
    return { ...claim, debtorId, name: names.get(debtorId) ?? '' };
  });
  const { name, country, currency } = creditor;
  const { asOf, known } = sample;
  return { report: { creditorId, name, country, currency, asOf, known, ...examined, claims }, rulebookFor };
}

export const sample = act({
  summary:
    'A sample row by row: of overdue invoices the steps against the guideline, of the largest ones what was paid through the business day, and what the auditor concluded.',
  permission: 'read',
  disclosing: true,
  input: numbered,
  faults: [...FAULTS, 'PolicyUnknown'],
  handle: async (desk, { sampleNumber }) => (await reported(desk, sampleNumber)).report,
});

export const samplePapers = act({
  summary:
    'The papers of a sample: worksheets to fill in, and for each claim its story, events, decisions and letters; as files or as one ZIP archive.',
  permission: 'audit-claims',
  disclosing: true,
  input: numbered.extend({ language: z.enum(REPORT_LANGUAGES).exactOptional(), archived: z.boolean().exactOptional() }),
  faults: [...FAULTS, 'PolicyUnknown', 'ClaimNotFound'],
  async handle(desk, { sampleNumber, language, archived = false }) {
    const { report, rulebookFor } = await reported(desk, sampleNumber);
    const asked: AuditReport = { ...report, ...(language && { language }) };
    const files = await papersOfSample(desk.pool, asked, rulebookFor);
    const { creditorId, sample: kept } = report;
    return archived
      ? { creditorId, sample: kept, archive: writeZip(files), files: files.map(({ path }) => ({ path })) }
      : { creditorId, sample: kept, files };
  },
});

async function sampleAct(desk: Desk): Promise<SampleAct> {
  const { creditorId, today } = await here(desk);
  const { actor: by, role } = standingOf(desk);
  return { creditorId, by, role, today };
}

export const answerSampled = act({
  summary: 'An auditor concludes on an invoice of a sample: everything holds, or what does not, with a comment.',
  permission: 'audit-claims',
  input: numbered.extend({
    invoice: word,
    part: z.enum(SAMPLE_PARTS),
    doesNotHold: z.array(z.enum(ASSERTIONS)).readonly(),
    comment: said.exactOptional(),
  }),
  faults: FAULTS,
  async handle(desk, { sampleNumber, invoice, ...answer }) {
    const own = await sampleAct(desk);
    const claimId = invoice.includes('/') ? invoice : claimIdOf(own.creditorId, invoice);
    return answerSample(desk.pool, own, { sampleNumber, answers: [{ ...answer, claimId }] });
  },
});

export const takeInWorksheet = act({
  summary: 'Takes in a worksheet that an auditor filled in, as workbook or CSV: all of its answers or none.',
  permission: 'audit-claims',
  input: numbered.extend({ contents: bytes }),
  faults: FAULTS,
  async handle(desk, { sampleNumber, contents }) {
    const own = await sampleAct(desk);
    const answers = readWorksheet(contents).map(({ invoiceNumber, ...answer }) => {
      return { ...answer, claimId: claimIdOf(own.creditorId, invoiceNumber) };
    });
    return answerSample(desk.pool, own, { sampleNumber, answers });
  },
});

export const sampleExceptions = act({
  summary: 'The exceptions that auditors found in samples, and what was done about them.',
  permission: 'read',
  disclosing: true,
  input: z.strictObject({}),
  faults: FAULTS,
  async handle(desk) {
    const { creditorId } = await here(desk);
    return { creditorId, exceptions: await exceptionsOf(desk.pool, creditorId) };
  },
});

export const settleException = act({
  summary: 'Says what was done about an exception of a sample; somebody else than its auditor does.',
  permission: 'look-into-differences',
  input: z.strictObject({ answerNumber: z.int().min(1), reason: said }),
  faults: FAULTS,
  handle: async (desk, settled) => endException(desk.pool, await sampleAct(desk), settled),
});
