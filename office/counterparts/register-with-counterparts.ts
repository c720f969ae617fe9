import type { Pool } from 'pg';
import type { Country } from '../../domain/policy/policy';
import type { CounterpartName } from './counterpart-facts';
import { inTransaction } from '../../store/connect';
import { adoptedPolicies } from '../creditors/adopted-policies';
import { readCreditor } from '../creditors/creditor';
import { registerClaimKind, type ClaimPart } from './claim-kinds';
import { DEBT_KINDS } from './kfm-application';
import type { CounterpartRefusal, SeenToBy } from './counterpart-refusal';

/** Who takes claims in each country. */
const COUNTERPARTS_OF: Readonly<Record<Country, readonly CounterpartName[]>> = {
  SE: ['kfm', 'intrum', 'agency'],
  DK: ['gaeldsstyrelsen'],
};

/**
 * Lays down what an invoice group is in the terms of the country's enforcement authority; without a code it is taken away.
 * Cases that were held for it go at their next try.
 */
export async function layDownClaimKind(
  pool: Pool,
  by: SeenToBy,
  {
    creditorId,
    invoiceGroup,
    code,
    part = 'principal',
  }: {
    readonly creditorId: string;
    readonly invoiceGroup: string;
    readonly code: string | undefined;
    readonly part?: ClaimPart;
  },
): Promise<CounterpartRefusal | 'registered'> {
  const place = await placeWithGroups(pool, creditorId);
  if (place.groups.length > 0 && !place.groups.includes(invoiceGroup)) {
    return wrong(`${creditorId} has no invoice group ${invoiceGroup}. There are: ${place.groups.join(', ')}.`);
  }
  if (part !== 'principal' && place.country === 'SE') {
    return wrong(`Kronofogden takes interest and fees with their claim; only Danish ones have kinds of their own.`);
  }
  if (code !== undefined && place.country === 'SE' && !DEBT_KINDS.some((kind) => kind === code)) {
    return wrong(`Kronofogden's kind of debt is one of ${DEBT_KINDS.join(', ')}, not ${code}.`);
  }
  if (code !== undefined && place.country === 'DK' && !/^[A-ZÆØÅ]{7}$/.test(code)) {
    return wrong(`A fordringstypekode has seven capitals, such as KFDAINS; ${code} is none.`);
  }
  const { subject, role, on } = by;
  await inTransaction(pool, async (client) => {
    if (code === undefined) {
      await client.query(
        'DELETE FROM fordring.counterpart_claim_kind WHERE creditor_id = $1 AND invoice_group = $2 AND part = $3',
        [creditorId, invoiceGroup, part],
      );
    } else await registerClaimKind(client, creditorId, invoiceGroup, code, part);
    await client.query(
      `INSERT INTO fordring.counterpart_registration (creditor_id, what, name, value, registered_by, role, registered_on)
       VALUES ($1, 'claim-kind', $2, $3, $4, $5, $6)`,
      [creditorId, part === 'principal' ? invoiceGroup : `${invoiceGroup} ${part}`, code ?? null, subject, role, on],
    );
  });
  return 'registered';
}

/**
 * What a change says of one of the creditor's own accounts, as the bank's files call it: money there was collected by a
 * counterpart of the creditor's country, which is then not told of it; null where none pays there any more.
 */
export async function accountOf(
  pool: Pool,
  { creditorId, counterpart }: { readonly creditorId: string; readonly counterpart: string | undefined },
): Promise<CounterpartRefusal | { readonly contents: CounterpartName | null }> {
  const { country } = await placeWithGroups(pool, creditorId);
  const known = COUNTERPARTS_OF[country].find((name) => name === counterpart);
  if (counterpart === undefined || known) return { contents: known ?? null };
  const counterparts = COUNTERPARTS_OF[country];
  const listed = [counterparts.slice(0, -1).join(', '), counterparts.at(-1)].filter(Boolean).join(' or ');
  return wrong(`Claims of ${creditorId} are with ${listed}, not with ${counterpart}.`);
}

async function placeWithGroups(
  pool: Pool,
  creditorId: string,
): Promise<{ readonly country: Country; readonly groups: readonly string[] }> {
  const { country } = await readCreditor(pool, creditorId);
  const adopted = await adoptedPolicies(pool, creditorId);
  const groups = adopted.flatMap((policy) => policy.groups?.map(({ code }) => code) ?? []);
  return { country, groups: [...new Set(groups)] };
}

function wrong(message: string): CounterpartRefusal {
  return { refused: 'terms-wrong', message };
}
