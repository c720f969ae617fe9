import type { Pool } from 'pg';
import { checkLedger } from '../../office/controls/check-ledger';
import { createLedgerPool } from '../../store/connect';
import { CaseEngine } from '../../engine/case-engine';
import { namelessDebtors } from '../../cli/read-portfolio';
import type { CivilDate } from '../../domain/kernel/civil-date';
import type { Policy } from '../../domain/policy/policy';
import { DANISH_SAMPLE_CHART, SWEDISH_SAMPLE_CHART } from '../../ledger/chart-of-accounts';
import { rulebookOf } from '../../policies/rulebook';
import { registerCreditor } from '../../office/creditors/register-creditor';
import { rehearse, type RehearsalParts } from '../../rehearsal/on-engine/rehearse';
import type { Portfolio } from '../../rehearsal/portfolio';
import { invoiceLine, unmatchedLine } from '../../rehearsal/portfolio-line';
import { preview, type PortfolioState } from '../../rehearsal/preview';
import { createFordringWorker } from '../../workers/fordring-worker';
import type { World } from './world';

/** What `preview --json` and `rehearse --json` print. */
export function linesOf(state: PortfolioState, policy: Policy, until: CivilDate): string[] {
  const rulebook = rulebookOf(policy);
  return [
    ...state.claims.map((claim) => JSON.stringify(invoiceLine(claim, rulebook, until))),
    ...state.unmatched.map((match) => JSON.stringify(unmatchedLine(match))),
  ];
}

export function previewedLines(portfolio: Portfolio, policy: Policy, until: CivilDate): string[] {
  return linesOf(preview(portfolio, rulebookOf(policy), until), policy, until);
}

export interface Rehearsal {
  readonly pool: Pool;
  readonly databaseUrl: string;
  readonly parts: RehearsalParts;
  /** Lives the portfolio, and gives its lines. */
  readonly lines: () => Promise<string[]>;
  readonly brokenChecks: () => Promise<string[]>;
  readonly end: () => Promise<void>;
}

/** A rehearsal on the world's servers, in a database and under a creditor of its own. */
export async function rehearsalOf(
  world: World,
  portfolio: Portfolio,
  policy: Policy,
  until: CivilDate,
  onProgress?: RehearsalParts['onProgress'],
): Promise<Rehearsal> {
  const databaseUrl = await world.newDatabase();
  const pool = createLedgerPool(databaseUrl, { connections: 20 });
  const creditorId = world.nameOf(portfolio.creditorId);
  const chart = policy.country === 'SE' ? SWEDISH_SAMPLE_CHART : DANISH_SAMPLE_CHART;
  const creditor = { creditorId, name: creditorId, policy, chart, paymentAccounts: [] };
  await registerCreditor(pool, creditor);
  const parts: RehearsalParts = {
    pool,
    client: world.virtualClient,
    taskQueue: world.nameOf('rehearsal'),
    creditor,
    debtors: namelessDebtors(portfolio.invoices),
    rulebook: rulebookOf(policy),
    portfolio: { ...portfolio, creditorId },
    until,
    ...(onProgress && { onProgress }),
  };
  return {
    pool,
    databaseUrl,
    parts,
    lines: async () => linesOf(await rehearse(parts), policy, until),
    brokenChecks: async () => {
      const { checks } = await checkLedger(pool);
      return checks.filter(({ holds }) => !holds).map(({ name, offenders }) => `${name}: ${offenders.join('; ')}`);
    },
    end: () => pool.end(),
  };
}

/** Lets the portfolio live on the engine with a worker in this process. */
export async function rehearsed(
  world: World,
  portfolio: Portfolio,
  policy: Policy,
  until: CivilDate,
): Promise<{ readonly lines: string[]; readonly brokenChecks: string[] }> {
  const rehearsal = await rehearsalOf(world, portfolio, policy, until);
  return withWorker(world, rehearsal, async () => ({
    lines: await rehearsal.lines(),
    brokenChecks: await rehearsal.brokenChecks(),
  }));
}

/** Does something about a rehearsal while a worker in this process takes its steps; then ends the rehearsal. */
export async function withWorker<Result>(
  world: World,
  { parts, pool, end }: Rehearsal,
  act: () => Promise<Result>,
): Promise<Result> {
  const { taskQueue, client } = parts;
  const worker = await createFordringWorker({
    connection: world.nativeConnection,
    namespace: world.stack.temporal.namespace,
    taskQueue,
    pool,
    engine: new CaseEngine(client, taskQueue),
    workflowBundle: await world.workflowBundle(),
  });
  try {
    return await worker.runUntil(act);
  } finally {
    await end();
  }
}
