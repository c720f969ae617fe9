import { readFileSync } from 'node:fs';
import { sampleNamed } from '../../cli/reconciliation-samples';
import { recipeNamed } from '../../office/reconciliation/recipe-shelf';
import { readRecipeFile } from '../../reconciliation/read-recipe-file';
import { reconcile } from '../../reconciliation/reconcile';
import { isClean, type Reconciliation } from '../../reconciliation/result';
import { SourceReader } from '../../reconciliation/source-reader';
import { booksOfOthers, OTHER_CREDITOR_RULE, OTHER_YEAR_RULE } from '../../reconciliation/whose-books';

const recipe = recipeNamed('gl-subledger');

/** One invoice of 1,200.00 on 31 August 2016, in a general ledger's own export. */
const EXPORT = `#FLAGGA 0
#PROGRAM Ekonomi 1
#SIETYP 4
#ORGNR 212000-0001
#FNAMN "Grebbestads kommun"
#RAR 0 20160101 20161231
#RAR -1 20150101 20151231
#VER A 1 20160831 "Faktura 4711"
{
#TRANS 15190 {10 "4711"} 1200.00
#TRANS 30100 {} -1200.00
}
`;
const SUB_LEDGER = 'business_on,account,invoice_number,amount\n2016-08-31,15190,4711,1200.00\n';

function run(period: string, by: string, sie = EXPORT): Reconciliation {
  return reconcile(
    recipe,
    { period, by },
    {
      left: readRecipeFile(recipe.left, Buffer.from(sie)),
      right: readRecipeFile(recipe.right, Buffer.from(SUB_LEDGER)),
    },
  );
}

const rulesOf = ({ brokenRules }: Reconciliation) => brokenRules.map(({ rule, file, says }) => [rule, file, says]);

describe('the fiscal year of an export (#RAR)', () => {
  test.each([
    ['2016-08', 'movements'],
    ['2016-08', 'balance'],
    ['2016', 'movements'],
    ['2016-12', 'balance'],
  ])('of the year of %s, by %s: clean, and the result says whose books they are', (period, by) => {
    const result = run(period, by);
    expect([isClean(result), rulesOf(result)]).toEqual([true, []]);
    expect(result.left.ofBooks).toEqual([
      {
        organisationNumber: '212000-0001',
        name: 'Grebbestads kommun',
        year: { from: '2016-01-01', to: '2016-12-31' },
      },
    ]);
  });

  test('balances of last year tie in March of the next, though nothing of the new year is in them: not clean', () => {
    const result = run('2017-03', 'balance');
    expect(result.remaining.isZero()).toBe(true);
    expect([isClean(result), rulesOf(result)]).toEqual([
      false,
      [
        [
          OTHER_YEAR_RULE,
          'left',
          ['the file is of the fiscal year 2016-01-01 to 2016-12-31, which does not have 2017-03-31'],
        ],
      ],
    ]);
  });

  test('a broken fiscal year has the months of two years, and no calendar year', () => {
    const broken = EXPORT.replace('#RAR 0 20160101 20161231', '#RAR 0 20160701 20170630');
    expect(isClean(run('2016-08', 'movements', broken))).toBe(true);
    expect(rulesOf(run('2016', 'movements', broken)).map(([rule]) => rule)).toEqual([OTHER_YEAR_RULE]);
  });

  test('an export that names no fiscal year is not judged by one', () => {
    const result = run('2016-08', 'balance', EXPORT.replace(/#RAR.*\n/g, ''));
    expect([isClean(result), result.left.ofBooks]).toEqual([
      true,
      [{ organisationNumber: '212000-0001', name: 'Grebbestads kommun' }],
    ]);
  });
});

describe('the organisation of an export (#ORGNR), in a run of a creditor', () => {
  const rulesFor = (organisationNumber: string | undefined, said = '212000-0001') => {
    const reader = new SourceReader(recipe, 'left', { period: '2016-08' });
    const sie = EXPORT.replace('212000-0001', said);
    for (const line of readRecipeFile(recipe.left, Buffer.from(sie))) reader.weigh(line);
    const owner = { period: '2016-08', counts: 'within', organisationNumber } as const;
    return booksOfOthers(new Map([['left', reader.tally]]), owner).map(({ rule, says }) => [rule, says]);
  };

  test.each(['212000-0001', '2120000001', '162120000001', undefined])('%s is the creditor’s own', (own) => {
    expect(rulesFor(own)).toEqual([]);
  });

  test('of another creditor: told with both numbers', () => {
    expect(rulesFor('212000-0027')).toEqual([
      [
        OTHER_CREDITOR_RULE,
        ['the file says that it has the books of Grebbestads kommun (212000-0001), and the creditor is 212000-0027'],
      ],
    ]);
  });

  test('an export that names no organisation is not judged by one', () => {
    expect(rulesFor('212000-0027', '""')).toEqual([]);
  });
});

describe('the day that a list of how everything stands is of', () => {
  /** The sample’s files with the days of the left one written otherwise, or none. */
  const given = (id: string, name: string, from: string, to: string) => {
    const of = recipeNamed(id);
    const { period, by, files } = sampleNamed(id, name);
    const text = (path: string) => readFileSync(path, 'utf8');
    const left = text(files.left).replaceAll(from, to);
    expect(left).not.toBe(text(files.left));
    const result = reconcile(
      of,
      { period, ...(by !== undefined && { by }) },
      {
        left: readRecipeFile(of.left, Buffer.from(left)),
        right: readRecipeFile(of.right, Buffer.from(text(files.right))),
      },
    );
    return { result, rules: result.brokenRules.map(({ rule, lines }) => [rule, lines]) };
  };
  const OLD = ['no open item is older than three years: these are for the clean-up list', 2];

  test('Opus Debitor without a day: what is older than three years at the end of the period is told', () => {
    // ES-2017-01 of 30 April 2017 and ES-2018-01 of 31 October 2018.
    expect(given('debtor-gl-area', '2021', ',2021-12-31,', ',,').rules).toEqual([OLD]);
  });

  test('Opus Debitor of November has not all of the year', () => {
    expect(given('debtor-gl-area', '2021', ',2021-12-31,', ',2021-11-30,').rules).toEqual(
      expect.arrayContaining([['the file is of the end of the period, or of a later day', 9]]),
    );
  });

  test('Intrum’s accounts of June are of another quarter than the third', () => {
    const { result } = given('monitoring-agency', 'quarter', ',2016-09-30', ',2016-06-30');
    expect([result.left.rows, isClean(result)]).toEqual([0, false]);
  });
});
