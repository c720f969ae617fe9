import type { Pool } from 'pg';
import type { Actor } from '../../domain/authority/actor';
import type { DecisionRules, WriteDownStage } from '../../domain/authority/authority-matrix';
import { ownedAloneBy } from '../../domain/administrations/administration';
import { addDays, monthOf, yearOf, type CivilDate } from '../../domain/kernel/civil-date';
import { performanceOf, type Claim } from '../../domain/claim/claim';
import { counted } from '../../domain/kernel/counted';
import { type Money, sumOf } from '../../domain/kernel/money';
import { claimsKnownOn, undecidable, type UndecidableClaim } from '../claims/claims-known-on';
import type { Watch } from '../counter/act';
import type { RulebookFor } from '../claims/decide-and-book';
import type { Clock } from '../creditors/creditor';
import type { DecisionAnswer, RecordedDecision } from './decision-record';
import { ANSWERED_WITHIN_DAYS, lossOf, type LossLine } from '../../domain/decisions/kinds/write-down';
import { administrationsOn } from '../administrations/administrations-on';
import { ownersOn } from '../administrations/owners-on';
import { matrixInForce } from './matrices';
import { proposeDecision } from './propose-decision';
import { agreedAndNotBooked } from './answered-rows';
import { readDecision } from './decision-rows';
import { lossLineOf } from '../../domain/decisions/loss-line';

/**
 * What one administration is asked to write down, with VAT, costs and interest apart (S002-69). A creditor that has laid down
 * no administrations is asked group by group.
 */
export interface WriteDownProposal {
  readonly decisionId: string;
  readonly creditorId: string;
  /** `none` and `several` too, as the open-item lists have them. */
  readonly administrationId?: string;
  readonly invoiceGroup?: string;
  /** The last day on which the administration is to answer. */
  readonly answerBy: CivilDate;
  readonly lines: readonly (LossLine & { readonly stage: WriteDownStage })[];
  readonly principal: Money;
  readonly vat: Money;
  readonly fee: Money;
  readonly interest: Money;
  readonly total: Money;
}

/**
 * What is to be written down by how far each claim's process has come, never by its age (S002-67): one proposal for each
 * administration and half-year. Which stages count, and what VAT the invoices contain, is settled by the creditor's matrix.
 * By the ledger as it stood at the end of the day: what was booked later is left out. A claim on which nothing can be
 * decided is left out too, and `onUndecidable` hears of it. So is a claim that an administration has answered to write down and
 * that waits to be booked. Asks, and records nothing.
 */
export async function writeDownProposals(
  pool: Pool,
  creditorId: string,
  on: CivilDate,
  onUndecidable?: Watch['undecidable'],
): Promise<WriteDownProposal[]> {
  const matrix = await matrixInForce(pool, creditorId, on);
  if (!matrix) return [];
  const undecided: UndecidableClaim[] = [];
  const onTheirWay = await agreedAndNotBooked(pool, creditorId);
  const administrations = await administrationsOn(pool, creditorId, on);
  const isOrganised = administrations.length > 0;
  const groups = new Map<string, (LossLine & { readonly stage: WriteDownStage })[]>();
  for await (const { known, damaged } of claimsKnownOn(pool, { creditorId, asOf: on })) {
    undecided.push(...damaged);
    const claimIds = known.map(({ claim }) => claim.claimId);
    const owners = isOrganised ? await ownersOn(pool, { administrations, day: on }, claimIds) : undefined;
    for (const one of known) {
      const { claim } = one;
      try {
        const stage = stageOf(claim, matrix.rules);
        const line = stage && !onTheirWay.has(claim.claimId) && lossLineOf(claim, matrix.rules);
        const own = owners?.get(claim.claimId) ?? claim.invoiceGroup;
        if (line) groups.set(own, [...(groups.get(own) ?? []), { ...line, stage }]);
      } catch (problem) {
        undecided.push(undecidable(one, problem));
      }
    }
  }
  if (undecided.length > 0) onUndecidable?.(undecided);
  return [...groups]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([own, lines]) => {
      const asked = isOrganised ? { administrationId: own } : { invoiceGroup: own };
      return proposalOf(creditorId, asked, on, lines, matrix.currency);
    });
}

/**
 * Puts the proposals of a half-year forward, each once: what was proposed for a group in the same half-year before is left
 * as it is. The committee's delegate approves each (S002-66, S002-70).
 */
export async function proposeWriteDowns(
  pool: Pool,
  actor: Actor,
  {
    creditorId,
    on,
    rulebookFor,
    clock,
    onUndecidable,
  }: {
    readonly creditorId: string;
    readonly on: CivilDate;
    readonly rulebookFor: RulebookFor;
    readonly clock?: Clock;
    readonly onUndecidable?: Watch['undecidable'];
  },
): Promise<{ readonly proposal: WriteDownProposal; readonly answer: DecisionAnswer }[]> {
  const proposed: { proposal: WriteDownProposal; answer: DecisionAnswer }[] = [];
  for (const proposal of await writeDownProposals(pool, creditorId, on, onUndecidable)) {
    const { decisionId, lines, administrationId } = proposal;
    const before = await readDecision(pool, decisionId);
    const answer: DecisionAnswer = before
      ? { outcome: 'recorded', file: before, replayed: true }
      : await proposeDecision(
          pool,
          actor,
          {
            ...{ decisionId, creditorId, kind: 'write-down', today: on },
            subject: { of: 'claims', claimIds: lines.map(({ claimId }) => claimId) },
            terms: {
              ...(administrationId !== undefined && { administrationId }),
              lines: lines.map(({ claimId, principal, vat, fee, interest }) => ({
                claimId,
                principal,
                vat,
                fee,
                interest,
              })),
            },
            // What is written down already is not in it.
            again: true,
            reasonCode: 'process-stage',
            reason: `Probable losses of ${namedIn(proposal)}, ${halfYearOf(on)}, to be answered by ${proposal.answerBy}: ${stagesOf(lines)}.`,
          },
          rulebookFor,
          clock,
        );
    const told = ownedAloneBy(administrationId);
    const waits = answer.outcome === 'recorded' && answer.file.state === 'waiting';
    if (told !== undefined && waits) await tellAdministration(pool, answer.file.decision, told);
    proposed.push({ proposal, answer });
  }
  return proposed;
}

/** Has the administration told of its proposal, once: the words lie in the ledger until a relay delivers them (S002-69). */
async function tellAdministration(
  pool: Pool,
  { decisionId, creditorId, proposedOn, subject }: RecordedDecision,
  administrationId: string,
): Promise<void> {
  const claims = subject.of === 'claims' ? subject.claimIds.length : 0;
  const message = `The accounting unit proposes to write down ${counted(claims, 'claim')}, to be answered by ${addDays(proposedOn, ANSWERED_WITHIN_DAYS)}. Take the list: fordring write-downs show ${decisionId} --out list.xlsx. Send it back filled in: fordring write-downs read ${decisionId} list.xlsx.`;
  await pool.query(
    `INSERT INTO fordring.write_down_chase (creditor_id, decision_id, level, addressee, message, chased_on)
     VALUES ($1, $2, 1, $3, $4, $5::date) ON CONFLICT DO NOTHING`,
    [creditorId, decisionId, administrationId, message, proposedOn],
  );
}

/** How far a claim has come, as far as that speaks for a loss; the first stage of the creditor's list that it has reached. */
export function stageOf(claim: Claim, { writeDownStages }: DecisionRules): WriteDownStage | undefined {
  return writeDownStages.value.find((stage) => hasReached(claim, stage));
}

function hasReached(claim: Claim, stage: WriteDownStage): boolean {
  switch (stage) {
    case 'monitored':
      return performanceOf(claim, 'monitoring') !== undefined;
    case 'sent-back':
      return claim.rejectedOn !== undefined;
    case 'estate':
      return claim.debtorStatus === 'deceased';
    case 'bankrupt':
    case 'debt-restructured':
      return claim.debtorStatus === stage;
  }
}

function proposalOf(
  creditorId: string,
  asked: Pick<WriteDownProposal, 'administrationId' | 'invoiceGroup'>,
  on: CivilDate,
  lines: WriteDownProposal['lines'],
  currency: Money['currency'],
): WriteDownProposal {
  const sum = (part: 'principal' | 'vat' | 'fee' | 'interest'): Money =>
    sumOf(
      lines.map((line) => line[part]),
      currency,
    );
  return {
    decisionId: writeDownId(creditorId, asked.administrationId ?? asked.invoiceGroup ?? '', on),
    ...{ creditorId, ...asked, answerBy: addDays(on, ANSWERED_WITHIN_DAYS), lines },
    ...{ principal: sum('principal'), vat: sum('vat'), fee: sum('fee'), interest: sum('interest') },
    total: sumOf(lines.map(lossOf), currency),
  };
}

function namedIn({ administrationId, invoiceGroup }: WriteDownProposal): string {
  return administrationId === undefined ? `group ${invoiceGroup ?? ''}` : `administration ${administrationId}`;
}

/** One proposal for each administration or group, and half-year. */
export function writeDownId(creditorId: string, asked: string, on: CivilDate): string {
  return `write-down/${creditorId}/${asked.replaceAll(/[^A-Za-z0-9._-]/g, '_')}/${halfYearOf(on)}`;
}

/** Twice a year (S002-65): `2015-2` from July to December. */
function halfYearOf(day: CivilDate): string {
  return `${yearOf(day)}-${monthOf(day) <= 6 ? 1 : 2}`;
}

function stagesOf(lines: WriteDownProposal['lines']): string {
  const counts = new Map<string, number>();
  for (const { stage } of lines) counts.set(stage, (counts.get(stage) ?? 0) + 1);
  return [...counts].map(([stage, count]) => `${count} ${stage}`).join(', ');
}
