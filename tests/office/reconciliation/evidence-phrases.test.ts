import { samplesOf } from '../../../cli/reconciliation-samples';
import { recipes } from '../../../office/office';
import { differencesOf } from '../../../office/reconciliation/differences-found';
import {
  causesTable,
  leftOutTable,
  matchedTable,
  totalsTable,
} from '../../../office/reconciliation/evidence/evidence-tables';
import { openTable } from '../../../office/reconciliation/evidence/item-tables';
import type { EvidenceDocument, EvidenceItem } from '../../../office/reconciliation/evidence/evidence-document';
import type { KeptResult } from '../../../office/reconciliation/evidence/kept-result';
import { identitiesTable, untestedTable } from '../../../office/reconciliation/evidence/signature-tables';
import { evidenceTexts } from '../../../office/reconciliation/evidence/texts/languages';
import { keyIn, phraseIn } from '../../../office/reconciliation/evidence/texts/phrase-in';
import {
  ALL_PHRASES,
  danishPhrases,
  swedishPhrases,
} from '../../../office/reconciliation/evidence/texts/phrases/all-phrases';
import { civilDate } from '../../../domain/kernel/civil-date';
import { Money } from '../../../domain/kernel/money';
import { fileExplanations, type Recipe } from '../../../reconciliation/recipe';
import { sourcesOf } from '../../../reconciliation/recipe';
import { reconcile } from '../../../reconciliation/reconcile';
import type { OpenDifference } from '../../../reconciliation/result';
import { resultAsJson } from '../../../reconciliation/result-json';
import { endOf } from '../../../reconciliation/period';
import { runSample } from '../../reconciliation/run-sample';

const LANGUAGES = [
  ['sv', swedishPhrases],
  ['da', danishPhrases],
] as const;

/** Words that no Swedish and no Danish sentence has. */
const ENGLISH =
  /(?<!\p{L})(the|of|and|not|was|were|which|what|this|that|has|its|each|with|from|rows?|balances?)(?!\p{L})/iu;

const CLASSES: readonly OpenDifference['class'][] = ['only-left', 'only-right', 'other-amount', 'repeated'];

function routesOf(recipe: Recipe): readonly string[] {
  const fieldSets: Readonly<Record<string, string>>[] = [
    {},
    { kind: 'paid out' },
    { month: '2016-08' },
    { movement: 'cover' },
    { state: 'paid and posted' },
    { area: 'parking' },
  ];
  const amount = Money.of('1.00', recipe.currency);
  return CLASSES.flatMap((kind) =>
    fieldSets.flatMap((fields) => {
      const one = { side: 'left' as const, row: { line: 2, key: 'k', amount, fields } };
      const other = { side: 'right' as const, row: { ...one.row, amount: amount.negated() } };
      return [[one], [one, other]].map((rows) =>
        recipe.routes({ class: kind, key: 'k', amount, rows, candidates: [] }),
      );
    }),
  );
}

/** Everything that a recipe itself can say in a piece of evidence. */
function saidBy(recipe: Recipe): readonly string[] {
  const { title, purpose, explanations, matchers, identities, periodRules, key, acknowledgement } = recipe;
  const sources = [...sourcesOf(recipe).values()];
  const told = [
    ...[title, purpose, recipe.preparedBy, recipe.signedBy, acknowledgement?.by ?? ''],
    ...sources.flatMap(({ title: named, rules = [], bounds = [] }) => [
      named,
      ...[...rules, ...bounds].map(({ rule }) => rule),
    ]),
    ...explanations.map(({ cause }) => cause),
    ...matchers.flatMap((matcher) => (matcher.kind === 'period-shift' ? [matcher.cause] : [])),
    ...identities.flatMap(({ name, notWhen = '', within }) => [name, notWhen, within?.reason ?? '']),
    ...periodRules.map(({ name }) => name),
    ...key.flatMap((part) => part.replace('?', '').split('|')),
    ...routesOf(recipe),
  ];
  return [...new Set(told)].filter((text) => text !== '');
}

describe.each(recipes().map((recipe) => [recipe.id, recipe] as const))('%s', (id, recipe) => {
  test.each(LANGUAGES)('says all that it can say in %s', (_language, phrases) => {
    expect(saidBy(recipe).filter((text) => phrases.find(text) === undefined)).toEqual([]);
  });

  test.each(LANGUAGES)('leaves no English word in the tables of its samples in %s', (language) => {
    const texts = evidenceTexts(language);
    for (const { name } of samplesOf(id)) {
      const result = runSample(id, name);
      const kept = JSON.parse(JSON.stringify(resultAsJson(result))) as KeptResult;
      const said = [
        totalsTable(documentOf(recipe, kept), texts),
        identitiesTable(documentOf(recipe, kept), texts),
        untestedTable(documentOf(recipe, kept), texts),
        causesTable(documentOf(recipe, kept), texts),
        matchedTable(documentOf(recipe, kept), texts),
        leftOutTable(documentOf(recipe, kept), texts),
        openTable(differencesOf(recipe, result).map(itemOf), texts),
      ].flatMap((table) => table?.rows.flat() ?? []);
      const routes = differencesOf(recipe, result).map(({ route }) => phraseIn(texts)(route));
      const words = [...kept.comparedBy, kept.by].map(phraseIn(texts));
      expect([...said, ...routes, ...words].filter((text) => ENGLISH.test(withoutData(text)))).toEqual([]);
    }
  });
});

/** What a file’s own row says stands in brackets behind its line, and so does the name by which a list is delivered. */
function withoutData(text: string): string {
  return text.replaceAll(
    /(linje|rad) \d+ \([^()]*(\([^()]*\))*[^()]*\)|\([a-z-]+\)|[a-z]+(-[a-z]+)+ (?=(linje|rad) \d)/g,
    '',
  );
}

function documentOf({ id, currency }: Recipe, result: KeptResult): EvidenceDocument {
  return {
    recipe: { id },
    currency,
    result,
    remaining: result.remaining,
    listedIn: {},
    holdsWithEarlier: [],
  } as unknown as EvidenceDocument;
}

function itemOf(found: ReturnType<typeof differencesOf>[number], at: number): EvidenceItem {
  const { class: kind, key, amount, lines, route } = found;
  const when = { foundOn: civilDate('2021-07-05'), foundInPeriod: '2021-06', ageDays: 3, carriedOver: true };
  return { number: at + 1, class: kind, key, amount, lines, route, ...when, comments: [] };
}

/** With files that have no row, nothing can be tested: each identity says what it lacks. */
test.each(LANGUAGES)('what was not given and what has no row is said in %s', (language) => {
  const texts = evidenceTexts(language);
  const whys = recipes().flatMap((recipe) => {
    const [rule] = recipe.periodRules;
    const period = '2021-06';
    const empty = { left: [], right: [] };
    const lists = fileExplanations(recipe).map(({ id }) => [id, []] as const);
    const all = { ...empty, ...(recipe.third && { third: [] }), explanations: Object.fromEntries(lists) };
    const run = { period: rule?.name === 'day' ? endOf(period) : period };
    return [empty, all].flatMap((files) =>
      reconcile(recipe, run, files).untested.flatMap(({ why }) => why.split('; ')),
    );
  });
  const said = [...new Set(whys)].map((why) => withoutData(phraseIn(texts)(why)).replace(/”.*”/, ''));
  expect(said.filter((text) => ENGLISH.test(text))).toEqual([]);
});

test('every phrase is said by somebody once, in both languages, with as many parts', () => {
  const all = ALL_PHRASES.flatMap((phrases) => Object.entries(phrases));
  expect(all.length).toBe(new Set(all.map(([english]) => english)).size);
  const parts = (text: string): number => text.split('{}').length;
  expect(all.filter(([english, says]) => says.some((text) => text === '' || parts(text) !== parts(english)))).toEqual(
    [],
  );
});

test.each([
  ['sv', 'third: an eFaktura is for one citizen only', 'tredje: en eFaktura gäller bara en medborgare'],
  ['sv', 'A-tax: settlement = request', 'A-skat: avräkning = krav'],
  ['da', 'parking · PA-2021-10', 'parkering · PA-2021-10'],
  [
    'da',
    'the account for failed payouts (KUB) (error-account) was not given',
    'kontoen for fejlede udbetalinger (KUB) (error-account) blev ikke leveret',
  ],
  ['sv', 'the general ledger of 2016-01', 'huvudboken för 2016-01'],
  ['da', 'the general ledger of 2016-Q1', 'finansmodulet for 2016-Q1'],
  ['da', 'something of nobody', 'something of nobody'],
  ['da', 'something that nobody has translated', 'something that nobody has translated'],
] as const)('in %s “%s” is “%s”', (language, english, says) => {
  expect(keyIn(evidenceTexts(language))(english)).toBe(says);
});
