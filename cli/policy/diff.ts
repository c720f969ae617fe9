import { counted } from '../../domain/kernel/counted';
import { civilDate, type CivilDate } from '../../domain/kernel/civil-date';
import { civilDateAt } from '../../domain/kernel/civil-time';
import { changedSettings } from '../../domain/policy/changed-settings';
import type { Currency } from '../../domain/kernel/money';
import type { Policy } from '../../domain/policy/policy';
import { rulebookOf } from '../../policies/rulebook';
import {
  changedLives,
  livesUnderOne,
  stepTotals,
  type ChangedLife,
  type ComparedStep,
  type LifeUnderOne,
  type StepTotal,
} from '../../rehearsal/compare-lives';
import type { Portfolio } from '../../rehearsal/portfolio';
import { invoiceLine, type InvoiceLine } from '../../rehearsal/portfolio-line';
import { preview } from '../../rehearsal/preview';
import { writeLine } from '../output';
import { policyFrom } from '../policy-argument';
import { PORTFOLIO_CREDITOR } from '../portfolio-options';
import { readPortfolio } from '../read-portfolio';
import { Refused } from '../refusals';
import { table } from '../table';

/** On what two policies are compared, beside their texts. */
export interface DiffOptions {
  readonly on?: string;
  readonly payments: string[];
  readonly facts?: string;
  readonly until?: string;
  readonly json?: true;
}

/** Tells what a second policy says otherwise than a first, and what that changes for the invoices of a portfolio. */
export async function diffPolicies(one: string, other: string, options: DiffOptions): Promise<void> {
  const [before, after] = [await policyFrom(one), await policyFrom(other)];
  const settings = changedSettings(before, after).map(({ setting, before: was, after: is }) => ({
    setting,
    before: was ?? null,
    after: is ?? null,
  }));
  if (options.json) await writeLine(JSON.stringify({ settings }));
  else await printSettings(settings);
  if (options.on === undefined) {
    refuseWithoutPortfolio(options);
    return;
  }
  if (before.currency !== after.currency) {
    throw new Refused(
      `${one} is in ${before.currency} and ${other} in ${after.currency}; no invoice can be under both.`,
    );
  }
  const until = options.until === undefined ? civilDateAt(Date.now(), before.timeZone) : civilDate(options.until);
  const { payments, facts } = options;
  const portfolio = await readPortfolio(
    { invoices: options.on, payments, ...(facts !== undefined && { facts }) },
    PORTFOLIO_CREDITOR,
  );
  const [was, is] = [livesUnder(before, portfolio, until), livesUnder(after, portfolio, until)];
  const changed = changedLives(was, is);
  const underOne = livesUnderOne(was, is);
  const totals = stepTotals(was, is, before.currency);
  if (!options.json)
    return printLives({ changed, underOne, totals }, { count: was.length, until, currency: before.currency });
  for (const life of changed) await writeLine(JSON.stringify(life));
  for (const life of underOne) await writeLine(JSON.stringify(life));
  await writeLine(JSON.stringify({ totals }));
}

function refuseWithoutPortfolio({ payments, facts, until }: DiffOptions): void {
  if (payments.length === 0 && facts === undefined && until === undefined) return;
  throw new Refused('--payments, --facts and --until go with a portfolio. Write --on with the invoice file too.');
}

function livesUnder(policy: Policy, portfolio: Portfolio, until: CivilDate): InvoiceLine[] {
  const rulebook = rulebookOf(policy);
  return preview(portfolio, rulebook, until).claims.map((claim) => invoiceLine(claim, rulebook, until));
}

interface SettingLine {
  readonly setting: string;
  readonly before: string | null;
  readonly after: string | null;
}

async function printSettings(settings: readonly SettingLine[]): Promise<void> {
  if (settings.length === 0) return writeLine('No setting differs.');
  await writeLine(`${counted(settings.length, 'setting')} ${settings.length === 1 ? 'differs' : 'differ'}:`);
  for (const { setting, before, after } of settings) await writeLine(`  ${setting}: ${inWords(before, after)}`);
}

function inWords(before: string | null, after: string | null): string {
  if (before === null) return `${after ?? 'nothing'}, where nothing was said`;
  return after === null ? `nothing, where ${before} was said` : `${after} instead of ${before}`;
}

const MOST_TOLD = 50;

interface Compared {
  readonly changed: readonly ChangedLife[];
  readonly underOne: readonly LifeUnderOne[];
  readonly totals: readonly StepTotal[];
}

async function printLives(
  { changed, underOne, totals }: Compared,
  { count, until, currency }: { readonly count: number; readonly until: CivilDate; readonly currency: Currency },
): Promise<void> {
  await writeLine();
  await writeLine(`Until ${until}: ${changed.length} of ${counted(count, 'invoice')} differ.`);
  for (const { invoice, steps, balance } of changed.slice(0, MOST_TOLD)) {
    const open =
      balance.before === balance.after ? '' : `; open ${balance.after} instead of ${balance.before} ${currency}`;
    const told = steps.map(
      ({ step, before, after }) => `${step} ${inWords(shortly(before, currency), shortly(after, currency))}`,
    );
    await writeLine(`  ${invoice}: ${told.join('; ')}${open}`);
  }
  if (changed.length > MOST_TOLD) await writeLine(`  and ${changed.length - MOST_TOLD} more; --json tells all`);
  for (const { invoice, only } of underOne.slice(0, MOST_TOLD)) {
    await writeLine(`  ${invoice}: only the ${only === 'before' ? 'first' : 'second'} policy takes the invoice up`);
  }
  if (underOne.length > MOST_TOLD) await writeLine(`  and ${underOne.length - MOST_TOLD} more; --json tells all`);
  await writeLine();
  const rows = totals.map(({ step, before, after }) => [
    step,
    ...[before.invoices, after.invoices].map(String),
    ...[before.fee, after.fee, before.interest, after.interest, currency],
  ]);
  const header = ['step', 'invoices', 'then', 'fees', 'then', 'interest', 'then', ''];
  await writeLine(table({ header, rows }));
}

function shortly(step: ComparedStep | null, currency: Currency): string | null {
  if (!step) return null;
  const { on, fee, interest, total } = step;
  const charged = [fee !== '0.00' ? `fee ${fee}` : '', interest !== '0.00' ? `interest ${interest}` : ''].filter(
    Boolean,
  );
  return [on ?? 'without a day', ...charged, `asks ${total} ${currency}`].join(' ');
}
