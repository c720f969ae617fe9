import { join } from 'node:path';
import { superviseWorker } from '../../rehearsal/on-engine/supervised-worker';
import { relayLedger } from '../../workers/relay-ledger';
import { EXIT } from '../exit-codes';
import { Interrupted, untilAborted } from '../interrupted';
import { liveSample } from '../live-sample';
import type { OpenFordring } from '../open-fordring';
import { writeLine } from '../output';
import { sampleSummary } from '../sample-summary';
import { sampleYear } from '../sample-year';

/** Lets the sample municipality live its year and stays open for work; answers the exit code. */
export async function openTown(fordring: OpenFordring, { once }: { readonly once: boolean }): Promise<number> {
  const { configuration, stack, pool, client, ending } = fordring;
  const startWorker = () => superviseWorker(stack, configuration, configuration.taskQueue, stack.temporal.namespace);
  const year = sampleYear();
  let lived: boolean;
  try {
    lived = await liveSample(fordring, year, startWorker);
  } catch (problem) {
    if (!(problem instanceof Interrupted)) throw problem;
    process.stderr.write(`${problem.message}\n`);
    return EXIT.interrupted;
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
  if (once) return EXIT.done;
  const worker = startWorker();
  const outbox = await relayLedger({ pool, client, configuration });
  await writeLine('Open for work. Ctrl-C ends.');
  await untilAborted(ending);
  await writeLine('Closing.');
  await outbox.stop();
  await worker.stop();
  return EXIT.done;
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
