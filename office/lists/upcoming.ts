import type { Pool } from 'pg';
import { isSettled } from '../../domain/claim/claim';
import { upcomingSteps, type ComingDays, type LeftOut, type UpcomingStep } from '../../domain/claim/upcoming';
import type { Money } from '../../domain/kernel/money';
import { undecidable } from '../claims/claims-known-on';
import type { RulebookFor } from '../claims/execute-command';
import { claimsInCircumstances } from '../explain/circumstances';
import { partiesOfClaims, type ClaimParties } from './claim-parties';

/** Whose claims are asked about, and which days. */
export interface UpcomingAsked extends ComingDays {
  readonly creditorId: string;
  readonly invoiceGroup?: string;
  readonly administrationId?: string;
}

/** A row of the list: a step of the coming days, or one that is left out. */
export interface UpcomingRow extends UpcomingStep, Omit<ClaimParties, 'isReachable'> {
  readonly claimId: string;
  readonly invoiceNumber: string;
  readonly invoiceGroup: string;
  /** A letter to somebody of whom the register has no address. */
  readonly withoutAddress?: true;
}

/** The rows of one sort of step and one currency that are taken on one day, or are left out for one reason. */
export interface UpcomingSum {
  readonly sort: UpcomingStep['sort'];
  readonly step: string;
  readonly on?: UpcomingStep['on'];
  readonly leftOut?: ReasonWord;
  readonly rows: number;
  readonly amount: Money;
}

/** A reason in one word, for sums: a hold, the bank, or what the claim's own facts say. */
export type ReasonWord = Exclude<LeftOut['type'], 'cause'> | Extract<LeftOut, { type: 'cause' }>['cause']['type'];

export interface Upcoming {
  /** By day and number: first what is taken, then what is left out. */
  readonly rows: readonly UpcomingRow[];
  readonly sums: readonly UpcomingSum[];
  /** Claims of which the rules or the events cannot be read. */
  readonly undecidable: readonly { readonly claimId: string; readonly why: string }[];
}

/** The steps of the coming days by the timetable of each claim. Names of debtors are in the list. */
export async function upcomingOf(
  pool: Pool,
  rulebookFor: RulebookFor,
  { invoiceGroup, administrationId, ...asked }: UpcomingAsked,
): Promise<Upcoming> {
  const { creditorId, asOf, through } = asked;
  const found: (UpcomingStep & Pick<UpcomingRow, 'claimId' | 'invoiceNumber' | 'invoiceGroup'>)[] = [];
  const problems: { claimId: string; why: string }[] = [];
  for await (const { known, damaged } of claimsInCircumstances(pool, { creditorId, asOf, untilStep: through })) {
    problems.push(...damaged.map(({ claimId, why }) => ({ claimId, why })));
    for (const one of known) {
      const { claim, circumstances } = one;
      if (isSettled(claim) || (invoiceGroup !== undefined && claim.invoiceGroup !== invoiceGroup)) continue;
      try {
        const rulebook = rulebookFor(claim.policyId, claim.policyVersion);
        const { claimId, invoiceNumber } = claim;
        const steps = upcomingSteps(claim, rulebook, { asOf, through }, circumstances);
        found.push(...steps.map((step) => ({ claimId, invoiceNumber, invoiceGroup: claim.invoiceGroup, ...step })));
      } catch (problem) {
        const { claimId, why } = undecidable(one, problem);
        problems.push({ claimId, why });
      }
    }
  }
  const parties = await partiesOfClaims(pool, { creditorId, asOf }, [...new Set(found.map(({ claimId }) => claimId))]);
  const rows = found
    .flatMap((row) => withParties(row, parties.get(row.claimId)))
    .filter((row) => administrationId === undefined || row.administrationId === administrationId)
    .sort(byDay);
  return { rows, sums: sumsOf(rows), undecidable: problems };
}

function withParties<Row extends UpcomingStep>(row: Row, parties: ClaimParties | undefined) {
  if (!parties) return [];
  const { isReachable, ...named } = parties;
  const isLost = row.sort === 'letter' && !row.leftOut && !isReachable;
  return [{ ...row, ...named, ...(isLost && { withoutAddress: true as const }) }];
}

function byDay(one: UpcomingRow, other: UpcomingRow): number {
  const [place, otherPlace] = [one, other].map(
    ({ leftOut, on, invoiceNumber, step }) => `${leftOut ? 1 : 0} ${on ?? '9999'} ${invoiceNumber} ${step}`,
  ) as [string, string];
  return place < otherPlace ? -1 : Number(place > otherPlace);
}

function sumsOf(rows: readonly UpcomingRow[]): UpcomingSum[] {
  const sums = new Map<string, UpcomingSum>();
  for (const { sort, step, on, leftOut, amount } of rows) {
    const word = leftOut && wordOf(leftOut);
    const key = `${sort} ${step} ${word ?? on ?? ''} ${amount.currency}`;
    const before = sums.get(key);
    sums.set(key, {
      ...{ sort, step },
      ...(word ? { leftOut: word } : on && { on }),
      rows: (before?.rows ?? 0) + 1,
      amount: before?.amount.plus(amount) ?? amount,
    });
  }
  return [...sums.values()];
}

function wordOf(leftOut: LeftOut): ReasonWord {
  return leftOut.type === 'cause' ? leftOut.cause.type : leftOut.type;
}
