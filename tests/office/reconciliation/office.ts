import type { Pool } from 'pg';
import { registerCreditor } from '../../../office/creditors/register-creditor';
import { deliverSource } from '../../../office/reconciliation/deliver-source';
import { matchRun } from '../../../office/reconciliation/match-run';
import type { Delivered } from '../../../office/reconciliation/take-in';
import { approveRun, prepareRun } from '../../../office/reconciliation/sign-off';
import { fileEvidence } from '../../../office/reconciliation/evidence/file-evidence';
import type { Actor } from '../../../domain/authority/actor';
import type { Role } from '../../../domain/authority/roles';
import { civilDate, type CivilDate } from '../../../domain/kernel/civil-date';
import { DANISH_SAMPLE_CHART } from '../../../ledger/chart-of-accounts';
import { dkStatensAdministration } from '../../../policies/rulebooks/dk-statens-administration';
import type { RunName, RunNotice } from '../../../workflows/reconciliation-port';

export const ANNA = person('local/anna', 'case-handler', 'supervisor');
export const BO = person('local/bo', 'case-handler', 'supervisor');
export const AUDITOR = person('local/revisor', 'auditor');
export const CLIENT = person('local/klient', 'client-contact');

export function person(subject: string, ...roles: Role[]): Actor {
  return { subject, roles, creditorIds: 'all', source: 'local' };
}

/** KY's claims of one September against the debtor system's: what the recipe ky-debtor reads. */
export const LEFT = ['claim,processed_on,amount', 'F1,2026-09-03,100.00', 'F2,2026-09-10,200.00', ''].join('\n');
export const RIGHT = ['claim,voucher,booked_on,amount', 'F1,1,2026-09-03,100.00', 'F2,2,2026-09-10,200.00', ''].join(
  '\n',
);
/** The second claim is 50.00 less, and a third one is not known on the left. */
export const OTHER_RIGHT = [
  'claim,voucher,booked_on,amount',
  'F1,1,2026-09-03,100.00',
  'F2,2,2026-09-10,150.00',
  'F3,3,2026-09-11,7.00',
  '',
].join('\n');

export function run(creditorId: string, period = '2026-09', recipe = 'ky-debtor'): RunName {
  return { creditorId, recipe, period };
}

/** A creditor of Statens Administration, whose runs are done without an engine: by calling what its activities call. */
export class Office {
  readonly pool: Pool;
  readonly creditorId: string;
  today: CivilDate = civilDate('2026-10-05');

  constructor(pool: Pool, creditorId: string) {
    this.pool = pool;
    this.creditorId = creditorId;
  }

  async opens(): Promise<void> {
    await registerCreditor(this.pool, {
      creditorId: this.creditorId,
      name: 'Sønderby Styrelse',
      policy: dkStatensAdministration,
      chart: DANISH_SAMPLE_CHART,
      paymentAccounts: [],
    });
  }

  delivers(
    source: string,
    text: string,
    { period = '2026-09', by = ANNA, recipe = 'ky-debtor' } = {},
  ): Promise<Delivered> {
    const open = () => [Buffer.from(text)];
    return deliverSource(
      this.pool,
      { ...run(this.creditorId, period, recipe), source, fileName: `${source}.csv`, open, today: this.today },
      by,
    );
  }

  async matches(period = '2026-09', recipe = 'ky-debtor'): Promise<RunNotice> {
    const parts = { pool: this.pool, openWorkflows: () => Promise.resolve([]) };
    return matchRun(parts, run(this.creditorId, period, recipe), this.today);
  }

  prepares(by: Actor = ANNA, period = '2026-09'): Promise<RunNotice> {
    return prepareRun(this.pool, { run: run(this.creditorId, period), today: this.today }, by);
  }

  approves(by: Actor = BO, reason?: string, period = '2026-09'): Promise<RunNotice> {
    const words = reason === undefined ? {} : { reason };
    return approveRun(this.pool, { run: run(this.creditorId, period), today: this.today, ...words }, by);
  }

  files(period = '2026-09'): Promise<RunNotice> {
    return fileEvidence(this.pool, run(this.creditorId, period), this.today);
  }

  /** Everything from the files to the evidence, prepared by Anna and signed by Bo. */
  async closes(
    left: string,
    right: string,
    { period = '2026-09', reason }: { period?: string; reason?: string } = {},
  ): Promise<void> {
    await this.delivers('left', left, { period });
    await this.delivers('right', right, { period });
    await this.matches(period);
    await this.prepares(ANNA, period);
    await this.approves(BO, reason, period);
    await this.files(period);
  }
}

/** The same claims in another month. */
export function inMonth(text: string, month: string): string {
  return text.replaceAll('2026-09', month);
}
