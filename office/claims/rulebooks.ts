import type { Pool } from 'pg';
import type { Policy } from '../../domain/policy/policy';
import type { Rulebook } from '../../domain/policy/rulebook';
import { Fault } from '../../domain/kernel/fault';
import { rulebookOf } from '../../policies/rulebook';
import type { RulebookFor } from './execute-command';

/** A version of a policy is not known to this process yet. Try again; the next attempt reads it from the ledger. */
export class PolicyUnknown extends Fault {
  override readonly name = 'PolicyUnknown';
  override readonly kind = 'unavailable';
}

/**
 * The policies that claims live under, by version, as the ledger keeps them. A version never changes once it is
 * registered, so it is read once; one that was registered after this process began is read when it is first asked for.
 */
export class Rulebooks {
  private readonly pool: Pool;
  private readonly known = new Map<string, Rulebook>();
  private reading: Promise<void> | undefined;

  private constructor(pool: Pool) {
    this.pool = pool;
  }

  static async load(pool: Pool): Promise<Rulebooks> {
    const rulebooks = new Rulebooks(pool);
    await rulebooks.refresh();
    return rulebooks;
  }

  async refresh(): Promise<void> {
    const { rows } = await this.pool.query<{ data: Policy }>('SELECT data FROM fordring.policy_version');
    for (const { data } of rows) this.known.set(`${data.id}@${data.version}`, rulebookOf(data));
  }

  /** Resolves when a version that was missed has been looked for in the ledger; at once when none was missed. */
  readonly missedAreRead = async (): Promise<void> => this.reading;

  /** Throws `PolicyUnknown`, and looks for it in the ledger, so that the next try finds it. */
  readonly for: RulebookFor = (policyId, policyVersion) => {
    const found = this.known.get(`${policyId}@${policyVersion}`);
    if (found) return found;
    this.reading ??= this.refresh()
      .catch(() => undefined)
      .finally(() => (this.reading = undefined));
    throw new PolicyUnknown(`Policy ${policyId} version ${policyVersion} is not known to this process yet; try again.`);
  };
}
