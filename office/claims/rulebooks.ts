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
  /** Why a version cannot be read. It stops the claims that follow it, and no other. */
  private readonly damaged = new Map<string, string>();
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
    const { rows } = await this.pool.query<{ name: string; data: Policy }>(
      "SELECT policy_id || '@' || version AS name, data FROM fordring.policy_version",
    );
    for (const { name, data } of rows) {
      try {
        if (`${data.id}@${data.version}` !== name) throw new RangeError('its contents name another policy.');
        this.known.set(name, rulebookOf(data));
        this.damaged.delete(name);
      } catch (problem) {
        this.known.delete(name);
        this.damaged.set(name, problem instanceof Error ? problem.message : String(problem));
      }
    }
  }

  /** Resolves when a version that was missed has been looked for in the ledger; at once when none was missed. */
  readonly missedAreRead = async (): Promise<void> => this.reading;

  /** Throws `PolicyUnknown`, and looks for it in the ledger, so that the next try finds it. */
  readonly for: RulebookFor = (policyId, policyVersion) => {
    const found = this.known.get(`${policyId}@${policyVersion}`);
    if (found) return found;
    const damage = this.damaged.get(`${policyId}@${policyVersion}`);
    if (damage !== undefined) {
      throw new PolicyUnknown(
        `Policy ${policyId} version ${policyVersion} cannot be read: ${damage} See fordring ledger check.`,
      );
    }
    this.reading ??= this.refresh()
      .catch(() => undefined)
      .finally(() => (this.reading = undefined));
    throw new PolicyUnknown(`Policy ${policyId} version ${policyVersion} is not known to this process yet; try again.`);
  };
}
