import { join } from 'node:path';
import { addMonths, type CivilDate } from '../../domain/kernel/civil-date';
import type { Office } from '../../office/office';
import { composeOffice } from '../../compose/compose-office';
import { liveSample } from '../../rehearsal/on-engine/live-sample';
import { SAMPLE_UNTIL, sampleYear, type SampleYear } from '../../rehearsal/on-engine/sample-year';
import { payloadConversion } from '../../stack/payload-conversion';
import { superviseWorker } from '../../workers/supervised-worker';
import { say } from '../../workers/process-log';
import { EXIT } from '../exit-codes';
import { lastClosedMonth, summaryInWords, summaryOf } from '../month-summary';
import { Interrupted } from '../interrupted';
import type { OpenFordring } from '../open-fordring';
import { writeLine } from '../output';
import { progressBar } from '../progress-bar';
import { sampleSummary } from '../sample-summary';
import { tryNextLines } from '../try-next';
import { progressStream } from './log-process';
import { watchLinks } from './watch-links';
import { whileSupervised } from './while-supervised';

/** Lets the sample live its year, tells of it, and stays open for work until Ctrl-C. Answers the exit code. */
export async function openSample(fordring: OpenFordring, { stays }: { readonly stays: boolean }): Promise<number> {
  const { configuration, stack, pool } = fordring;
  const { taskQueue } = configuration;
  const startWorker = () =>
    superviseWorker({ stack, configuration, taskQueue, namespace: stack.temporal.namespace, takesOver: 'always' });
  const year = sampleYear();
  const { creditorId, name } = year.creditor;
  let lived: boolean;
  try {
    lived = await liveOnScreen(fordring, year, startWorker);
  } catch (problem) {
    if (!(problem instanceof Interrupted)) throw problem;
    say(problem.message);
    return EXIT.interrupted;
  }
  if (!lived) await writeLine(`Found ${name} as the last start left it.`);
  const by = { subject: 'fordring/start', roles: [], creditorIds: [creditorId], source: 'local' as const };
  const office = composeOffice({ pool });
  await writeLine(await sampleSummary(office, { by, creditorId }, year));
  if (lived) await closeMonthOfSample(office, creditorId);
  const on = (today: CivilDate = SAMPLE_UNTIL) => ({ by, creditorId, today });
  const closed = await lastClosedMonth(office, on);
  if (closed !== undefined) await writeLine(`${summaryInWords(await summaryOf(office, on, closed)).join('\n')}\n`);
  await writeLine(whereNext(fordring));
  if (!stays) return EXIT.done;
  const meanwhile = async (ended: Promise<void>): Promise<void> => {
    await writeLine('Open for work. Ctrl-C ends.');
    await ended;
    await writeLine('Closing.');
  };
  await whileSupervised(fordring, { startWorker, relay: true, meanwhile });
  return EXIT.done;
}

async function liveOnScreen(
  { pool, connection, client, configuration, ending }: OpenFordring,
  year: SampleYear,
  startWorker: Parameters<typeof liveSample>[0]['startWorker'],
): Promise<boolean> {
  const { taskQueue, outbox } = configuration;
  const { namespace } = client.options;
  const progress = progressBar('Living 2015 and 2016', progressStream());
  const onDay: typeof progress.show = (done, of, day) => {
    progress.show(done, of, day);
    if (ending.aborted) throw new Interrupted('Interrupted; the next start goes on from here.');
  };
  const life = {
    ...{ pool, connection, namespace, taskQueue, letters: join(outbox, 'letters'), startWorker, onDay },
    ...payloadConversion(configuration),
  };
  return liveSample(life, year).finally(() => {
    progress.end();
  });
}

function whereNext({ stack, configuration }: OpenFordring): string {
  const { uiAddress, namespace } = stack.temporal;
  const workflows = uiAddress && `${uiAddress}/namespaces/${namespace}/workflows`;
  return [
    `Temporal UI: ${workflows ?? 'that of your cluster'}`,
    ...(workflows === undefined ? [] : watchLinks(workflows)),
    `Letters:     ${join(configuration.outbox, 'letters')}`,
    '',
    'Try next',
    ...tryNextLines(),
    '',
  ].join('\n');
}

/** The last whole month of the sample's life is closed, as a finance department would have closed it. */
async function closeMonthOfSample(office: Office, creditorId: string): Promise<void> {
  const chief = {
    subject: 'fordring/start',
    roles: ['controller'],
    creditorIds: [creditorId],
    source: 'local',
  } as const;
  const period = addMonths(SAMPLE_UNTIL, -1).slice(0, 7);
  await office.close.closePeriod(
    { by: chief, creditorId, today: SAMPLE_UNTIL },
    { period, reason: 'the sample closes the last whole month of its life' },
  );
}
