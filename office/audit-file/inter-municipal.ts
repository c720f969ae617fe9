import type { Pool } from 'pg';
import { followUpOf, isMunicipality, type FollowUp } from '../../domain/audit/inter-municipal';
import { daysBetween, type CivilDate } from '../../domain/kernel/civil-date';
import { Money, sumOf, type Currency } from '../../domain/kernel/money';
import { auditEntries, sayInAuditFile, type AuditAct } from './audit-file';
import { AuditRefused } from './audit-refused';

/** An open claim on another municipality or region. */
export interface InterMunicipalClaim {
  readonly claimId: string;
  readonly invoiceNumber: string;
  readonly invoiceGroup: string;
  readonly dueOn: CivilDate;
  /** Negative before the due date. */
  readonly daysPastDue: number;
  readonly stage: string;
  readonly open: Money;
}

/** Another municipality or region with what it owes, and who follows that up. */
export interface InterMunicipalDebtor {
  readonly debtorId: string;
  readonly debtorName: string;
  /** Said by a person; else the organisation number tells. */
  readonly isFlagged: boolean;
  readonly claims: readonly InterMunicipalClaim[];
  readonly sums: readonly Money[];
  /** Of the oldest claim. */
  readonly oldestDays: number;
  readonly followUp?: FollowUp & { readonly saidBy: string; readonly saidOn: CivilDate; readonly says: string };
  /** Nobody follows the overdue claims up, or the day of the next action has passed. */
  readonly isWaiting: boolean;
}

interface Row {
  readonly debtorId: string;
  readonly debtorName: string;
  readonly kind: string;
  readonly identityNumber: string | null;
  readonly claims: readonly (Omit<InterMunicipalClaim, 'daysPastDue' | 'open'> & {
    readonly open: string;
    readonly currency: Currency;
  })[];
}

/** Every other municipality and region of the register, with its open claims as the books stand; the oldest claims first. */
export async function interMunicipalDebtors(
  pool: Pool,
  creditorId: string,
  asOf: CivilDate,
): Promise<InterMunicipalDebtor[]> {
  const entries = (await auditEntries(pool, { creditorId, kind: 'inter-municipal' })).filter(
    ({ saidOn }) => saidOn <= asOf,
  );
  const named = [...new Set(entries.map(({ subject }) => subject))];
  const { rows } = await pool.query<Row>(
    `SELECT debtor.debtor_id AS "debtorId", debtor.name AS "debtorName", kind, identity_number AS "identityNumber",
       coalesce((SELECT json_agg(json_build_object('claimId', claim_id, 'invoiceNumber', claim.invoice_number,
           'invoiceGroup', claim.invoice_group, 'dueOn', own.due_on, 'stage', stage, 'open', own.claimed_open::text,
           'currency', claim.currency) ORDER BY own.due_on, claim.invoice_number)
         FROM fordring.open_claim AS own JOIN fordring.claim USING (claim_id)
         WHERE claim.creditor_id = $1 AND claim.debtor_id = debtor.debtor_id), '[]') AS claims
     FROM fordring.debtor
     WHERE creditor_id = $1 AND (debtor_id = ANY ($2)
       OR replace(identity_number, ' ', '') ~ '^(16)?(212000|232100)-?[0-9]{4}$') ORDER BY debtor_id COLLATE "C"`,
    [creditorId, named],
  );
  const found = rows.flatMap((row) =>
    debtorOf(row, { asOf, entries: entries.filter(({ subject }) => subject === row.debtorId) }),
  );
  return found.toSorted((one, other) => other.oldestDays - one.oldestDays || (one.debtorId < other.debtorId ? -1 : 1));
}

function debtorOf(
  { debtorId, debtorName, kind, identityNumber, claims: rows }: Row,
  { asOf, entries }: { readonly asOf: CivilDate; readonly entries: Parameters<typeof isMunicipality>[1] },
): InterMunicipalDebtor[] {
  if (!isMunicipality({ kind, identityNumber }, entries)) return [];
  const claims = rows.map(({ open, currency, ...claim }) => ({
    ...claim,
    daysPastDue: daysBetween(claim.dueOn, asOf),
    open: Money.of(open, currency),
  }));
  const currencies = [...new Set(claims.map(({ open }) => open.currency))];
  const followUp = followUpOf(entries);
  const oldestDays = Math.max(0, ...claims.map(({ daysPastDue }) => daysPastDue));
  const isOverdue = claims.some(({ daysPastDue, open }) => daysPastDue > 0 && open.isPositive());
  return [
    {
      ...{ debtorId, debtorName, claims, oldestDays },
      isFlagged: entries.some(({ mark }) => mark === 'flagged'),
      sums: currencies.map((currency) =>
        sumOf(
          claims.flatMap(({ open }) => (open.currency === currency ? [open] : [])),
          currency,
        ),
      ),
      ...(followUp && { followUp }),
      isWaiting: isOverdue && (followUp === undefined || followUp.nextOn < asOf),
    },
  ];
}

/** What somebody says of a debtor that is another municipality or region. Throws `AuditRefused` for one that is not in the register. */
export async function sayOfMunicipality(
  pool: Pool,
  act: AuditAct,
  said: {
    readonly debtorId: string;
    readonly mark: 'flagged' | 'cleared' | 'followed-up';
    readonly says: string;
    readonly followUp?: FollowUp;
  },
): Promise<{ readonly already: boolean; readonly debtor: InterMunicipalDebtor | null }> {
  const { creditorId, today } = act;
  const { debtorId, mark, says, followUp } = said;
  const { rowCount } = await pool.query('SELECT FROM fordring.debtor WHERE creditor_id = $1 AND debtor_id = $2', [
    creditorId,
    debtorId,
  ]);
  if (rowCount === 0) {
    throw new AuditRefused(
      'debtor-unknown',
      `Creditor ${creditorId} has no debtor ${debtorId}. fordring claims finds debtors.`,
    );
  }
  const of = async () =>
    (await interMunicipalDebtors(pool, creditorId, today)).find((one) => one.debtorId === debtorId) ?? null;
  if (mark === 'followed-up' && !(await of())) {
    throw new AuditRefused(
      'not-its-turn',
      `${debtorId} is not known as a municipality or region. Say so first: fordring inter-municipal flag ${debtorId} --reason TEXT.`,
    );
  }
  const { already } = await sayInAuditFile(pool, act, {
    ...{ kind: 'inter-municipal', subject: debtorId, mark, says },
    ...(followUp && { data: { ...followUp } }),
  });
  return { already, debtor: await of() };
}
