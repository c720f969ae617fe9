import type { Command } from 'commander';
import { join } from 'node:path';
import { superviseWorker } from '../../rehearsal/on-engine/supervised-worker';
import { relayLedger } from '../../workers/relay-ledger';
import { EXIT } from '../exit-codes';
import { liveSample } from '../live-sample';
import { Interrupted, untilAborted, withFordring } from '../open-fordring';
import { writeLine } from '../output';
import { sampleSummary } from '../sample-summary';
import { sampleYear } from '../sample-year';

/** `fordring start`: everything up, the sample municipality's year lived, and open for work until Ctrl-C. */
export function addStart(program: Command, ended: (exitCode: number) => void): void {
  program
    .command('start')
    .description('bring everything up, let the sample municipality live its year, and stay until Ctrl-C')
    .option('--once', 'end after the summary')
    .action(async ({ once }: { once?: true }) => {
      await withFordring(
        async (fordring) => {
          const { configuration, stack, pool, client, ending } = fordring;
          const startWorker = () =>
            superviseWorker(stack, configuration, configuration.taskQueue, stack.temporal.namespace);
          const year = sampleYear();
          let lived: boolean;
          try {
            lived = await liveSample(fordring, year, startWorker);
          } catch (problem) {
            if (!(problem instanceof Interrupted)) throw problem;
            process.stderr.write(`${problem.message}\n`);
            ended(EXIT.interrupted);
            return;
          }
          if (!lived) await writeLine(`Found ${year.creditor.name} as the last start left it.`);
          await writeLine(await sampleSummary(pool, year));
          await writeLine(
            whatNext(
              stack.temporal.uiAddress,
              stack.temporal.namespace,
              join(configuration.outbox, 'letters'),
              year.portfolio.invoices[0]?.invoiceNumber ?? '',
            ),
          );
          if (once) {
            ended(EXIT.done);
            return;
          }
          const worker = startWorker();
          const outbox = await relayLedger({ pool, client, configuration });
          await writeLine('Open for work. Ctrl-C ends.');
          await untilAborted(ending);
          await writeLine('Closing.');
          await outbox.stop();
          await worker.stop();
          ended(EXIT.done);
        },
        { endsItself: true },
      );
    });
}

function whatNext(uiAddress: string | undefined, namespace: string, letters: string, invoice: string): string {
  return [
    `Temporal UI: ${uiAddress ? `${uiAddress}/namespaces/${namespace}/workflows` : 'that of your cluster'}`,
    `Letters:     ${letters}`,
    '',
    'Try next',
    `  npm run --silent fordring -- explain ${invoice}        why an invoice stands where it stands`,
    '  npm run --silent fordring -- ledger check               whether the books are whole',
    '  npm run --silent fordring -- generate botkyrka-2015 --into botkyrka',
    '  npm run --silent fordring -- preview --policy se-botkyrka --invoices botkyrka/invoices.csv --payments botkyrka/bank.txt --until 2015-12-31',
    '  npm run --silent fordring -- --help',
    '',
  ].join('\n');
}
