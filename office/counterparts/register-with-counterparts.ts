import type { Pool, PoolClient } from 'pg';
import type { Actor } from '../../domain/authority/actor';
import type { CivilDate } from '../../domain/kernel/civil-date';
import type { Country, Policy } from '../../domain/policy/policy';
import type { CounterpartName } from './counterpart-facts';
import { inTransaction } from '../../store/connect';
import { registerClaimKind } from './claim-kinds';
import { registerCounterpartAccount } from './counterpart-accounts';
import { DEBT_KINDS } from './kfm-application';
import { keeperOf, type KeeperRefused } from './keeper';

interface By {
  readonly creditorId: string;
  readonly today: CivilDate;
}

/** Who takes claims in each country. */
const COUNTERPARTS_OF: Readonly<Record<Country, readonly CounterpartName[]>> = {
  SE: ['kfm', 'intrum'],
  DK: ['gaeldsstyrelsen'],
};

/**
 * Lays down what an invoice group is in the terms of the country's enforcement authority; without a code it is taken away.
 * Cases that were held for it go at their next try.
 */
export async function layDownClaimKind(
  pool: Pool,
  actor: Actor,
  { creditorId, today, invoiceGroup, code }: By & { readonly invoiceGroup: string; readonly code: string | undefined },
): Promise<KeeperRefused | 'registered'> {
  const place = await placeWithGroups(pool, creditorId);
  if (place.groups.length > 0 && !place.groups.includes(invoiceGroup)) {
    return wrong(`${creditorId} has no invoice group ${invoiceGroup}. There are: ${place.groups.join(', ')}.`);
  }
  if (code !== undefined && place.country === 'SE' && !DEBT_KINDS.some((kind) => kind === code)) {
    return wrong(`Kronofogden's kind of debt is one of ${DEBT_KINDS.join(', ')}, not ${code}.`);
  }
  if (code !== undefined && place.country === 'DK' && !/^[A-ZÆØÅ]{7}$/.test(code)) {
    return wrong(`A fordringstypekode has seven capitals, such as KFDAINS; ${code} is none.`);
  }
  return keep(
    pool,
    actor,
    { creditorId, today, what: 'claim-kind', name: invoiceGroup, value: code },
    async (client) => {
      if (code === undefined) {
        await client.query(
          'DELETE FROM fordring.counterpart_claim_kind WHERE creditor_id = $1 AND invoice_group = $2',
          [creditorId, invoiceGroup],
        );
        return;
      }
      await registerClaimKind(client, creditorId, invoiceGroup, code);
    },
  );
}

/**
 * Lays down that money on one of the creditor's own accounts, as the bank's files call it, was collected by a counterpart,
 * which is then not told of it; without a counterpart it is taken away.
 */
export async function layDownAccount(
  pool: Pool,
  actor: Actor,
  {
    creditorId,
    today,
    account,
    counterpart,
  }: By & { readonly account: string; readonly counterpart: string | undefined },
): Promise<KeeperRefused | 'registered'> {
  const { country } = await placeWithGroups(pool, creditorId);
  const known = COUNTERPARTS_OF[country].find((name) => name === counterpart);
  if (counterpart !== undefined && !known) {
    return wrong(`Claims of ${creditorId} are with ${COUNTERPARTS_OF[country].join(' or ')}, not with ${counterpart}.`);
  }
  return keep(pool, actor, { creditorId, today, what: 'account', name: account, value: known }, async (client) => {
    if (known === undefined) {
      await client.query('DELETE FROM fordring.counterpart_account WHERE creditor_id = $1 AND account = $2', [
        creditorId,
        account,
      ]);
      return;
    }
    await registerCounterpartAccount(client, creditorId, account, known);
  });
}

interface Registration extends By {
  readonly what: 'claim-kind' | 'account';
  readonly name: string;
  readonly value: string | undefined;
}

async function keep(
  pool: Pool,
  actor: Actor,
  { creditorId, today, what, name, value }: Registration,
  work: (client: PoolClient) => Promise<void>,
): Promise<KeeperRefused | 'registered'> {
  const role = keeperOf(actor, creditorId);
  if (typeof role !== 'string') return role;
  await inTransaction(pool, async (client) => {
    await work(client);
    await client.query(
      `INSERT INTO fordring.counterpart_registration (creditor_id, what, name, value, registered_by, role, registered_on)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [creditorId, what, name, value ?? null, actor.subject, role, today],
    );
  });
  return 'registered';
}

async function placeWithGroups(
  pool: Pool,
  creditorId: string,
): Promise<{ readonly country: Country; readonly groups: readonly string[] }> {
  const { rows } = await pool.query<{ country: Country; data: Policy }>(
    `SELECT country, data FROM fordring.creditor JOIN fordring.policy_version USING (policy_id)
     WHERE creditor_id = $1 ORDER BY data ->> 'validFrom' DESC, version DESC LIMIT 1`,
    [creditorId],
  );
  const [row] = rows;
  if (!row) throw new RangeError(`There is no creditor ${creditorId}.`);
  return { country: row.country, groups: (row.data.groups ?? []).map(({ code }) => code) };
}

function wrong(message: string): KeeperRefused {
  return { refused: 'terms-wrong', message };
}
