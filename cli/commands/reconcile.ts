import { Option, type Command } from 'commander';
import { recipeNamed, recipes } from '../../office/office';
import { CURRENCIES, type Currency } from '../../domain/kernel/money';
import { acceptableIn, accepting } from '../../reconciliation/accepting';
import { periodFrom } from '../../reconciliation/period';
import { inCurrency, type Recipe } from '../../reconciliation/recipe';
import { reconcile } from '../../reconciliation/reconcile';
import { ACCEPTABLE_FINDINGS, type AcceptableFinding } from '../../reconciliation/recipe-source';
import { isClean } from '../../reconciliation/result';
import { resultAsJson } from '../../reconciliation/result-json';
import { periodRuleOf, type RunOf } from '../../reconciliation/source-reader';
import { isCleanYearByYear, reconcileYearByYear } from '../../reconciliation/year-by-year';
import { EXIT } from '../exit-codes';
import { writeLine } from '../output';
import { exportSample } from '../export-sample';
import { printRecipe } from '../print-recipe';
import { printYears, yearsAsJson } from '../print-years';
import { printReconciliation } from '../print-reconciliation';
import { printUntested } from '../print-untested';
import { writeCleanUp } from '../write-clean-up';
import { writeTemplates } from '../write-templates';
import { explanationPaths, filesOfSample, readRecipeFiles, type GivenFiles } from '../reconciliation-files';
import { templatesOf } from '../reconciliation-templates';
import { gathered } from '../gathered';
import { sampleNamed } from '../reconciliation-samples';
import { byOwnBooks, type OwnBooks } from '../own-books';
import { Refused } from '../refusals';

interface Options extends OwnBooks {
  readonly period?: string;
  readonly by?: string;
  readonly currency?: Currency;
  readonly accept?: readonly AcceptableFinding[];
  readonly left?: readonly string[];
  readonly right?: readonly string[];
  readonly third?: readonly string[];
  readonly explain: readonly string[];
  readonly columns: readonly string[];
  readonly sample?: string | true;
  readonly everyYear?: true;
  readonly cleanUp?: string;
  readonly exportSample?: string;
  readonly template?: string;
  readonly json?: true;
}

/** `fordring reconcile`: one reconciliation of files, once, without a server. */
export function addReconcile(program: Command, ended: (exitCode: number) => void): void {
  program
    .command('reconcile')
    .argument('[recipe]', 'which one; without it they are listed, and alone it tells what files it takes')
    .option('--period <period>', 'a month 2021-06, a quarter 2021-Q2, a year 2021 or a day 2021-06-30')
    .addOption(new Option('--currency <currency>', 'where the recipe’s own is not yours').choices(CURRENCIES))
    .option('--by <rule>', 'which of the recipe’s period rules decides when a row counts')
    .option('--left <file...>', 'the left source; several files where it comes in parts')
    .option('--right <file...>', 'the right source; likewise')
    .option('--third <file...>', 'the third source, where the recipe has one; likewise')
    .option('--explain <id=file>', 'a file of known causes, any number of times', gathered, [])
    .option(
      '--columns <which=file>',
      'JSON: the headers under which the columns of left, right, third or a list of causes stand; once for each',
      gathered,
      [],
    )
    .option('--account <number...>', 'the control accounts of your own chart, where the recipe speaks of them')
    .option(
      '--invoice-pattern <regex>',
      'where a voucher’s text names its invoice: the first group, such as \\[(\\d+)\\]',
    )
    .addOption(
      new Option('--sub-ledger-sign <sign>', 'opposite where the sub-ledger writes a claim as minus').choices([
        'as-is',
        'opposite',
      ]),
    )
    .option(
      '--section <object...>',
      'the sections of the sub-ledger where others book on the same accounts: 1:10 is object 10 of dimension 1',
    )
    .addOption(
      new Option('--accept <finding...>', 'take a SIE file with it as it is; the result names it').choices(
        ACCEPTABLE_FINDINGS,
      ),
    )
    .option('--sample [name]', 'the worked figures that come with the recipe')
    .option('--every-year', 'the same files anew for each year that their rows are of')
    .option('--clean-up <file>', 'write the old open items as a list to be decided on, in CSV')
    .option('--export-sample <folder>', 'write the files of the sample there, and print the command that runs them')
    .option('--template <folder>', 'write empty files with the right headers there')
    .option('--json', 'one object')
    .action(async (id: string | undefined, options: Options) => {
      if (id === undefined) {
        if (!namesNothing(options)) {
          throw new Refused(
            'Say first which recipe it is: fordring reconcile RECIPE. Without anything they are listed.',
          );
        }
        await listRecipes();
        ended(EXIT.done);
        return;
      }
      const known = withAccepted(byOwnBooks(recipeNamed(id), options), options.accept ?? []);
      const recipe = options.currency ? inCurrency(known, options.currency) : known;
      if (namesNothing(options)) {
        await printRecipe(recipe);
        ended(EXIT.done);
        return;
      }
      if (options.template !== undefined || options.exportSample !== undefined) {
        await writeFiles(recipe, options);
        ended(EXIT.done);
        return;
      }
      const { run, files, byConstruction } = wanted(recipe, options);
      const lines = await readRecipeFiles(recipe, files, await templatesOf(recipe, options.columns));
      if (isEmpty(lines.left) && isEmpty(lines.right)) {
        throw new Refused(
          `${files.left.join(', ')} (${recipe.left.title}) and ${files.right.join(', ')} (${recipe.right.title}) have no rows below their headers: there is nothing to reconcile. Fetch them again.`,
        );
      }
      if (options.cleanUp !== undefined) await writeCleanUp(recipe, run, lines, options.cleanUp);
      if (options.everyYear) {
        const history = reconcileYearByYear(recipe, yearlyRule(recipe, options.by), lines);
        if (options.json) await writeLine(JSON.stringify(yearsAsJson(recipe, history)));
        else await printYears(recipe, history);
        ended(isCleanYearByYear(history) ? EXIT.done : EXIT.disagrees);
        return;
      }
      const result = { ...reconcile(recipe, run, lines), ...(byConstruction !== undefined && { byConstruction }) };
      if (options.json) await writeLine(JSON.stringify(resultAsJson(result)));
      else {
        await printReconciliation(recipe, result);
        await printUntested(result.untested);
      }
      ended(isClean(result) ? EXIT.done : EXIT.disagrees);
    });
}

/** Throws `Refused`. */
function withAccepted(recipe: Recipe, findings: readonly AcceptableFinding[]): Recipe {
  if (findings.length === 0) return recipe;
  const known = acceptableIn(recipe);
  const other = findings.find((finding) => !known.includes(finding));
  if (other === undefined) return accepting(recipe, findings);
  throw new Refused(`${recipe.id} reads no file that can have the finding ${other}. Leave --accept ${other} out.`);
}

/** Who names a recipe alone wants to know what it takes. */
function namesNothing(options: Options): boolean {
  const { period, left, right, third, explain, columns, sample, exportSample, template } = options;
  const given = [period, left, right, third, explain[0], columns[0], sample, exportSample, template];
  return given.every((one) => one === undefined);
}

/** The files of a sample, or empty ones. Throws `Refused` where more is asked for. */
async function writeFiles(recipe: Recipe, options: Options): Promise<void> {
  const { sample, exportSample: folder, template, explain, columns, ...others } = options;
  const isAlone = explain.length + columns.length === 0 && Object.keys(others).length === 0;
  if (!isAlone || (template !== undefined && (folder ?? sample) !== undefined)) {
    throw new Refused(
      'Files are written or reconciled. Give --export-sample FOLDER (with --sample NAME where there are several), or --template FOLDER, and no other option.',
    );
  }
  if (template !== undefined) await writeTemplates(recipe, template);
  if (folder !== undefined) {
    await exportSample(recipe, sampleNamed(recipe.id, sample === true ? undefined : sample), folder);
  }
}

/** Balances of a year are those of all years before it too: only rows that are of a year can be taken year by year. */
function yearlyRule(recipe: Recipe, by: string | undefined): string | undefined {
  const rule = by === undefined ? undefined : periodRuleOf(recipe, by);
  if (rule?.counts !== 'until') return by;
  throw new Refused(
    `--every-year wants rows that are of a year, and ${rule.name} counts all up to its end. Leave --by out.`,
  );
}

function isEmpty(lines: Iterable<unknown>): boolean {
  return lines[Symbol.iterator]().next().done === true;
}

interface Wanted {
  readonly run: RunOf;
  readonly files: GivenFiles;
  /** Of a sample: see `Reconciliation`. */
  readonly byConstruction?: string;
}

/** Which files, of which period. A sample brings both; what is given beside it counts instead. */
function wanted(recipe: Recipe, options: Options): Wanted {
  if (options.sample !== undefined) {
    const sample = sampleNamed(recipe.id, options.sample === true ? undefined : options.sample);
    if (options.left ?? options.right ?? options.third ?? options.explain[0] ?? options.columns[0]) {
      throw new Refused('--sample brings its own files. Leave --left, --right, --third, --explain and --columns out.');
    }
    const { byConstruction } = sample;
    return {
      run: runOf(options.period ?? sample.period, options.by ?? sample.by),
      files: filesOfSample(sample.files),
      ...(byConstruction !== undefined && { byConstruction }),
    };
  }
  const { period, left, right, third, explain } = options;
  if (period === undefined || left === undefined || right === undefined) {
    throw new Refused(
      `reconcile ${recipe.id} needs --period, --left and --right, or --sample. ${filesOf(recipe)} \`fordring reconcile ${recipe.id}\` tells their columns.`,
    );
  }
  const files = { left, right, ...(third !== undefined && { third }), explanations: explanationPaths(recipe, explain) };
  return { run: runOf(period, options.by), files };
}

function runOf(period: string, by: string | undefined): RunOf {
  return { period: periodFrom(period), ...(by !== undefined && { by }) };
}

function filesOf({ left, right, third }: Recipe): string {
  return `Left is ${left.title}, right ${right.title}${third ? `, third ${third.title}` : ''}.`;
}

async function listRecipes(): Promise<void> {
  await writeLine(
    recipes()
      .map(({ id, purpose }) => `${id.padEnd(22)} ${purpose}`)
      .join('\n'),
  );
}
