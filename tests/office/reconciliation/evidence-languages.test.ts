import { ENGLISH_EVENTS } from '../../../office/reconciliation/evidence/event-words';
import type { EvidenceDocument } from '../../../office/reconciliation/evidence/evidence-document';
import { evidencePdf } from '../../../office/reconciliation/evidence/evidence-pdf';
import { historyTable, signaturesTable } from '../../../office/reconciliation/evidence/signature-tables';
import { EVIDENCE_LANGUAGES, evidenceTexts, languageOf } from '../../../office/reconciliation/evidence/texts/languages';
import { verdictOf } from '../../../office/reconciliation/evidence/verdict';
import { OWN_FILE_RULE } from '../../../reconciliation/own-files';
import { civilDate } from '../../../domain/kernel/civil-date';

/** A signed August in Sweden: prepared just before midnight by the town's clocks, which is another hour of UTC. */
const AUGUST: EvidenceDocument = {
  evidenceNumber: 3,
  previousHash: '0'.repeat(64),
  creditor: { id: 'botkyrka', name: 'Botkyrka kommun' },
  recipe: { id: 'bank-ledger', title: 'the bank against the ledger', purpose: 'the two agree', cites: ['S003-26'] },
  period: '2016-08',
  currency: 'SEK',
  language: 'sv',
  timeZone: 'Europe/Stockholm',
  filedOn: civilDate('2016-09-05'),
  sources: [],
  matchNumber: 1,
  resultSha256: 'a'.repeat(64),
  result: {
    left: { rows: 2, total: '1234.50' },
    right: { rows: 1, total: '234.50' },
    difference: '1000.00',
    explained: [],
    remaining: '1000.00',
    identities: [],
    clean: false,
    by: 'movements',
    comparedBy: [],
    sources: {
      left: { title: 'the bank', repeated: 0, leftOut: [] },
      right: { title: 'the ledger', repeated: 0, leftOut: [] },
    },
    matched: [],
    causes: [],
    citations: [],
  },
  clean: false,
  flaws: [],
  holdsWithEarlier: [],
  remaining: '1000.00',
  listedIn: {},
  open: [],
  closed: [],
  prepared: { by: 'local/anna', role: 'case-handler', on: civilDate('2016-09-04'), at: '2016-09-04T21:59:00.000Z' },
  approved: { by: 'local/bo', role: 'supervisor', on: civilDate('2016-09-05'), at: '2016-09-04T22:03:00.000Z' },
  events: [
    {
      number: 1,
      type: 'RunMatched',
      on: civilDate('2016-09-04'),
      at: '2016-09-04T10:00:00.000Z',
      words: '1000.00 unexplained, 1 open',
      event: { type: 'RunMatched', matchNumber: 1, sha256: '', remaining: '1000.00', open: 1, clean: false },
    },
  ],
  eventHash: 'b'.repeat(64),
};

test('a town’s own evidence is written in the language of its country', () => {
  expect([languageOf('SE'), languageOf('DK')]).toEqual(['sv', 'da']);
});

test.each([
  ['sv', '1\u00a0000,00 SEK i perioden är oförklarade; 0 differenser är öppna. Attesterad 2016-09-05 av local/bo.'],
  ['da', '1.000,00 SEK i perioden er uforklaret; 0 differencer er åbne. Godkendt 05.09.2016 af local/bo.'],
  ['en', '1\u00a0000.00 SEK of the period unexplained; 0 differences open. Approved on 2016-09-05 by local/bo.'],
] as const)('the headline tells the state, in %s', (language, says) => {
  expect(verdictOf(AUGUST, evidenceTexts(language))).toContain(says);
});

test.each([
  ['sv', 'huvudboken: Fordring har självt skapat filen, och båda sidorna är samma bokföring.'],
  ['da', 'finansmodulet: Fordring har selv dannet filen, og begge sider er det samme bogholderi.'],
  ['en', 'the general ledger: Fordring itself made the file, and both sides are the same books.'],
] as const)('our own export given as the other books is named, in %s', (language, says) => {
  const brokenRules = [{ rule: OWN_FILE_RULE, source: 'the general ledger', lines: 2 }];
  const document = { ...AUGUST, remaining: '0.00', result: { ...AUGUST.result, brokenRules } };
  expect(verdictOf(document, evidenceTexts(language))).toContain(says);
});

describe('the headline', () => {
  const english = evidenceTexts('en');
  const clean = { ...AUGUST, clean: true, remaining: '0.00', result: { ...AUGUST.result, remaining: '0.00' } };
  const untested = [{ name: 'one', cites: [], why: 'no file' }];

  test.each<[string, EvidenceDocument, RegExp]>([
    ['is clean', clean, /^Clean: everything is matched or explained\. Approved/],
    ['says what was not tested', { ...clean, result: { ...clean.result, untested } }, /1 identity was not tested\./],
    [
      'never says clean where completeness was not tested',
      { ...clean, completenessNotTested: true },
      /^Signed, and not clean: Completeness not tested/,
    ],
    [
      'says that the client has not answered',
      { ...clean, waitsFor: 'the client' },
      /acknowledgement of the client is still to come/,
    ],
    [
      'says that the client has',
      { ...clean, acknowledged: { ...AUGUST.approved, by: 'local/klient', on: civilDate('2016-09-09') } },
      /Acknowledged on 2016-09-09 by local\/klient\.$/,
    ],
    [
      'names one file on both sides',
      { ...AUGUST, remaining: '0.00', sameFile: true },
      /not clean: Both sides are the very same file/,
    ],
  ])('%s', (_what, document, says) => {
    expect(verdictOf(document, english)).toMatch(says);
  });
});

test('times of day are those of the town’s clocks, with the date where that is another day', () => {
  const rows = (document: EvidenceDocument) => signaturesTable(document, evidenceTexts('sv')).rows.map((row) => row[3]);
  expect(rows(AUGUST)).toEqual(['2016-09-04\n23:59', '2016-09-05\n00:03']);
  const virtual = { ...AUGUST.approved, at: '2026-01-31T23:30:00.000Z' };
  expect(rows({ ...AUGUST, approved: virtual })[1]).toBe('2016-09-05\n2026-02-01 00:30');
});

test('what was filed before languages were is told in its own words, by UTC', () => {
  const [matched] = AUGUST.events;
  const kept = JSON.stringify({
    ...AUGUST,
    language: undefined,
    timeZone: undefined,
    events: [{ ...matched, event: undefined }],
  });
  const old = JSON.parse(kept) as EvidenceDocument;
  const [row] = historyTable(old, evidenceTexts('da')).rows;
  expect(row).toEqual(['1', '04.09.2016\n10:00', 'sammenlignet', 'af sig selv', '1000.00 unexplained, 1 open']);
  expect(historyTable(AUGUST, evidenceTexts('da')).rows[0]?.[4]).toBe('1.000,00 uforklaret, 1 åben');
});

test.each(EVIDENCE_LANGUAGES)('every word of the evidence can be printed in %s', async (language) => {
  const beside = { json: 'a'.repeat(64), csv: 'b'.repeat(64) };
  const pdf = await evidencePdf(AUGUST, beside, { language, compress: false });
  expect(pdf.toString('latin1')).toContain(`/Lang (${evidenceTexts(language).languageTag})`);
  const texts = evidenceTexts(language);
  const said = [texts.headings, texts.columns, texts.words, texts.events, texts.classes].flatMap((of) =>
    Object.values(of),
  );
  expect(said.filter((words) => words.trim() === '')).toEqual([]);
  expect(Object.keys(texts.events).sort()).toEqual(Object.keys(ENGLISH_EVENTS).sort());
});
