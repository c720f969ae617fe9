import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { civilDate } from '../../domain/kernel/civil-date';
import { performanceOf } from '../../domain/claim/claim';
import type { StepName } from '../../domain/policy/policy';
import { readInvoices } from '../../formats/csv/read-invoices';
import { writeInvoices } from '../../formats/csv/write-invoices';
import { rulebookOf } from '../../policies/rulebook';
import { seBotkyrka } from '../../policies/rulebooks/se-botkyrka';
import { preview } from '../../rehearsal/preview';
import { botkyrka2015 } from '../../sample/botkyrka-2015';
import { botkyrkaBankFile, botkyrkaInvoicesFile } from '../../sample/botkyrka-files';
import { movementsIn } from './read-back';

/** The audit's tables for 2015 (S002-60, S002-61), typed from it. */
const REMINDERS = { '40': 1162, '55': 1150, '61': 1042, '62': 5540, '64': 724, '65': 191, '66': 7, '67': 5 };
const DEMANDS = { '40': 688, '55': 445, '61': 512, '62': 3122, '64': 389, '65': 96, '66': 2, '67': 4 };
const INVOICES = 154_598;
const HAND_OVERS = 120;

const FIGURES = join(__dirname, '../../../shared/domain/figures/s002_reminders_inkasso_by_group.csv');
const whereFiguresAre = existsSync(FIGURES) ? test : test.skip;

const year = botkyrka2015();
const invoicesFile = botkyrkaInvoicesFile(year);
const bankFile = botkyrkaBankFile(year);
const portfolio = {
  creditorId: year.creditorId,
  invoices: readInvoices(invoicesFile),
  movements: movementsIn([bankFile]),
  facts: [],
  bankGate: [],
};
const { claims, unmatched } = preview(portfolio, rulebookOf(seBotkyrka), civilDate('2015-12-31'));

function countedByGroup(step: StepName): Record<string, number> {
  const counted: Record<string, number> = {};
  for (const claim of claims) {
    if (performanceOf(claim, step)) counted[claim.invoiceGroup] = (counted[claim.invoiceGroup] ?? 0) + 1;
  }
  return counted;
}

function sum(counted: Readonly<Record<string, number>>): number {
  return Object.values(counted).reduce((total, count) => total + count, 0);
}

describe("Botkyrka's 2015", () => {
  test('has 154,598 invoices', () => {
    expect(portfolio.invoices.length).toBe(INVOICES);
    expect(writeInvoices(portfolio.invoices).equals(invoicesFile)).toBe(true);
  });

  test("gives the audit's reminders, group by group", () => {
    expect(countedByGroup('reminder')).toEqual(REMINDERS);
    expect(sum(REMINDERS)).toBe(9_821);
  });

  test("gives the audit's demands, group by group", () => {
    expect(countedByGroup('demand')).toEqual(DEMANDS);
    expect(sum(DEMANDS)).toBe(5_258);
  });

  test('gives 120 hand-overs to Kronofogden', () => {
    expect(sum(countedByGroup('referral'))).toBe(HAND_OVERS);
  });

  whereFiguresAre('has its tables typed as the figures file says (../shared)', () => {
    expect(tableIn('reminder')).toEqual(REMINDERS);
    expect(tableIn('inkasso')).toEqual(DEMANDS);
  });

  test('books every payment on a claim', () => {
    expect(unmatched).toEqual([]);
    expect(portfolio.movements.length).toBe(year.payments.length);
    expect(portfolio.movements.length).toBeGreaterThan(150_000);
  });

  test('is the same to the byte for the same seed', () => {
    const again = botkyrka2015();
    expect(botkyrkaInvoicesFile(again).equals(invoicesFile)).toBe(true);
    expect(botkyrkaBankFile(again).content.equals(bankFile.content)).toBe(true);
  });
});

function tableIn(documentType: string): Record<string, number> {
  const [header = '', ...rows] = readFileSync(FIGURES, 'utf8').trim().split(/\r?\n/);
  const column = (name: string): number => header.split(',').indexOf(name);
  const cells = rows.map((row) => row.split(','));
  const wanted = cells.filter((row) => {
    const isYear = row[column('year')] === '2015' && row[column('document_type')] === documentType;
    return isYear && row[column('invoice_group')] !== 'SUM';
  });
  const table: Record<string, number> = {};
  for (const row of wanted) table[row[column('invoice_group')] ?? ''] = Number(row[column('count')]);
  return table;
}
