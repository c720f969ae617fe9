import { Client } from '@temporalio/client';
import { randomBytes } from 'node:crypto';
import { openMigrated } from '../../compose/ledger-pool';
import { civilDate } from '../../domain/kernel/civil-date';
import { dropDatabase, ensureDatabase } from '../../stack/databases';
import { payloadConversion } from '../../stack/payload-conversion';
import { ensureNamespace } from '../../stack/temporal-namespace';
import { withVirtualTime } from '../../stack/virtual-time';
import { DANISH_SAMPLE_CHART, SWEDISH_SAMPLE_CHART } from '../../ledger/chart-of-accounts';
import { rulebookOf } from '../../policies/rulebook';
import { refuseDraft } from '../../policies/refuse-draft';
import { rehearse } from '../../rehearsal/on-engine/rehearse';
import { superviseWorker } from '../../workers/supervised-worker';
import { SEARCH_ATTRIBUTES } from '../../workflows/search-attributes';
import { withFordring } from '../open-fordring';
import { policyFrom } from '../policy-argument';
import { portfolioFor, type PortfolioOptions } from '../portfolio-options';
import { printPortfolio } from '../print-portfolio';
import { progressBar } from '../progress-bar';
import { namelessDebtors } from '../read-portfolio';

/** Rehearsals never mix with the creditor's own workflows. */
const NAMESPACE = 'fordring-rehearsal';

/** Lets the portfolio that the options name live in a scratch database and namespace, and prints what became of it. */
export async function rehearsePortfolio(options: PortfolioOptions & { readonly keep?: true }): Promise<void> {
  const policy = await policyFrom(options.policy, options.set);
  refuseDraft(policy);
  const rulebook = rulebookOf(policy);
  const until = civilDate(options.until);
  const name = `rehearsal_${randomBytes(5).toString('hex')}`;
  const portfolio = { ...(await portfolioFor(options, rulebook, until)), creditorId: name };
  await withFordring(async ({ configuration, stack, connection }) => {
    await ensureNamespace(connection, NAMESPACE, SEARCH_ATTRIBUTES);
    const databaseUrl = await ensureDatabase(stack.databaseUrl, name);
    const { pool } = await openMigrated(databaseUrl, { connections: 20 });
    const worker = superviseWorker({
      stack: { ...stack, databaseUrl },
      ...{ configuration, taskQueue: name, namespace: NAMESPACE, versioned: false },
    });
    const progress = progressBar('Living', process.stderr);
    try {
      const lived = rehearse({
        pool,
        client: new Client({
          ...{ connection: withVirtualTime(connection), namespace: NAMESPACE },
          ...payloadConversion(configuration),
        }),
        taskQueue: name,
        creditor: {
          creditorId: name,
          name: 'Rehearsal',
          policy,
          chart: policy.country === 'SE' ? SWEDISH_SAMPLE_CHART : DANISH_SAMPLE_CHART,
          paymentAccounts: [],
        },
        debtors: namelessDebtors(portfolio.invoices),
        rulebook,
        portfolio,
        until,
        onProgress: (done, of, day) => progress.show(done, of, day),
      });
      const state = await Promise.race([lived, worker.givenUp]);
      progress.end();
      await printPortfolio(state, rulebook, until, options.json === true);
    } finally {
      progress.end();
      await worker.stop();
      await pool.end();
      if (options.keep) process.stderr.write(`The ledger of this rehearsal is kept in database ${name}.\n`);
      else await dropDatabase(stack.databaseUrl, name);
    }
  });
}
