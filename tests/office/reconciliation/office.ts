import type { Pool } from 'pg';
import { registerCreditor } from '../../../office/creditors/register-creditor';
import { matchRun } from '../../../office/reconciliation/match-run';
import { fileEvidence } from '../../../office/reconciliation/evidence/file-evidence';
import type { By } from '../../../office/reconciliation/who-acts';
import { openOffice, type Caller, type Delivered, type Office as Counter } from '../../../office/office';
import type { Actor } from '../../../domain/authority/actor';
import { isNotPermitted, permit, type Permission } from '../../../domain/authority/permissions';
import type { Role } from '../../../domain/authority/roles';
import { civilDate, type CivilDate } from '../../../domain/kernel/civil-date';
import { DANISH_SAMPLE_CHART } from '../../../ledger/chart-of-accounts';
import { SHIPPED_PERMISSIONS } from '../../../policies/authority/shipped-permissions';
import { dkStatensAdministration } from '../../../policies/rulebooks/dk-statens-administration';
import type { RunName, RunNotice } from '../../../workflows/reconciliation-port';

export const ANNA = person('local/anna', 'case-handler', 'supervisor');
export const BO = person('local/bo', 'case-handler', 'supervisor');
export const AUDITOR = person('local/revisor', 'auditor');
export const CLIENT = person('local/klient', 'client-contact');

export function person(subject: string, ...roles: Role[]): Actor {
  return { subject, roles, creditorIds: 'all', source: 'local' };
}

/** Somebody with the role by which the shipped permissions let them do this, as the counter hands them on. */
export function permitted(actor: Actor, permission: Permission): By {
  const answer = permit(SHIPPED_PERMISSIONS, { permission, actor });
  if (isNotPermitted(answer)) throw new Error(answer.message);
  return { actor, ...answer };
}

/** Why a month is signed of which nobody brought the economy system's accounts. */
export const UNTESTED = 'the economy system’s accounts are reconciled in a run of their own';

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
  private readonly counter: Counter;
  today: CivilDate = civilDate('2026-10-05');

  constructor(pool: Pool, creditorId: string) {
    this.pool = pool;
    this.creditorId = creditorId;
    this.counter = openOffice({ pool });
  }

  /** The counter for runs, and who comes to it on this day. */
  get runs(): Counter['reconciliations'] {
    return this.counter.reconciliations;
  }

  caller(by: Actor): Caller {
    return { by, creditorId: this.creditorId, today: this.today };
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
    const file = { fileName: `${source}.csv`, open: () => [Buffer.from(text)] };
    return this.runs.deliver(this.caller(by), { recipe, period, source, ...file });
  }

  async matches(period = '2026-09', recipe = 'ky-debtor'): Promise<RunNotice> {
    const parts = { pool: this.pool, openWorkflows: () => Promise.resolve([]) };
    return matchRun(parts, run(this.creditorId, period, recipe), this.today);
  }

  prepares(by: Actor = ANNA, period = '2026-09'): Promise<RunNotice> {
    return this.runs.prepare(this.caller(by), { recipe: 'ky-debtor', period });
  }

  /** Its files never let all identities be tested; `null` signs without a word. */
  approves(by: Actor = BO, reason: string | null = UNTESTED, period = '2026-09'): Promise<RunNotice> {
    const words = reason === null ? {} : { reason };
    return this.runs.approve(this.caller(by), { recipe: 'ky-debtor', period, ...words });
  }

  files(period = '2026-09'): Promise<RunNotice> {
    return fileEvidence(this.pool, run(this.creditorId, period), this.today);
  }

  /** Everything from the files to the evidence, prepared by Anna and signed by Bo. */
  async closes(
    left: string,
    right: string,
    { period = '2026-09', reason }: { period?: string; reason?: string | null } = {},
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
