import { join } from 'node:path';
import { Argument, type Command } from 'commander';
import { writeDebtors } from '../../formats/csv/write-debtors';
import { writeInvoices } from '../../formats/csv/write-invoices';
import { botkyrka2015 } from '../../sample/botkyrka-2015';
import { botkyrkaBankFile, botkyrkaInvoicesFile } from '../../sample/botkyrka-files';
import { danishPortfolio } from '../../sample/danish-portfolio';
import { sampleMunicipality } from '../../sample/sample-municipality';
import type { SamplePortfolio } from '../../sample/sample-portfolio';
import { writeFacts } from '../../formats/facts/write-facts';
import { EXIT } from '../exit-codes';
import { writeWhole } from '../../compose/output-files';
import { writeLine } from '../output';
import { counted } from '../../domain/kernel/counted';

const PORTFOLIOS = ['sjovik', 'botkyrka-2015', 'danish'] as const;

/** `fordring generate`: writes a made-up portfolio as files, the same bytes for the same seed. */
export function addGenerate(program: Command, ended: (exitCode: number) => void): void {
  program
    .command('generate')
    .addArgument(new Argument('<portfolio>', 'which one').choices(PORTFOLIOS))
    .requiredOption('--into <folder>', 'where the files go')
    .option('--seed <number>', 'another portfolio of the same kind', Number, 2015)
    .action(async (portfolio: (typeof PORTFOLIOS)[number], { into, seed }: { into: string; seed: number }) => {
      const files = filesOf(portfolio, seed);
      for (const [name, content] of files) {
        const path = join(into, name);
        await writeWhole(path, content);
      }
      await writeLine(
        `Wrote ${counted(files.length, 'file')} into ${into}: invoices.csv${files.length > 3 ? ', debtors.csv, facts.csv and a bank file for each day' : ' and bank.txt'}.`,
      );
      ended(EXIT.done);
    });
}

function filesOf(portfolio: (typeof PORTFOLIOS)[number], seed: number): (readonly [string, Buffer])[] {
  switch (portfolio) {
    case 'botkyrka-2015': {
      const year = botkyrka2015(seed);
      return [
        ['invoices.csv', botkyrkaInvoicesFile(year)],
        ['bank.txt', botkyrkaBankFile(year).content],
      ];
    }
    case 'sjovik':
      return portfolioFiles(sampleMunicipality(seed));
    case 'danish':
      return portfolioFiles(danishPortfolio(seed));
  }
}

function portfolioFiles({
  invoices,
  debtors,
  bankFiles,
  facts,
  bankGate,
}: SamplePortfolio): (readonly [string, Buffer])[] {
  return [
    ['invoices.csv', writeInvoices(invoices)],
    ['debtors.csv', writeDebtors(debtors)],
    ['facts.csv', writeFacts({ facts, bankGate })],
    ...bankFiles.map(({ name, content }) => [join('bank', name), content] as const),
  ];
}
