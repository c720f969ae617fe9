import type { Pool } from 'pg';
import type { Claim } from '../../domain/claim';
import { earlierOf, type CivilDate } from '../../domain/civil-date';
import {
  LETTER_STEPS,
  letterFor,
  type Addressee,
  type LetterContent,
  type LetterCreditor,
  type LetterStep,
} from '../../domain/letter';
import { lastDayToPayAfter } from '../../domain/letter-times';
import { timetable } from '../../domain/timetable';
import type { StepName } from '../../domain/policy';
import type { Rulebook } from '../../domain/rulebook';
import type { RulebookFor } from '../ledger/execute-command';
import { deliverOutbox, type UndeliveredMessage } from '../ledger/outbox';
import { eventsOfClaim, foldEvents } from '../ledger/read-events';
import type { LetterPort } from '../letters/letter-port';

export interface LetterDeliveryDependencies {
  readonly pool: Pool;
  readonly letters: LetterPort;
  readonly rulebookFor: RulebookFor;
  /** In virtual time a claim may be settled a moment later although its letter left on the right day. */
  readonly withholdWhenSettled: boolean;
}

const BATCH = 50;

/**
 * Makes the letters that steps have called for and hands them to the letter port, once each. A letter whose claim has
 * been settled meanwhile is withheld: nobody who has paid is written to. A creditor without a letterhead has its letters
 * wait until it gets one (`registerLetterhead`). Returns how many messages were dealt with.
 */
export async function deliverLetters(dependencies: LetterDeliveryDependencies): Promise<number> {
  return deliverOutbox(dependencies.pool, 'document', BATCH, async (messages) => {
    const dealtWith: number[] = [];
    for (const message of messages) {
      await deliverLetter(message, dependencies);
      dealtWith.push(message.outboxId);
    }
    return dealtWith;
  });
}

async function deliverLetter(
  message: UndeliveredMessage<'document'>,
  dependencies: LetterDeliveryDependencies,
): Promise<void> {
  const { pool, letters, rulebookFor, withholdWhenSettled } = dependencies;
  const { documentId } = message.payload;
  const parties = await partiesOf(pool, message.claimId);
  // It stays `to-write`: a letter must say who writes it and how to pay.
  if (!parties.letterhead) return;
  if (withholdWhenSettled && parties.isSettled) {
    await setStatus(pool, documentId, 'withheld');
    return;
  }
  const events = await eventsOfClaim(pool, message.claimId, message.eventNumber);
  const then = foldEvents(events);
  const letter = letterOf(
    documentId,
    then,
    events.at(-1)?.event,
    parties,
    rulebookFor(then.policyId, then.policyVersion),
  );
  if (!letter) return;
  await letters.deliver(letter);
  await setStatus(pool, documentId, 'sent');
}

interface Parties {
  readonly isSettled: boolean;
  readonly letterhead: LetterCreditor | null;
  readonly debtor: Addressee;
}

function letterOf(
  documentId: string,
  claim: Claim,
  event: Awaited<ReturnType<typeof eventsOfClaim>>[number]['event'] | undefined,
  { letterhead, debtor }: Parties,
  rulebook: Rulebook,
): LetterContent | undefined {
  if (event?.type !== 'StepPerformed' || !letterhead) return undefined;
  const step = LETTER_STEPS.find((candidate) => candidate === event.step);
  if (!step) return undefined;
  const group = rulebook.policy.groups?.find(({ code }) => code === claim.invoiceGroup);
  return letterFor({
    documentId,
    claim,
    event,
    creditor: letterhead,
    debtor,
    groundDescription: group?.name ?? claim.invoiceGroup,
    rulebook,
    lastDayToPay: lastDayOf(claim, event.on, step, rulebook),
  });
}

/** Steps that take a claim further on the same road; a letter's last day lies no later than they do. */
const NEXT_ON_THE_ROAD: Readonly<Record<LetterStep, readonly StepName[]>> = {
  reminder: ['demand', 'administrative-court', 'second-reminder'],
  'second-reminder': ['acceptance'],
  demand: ['referral'],
  warning: ['referral'],
  'suspension-notice': [],
};

/**
 * The last day to pay that a letter gives: the usual one, or the day of the next step when that comes earlier, since
 * paying on that day still stops it. The law's least time of a demand is never shortened.
 */
function lastDayOf(claim: Claim, sentOn: CivilDate, step: LetterStep, rulebook: Rulebook): CivilDate {
  const usual = lastDayToPayAfter(step, sentOn, (day) => rulebook.isBankingDay(day));
  const next = timetable(claim, rulebook, sentOn).find((planned) => NEXT_ON_THE_ROAD[step].includes(planned.step));
  if (step === 'demand' || next?.on === undefined || next.on <= sentOn) return usual;
  return earlierOf(usual, next.on);
}

async function partiesOf(pool: Pool, claimId: string): Promise<Parties> {
  const { rows } = await pool.query<{
    settled: boolean;
    letterhead: LetterCreditor | null;
    debtor_id: string;
    name: string;
    address_lines: string[];
    postal_code: string;
    city: string;
  }>(
    `SELECT claim.settled, creditor.letterhead, debtor.debtor_id, debtor.name, debtor.address_lines, debtor.postal_code, debtor.city
     FROM fordring.claim JOIN fordring.creditor USING (creditor_id) JOIN fordring.debtor USING (creditor_id, debtor_id)
     WHERE claim_id = $1`,
    [claimId],
  );
  const [row] = rows;
  if (!row) throw new RangeError(`Claim ${claimId} has no creditor or debtor.`);
  const debtor = {
    debtorId: row.debtor_id,
    name: row.name,
    addressLines: row.address_lines,
    postalCode: row.postal_code,
    city: row.city,
  };
  return { isSettled: row.settled, letterhead: row.letterhead, debtor };
}

async function setStatus(pool: Pool, documentId: string, status: 'sent' | 'withheld'): Promise<void> {
  await pool.query('UPDATE fordring.document SET status = $2 WHERE document_id = $1', [documentId, status]);
}
