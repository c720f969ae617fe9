import { samplesOf } from '../../../cli/reconciliation-samples';
import { civilDate } from '../../../domain/kernel/civil-date';
import { recipes } from '../../../office/office';
import { differencesOf } from '../../../office/reconciliation/differences-found';
import type { EvidenceDocument } from '../../../office/reconciliation/evidence/evidence-document';
import { evidencePdf } from '../../../office/reconciliation/evidence/evidence-pdf';
import type { KeptResult } from '../../../office/reconciliation/evidence/kept-result';
import { evidenceTexts } from '../../../office/reconciliation/evidence/texts/languages';
import { saidIn } from '../../../office/reconciliation/evidence/texts/phrase-in';
import type { Recipe } from '../../../reconciliation/recipe';
import { resultAsJson } from '../../../reconciliation/result-json';
import { textOfPdf } from '../../print/text-of-pdf';
import { runSample } from '../../reconciliation/run-sample';

/** Words that no Swedish and no Danish sentence has. */
const ENGLISH =
  /(?<!\p{L})(the|of|and|not|none|was|is|were|which|what|this|that|has|its|each|with|from|through|by|no|rows?|balances?|debit|credit|operating|unsorted|paid)(?!\p{L})/giu;
/** An amount with a point for its decimals; an account such as `8.52.59` has two points. */
const WITH_POINT = /(?<![\d.])\d+\.\d\d(?![\d.])/g;
/** What a person types, and the name of a list, which stands so in Fordring's own commands. */
const COMMANDS = /--by movements|\([a-z]+(-\s?[a-z]+)+\)/g;

const on = civilDate('2016-09-04');
const at = '2016-09-04T21:59:00.000Z';

function printed(recipe: Recipe, sample: string, language: 'sv' | 'da'): Promise<Buffer> {
  const result = runSample(recipe.id, sample);
  const kept = JSON.parse(JSON.stringify(resultAsJson(result))) as KeptResult;
  const open = differencesOf(recipe, result).map((found, index) => ({
    ...{ ...found, number: index + 1, foundOn: on, foundInPeriod: '2016-08', ageDays: 3, carriedOver: true },
    comments: [],
  }));
  const sources = Object.entries(kept.sources).map(([source, { title }]) => ({
    ...{ source, title, fileName: 'f.csv', version: 2, rows: 12345, total: '1234567.50', sha256: 'c'.repeat(64) },
    ...{ deliveredOn: on, deliveredBy: 'local/anna' },
  }));
  const document = {
    ...{ evidenceNumber: 3, previousHash: '0'.repeat(64), creditor: { id: 'ekeby', name: 'Ekeby' }, recipe },
    ...{ period: '2016-08', currency: recipe.currency, language, timeZone: 'Europe/Copenhagen', filedOn: on, sources },
    ...{ matchNumber: 1, resultSha256: 'a'.repeat(64), result: kept, clean: false, flaws: [], holdsWithEarlier: [] },
    ...{ remaining: kept.remaining, listedIn: {}, open, closed: [], events: [], eventHash: 'b'.repeat(64) },
    prepared: { by: 'local/anna', role: 'case-handler', on, at },
    approved: { by: 'local/bo', role: 'supervisor', on, at },
  };
  const beside = { json: 'a'.repeat(64), csv: 'b'.repeat(64) };
  return evidencePdf(document as unknown as EvidenceDocument, beside, { language, compress: false });
}

const SAMPLES = recipes().flatMap((recipe) =>
  samplesOf(recipe.id).map(({ name }) => [`${recipe.id} ${name}`, recipe, name] as const),
);

test.each(SAMPLES)('%s is printed in Swedish and in Danish without a word of English', async (_what, recipe, name) => {
  const [swedish, danish] = await Promise.all(
    (['sv', 'da'] as const).map(async (language) => textOfPdf(await printed(recipe, name, language))),
  );
  for (const text of [swedish ?? '', danish ?? '']) {
    expect([...text.replaceAll(COMMANDS, '').matchAll(ENGLISH)].map(({ 0: word }) => word)).toEqual([]);
  }
  expect([...(danish ?? '').matchAll(WITH_POINT)].map(({ 0: amount }) => amount)).toEqual([]);
  // The column is as wide as the longest word of it.
  expect(danish).toContain('sagsbehandler');
});

test.each([
  [
    'da',
    'Kontanthjælp · 2020-06-30 · 11033.00 · operating · debit',
    'Kontanthjælp · 30.06.2020 · 11.033,00 · drift · debet',
  ],
  ['sv', '0.00 · unsorted · credit', '0,00 · osorterat · kredit'],
  ['da', '6.45 · 8.52.59 · 2020-06', '6.45 · 8.52.59 · 2020-06'],
] as const)('in %s a row that says “%s” is told as “%s”', (language, says, told) => {
  expect(saidIn(evidenceTexts(language))(says)).toBe(told);
});
