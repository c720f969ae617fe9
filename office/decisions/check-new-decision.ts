import type { PoolClient } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { isSettled, type Claim } from '../../domain/claim/claim';
import { forgottenAmong } from '../creditors/forgotten-numbers';
import { refuse } from './decision-refused';
import type { RecordedDecision } from './decision-record';
import { creditNoteOf } from './execute-decision';
import { importIdOf, refuseOtherThanImport } from './withdraw-import';

type Of<Kind extends RecordedDecision['kind']> = Extract<RecordedDecision, { kind: Kind }>;

/** What is asked only when a decision is new, beside the rules that its approval asks for again. */
export async function checkNewDecision(
  client: PoolClient,
  decision: RecordedDecision,
  claims: readonly Claim[],
): Promise<void> {
  const creditNote = creditNoteOf(decision);
  if (creditNote !== undefined) await refuseWaiting(client, decision, creditNote);
  if (decision.kind === 'debtor-status') checkOpening(decision);
  if (decision.kind === 'liable-debtor') await checkLiable(client, decision, claims);
  if (decision.kind === 'dispute') checkUnsettled(claims);
  if (importIdOf(decision) !== undefined) await refuseOtherThanImport(client, decision);
  if (decision.kind === 'payment-move') await checkReceived(client, decision, claims);
}

/** Another proposal may stand for the same credit note: only one of them could be approved. */
async function refuseWaiting(
  client: PoolClient,
  { creditorId, decisionId }: RecordedDecision,
  creditNote: string,
): Promise<void> {
  const { rows } = await client.query<{ decision_id: string }>(
    `SELECT decision_id FROM fordring.decision
     WHERE creditor_id = $1 AND decision_id <> $2 AND kind IN ('credit-note', 'dispute-settlement')
       AND lower(coalesce(terms ->> 'documentNumber', terms -> 'dismissed' ->> 'documentNumber')) = lower($3)
       AND 'proposed' = (SELECT mark FROM fordring.decision_mark AS own
         WHERE own.decision_id = decision.decision_id ORDER BY mark_number DESC LIMIT 1)
     LIMIT 1`,
    [creditorId, decisionId, creditNote],
  );
  if (rows[0]) {
    refuse(
      'credit-note-used',
      `Credit note ${creditNote} is of decision ${rows[0].decision_id}, which waits for approval.`,
    );
  }
}

function checkOpening({ terms }: Of<'debtor-status'>): void {
  if (terms.status === 'bankrupt' && terms.openedOn === undefined) {
    refuse('day-missing', 'State the day on which the bankruptcy was opened: claims that arose later are not in it.');
  }
}

async function checkLiable(
  client: PoolClient,
  { creditorId, terms }: Of<'liable-debtor'>,
  claims: readonly Claim[],
): Promise<void> {
  const { debtorId, liable } = terms;
  if (!liable) return;
  const { rowCount } = await client.query('SELECT FROM fordring.debtor WHERE creditor_id = $1 AND debtor_id = $2', [
    creditorId,
    debtorId,
  ]);
  if (rowCount === 0) {
    refuse(
      'debtor-unknown',
      `Creditor ${creditorId} has no debtor ${debtorId}. Check the id, or import the debtor first.`,
    );
  }
  const forgotten = await forgottenAmong(client, creditorId, [debtorId]);
  if (forgotten !== undefined) refuse('debtor-unknown', forgotten);
  const { rows } = await client.query<{ invoice_number: string }>(
    'SELECT invoice_number FROM fordring.claim WHERE claim_id = ANY ($1) AND debtor_id = $2 LIMIT 1',
    [claims.map(({ claimId }) => claimId), debtorId],
  );
  if (rows[0]) {
    refuse(
      'already-recorded',
      `Debtor ${debtorId} owes invoice ${rows[0].invoice_number} already: it is the debtor's own.`,
    );
  }
}

function checkUnsettled(claims: readonly Claim[]): void {
  const settled = claims.find(isSettled);
  if (settled) refuse('settled', `Invoice ${settled.invoiceNumber} is settled; nothing is left to dispute.`);
}

/** Money that came before the invoice was issued is mostly meant for another. */
async function checkReceived(
  client: PoolClient,
  { creditorId, backDated, terms }: Of<'payment-move'>,
  claims: readonly Claim[],
): Promise<void> {
  if (backDated) return;
  const { rows } = await client.query<{ received_on: CivilDate }>(
    'SELECT received_on FROM fordring.payment WHERE creditor_id = $1 AND payment_id = $2',
    [creditorId, terms.paymentId],
  );
  const receivedOn = rows[0]?.received_on;
  const later = claims.find(({ issuedOn }) => receivedOn !== undefined && receivedOn < issuedOn);
  if (!later || receivedOn === undefined) return;
  refuse(
    'payment-before-invoice',
    `Payment ${terms.paymentId} was received on ${receivedOn}, before invoice ${later.invoiceNumber} was issued on ${later.issuedOn}. ` +
      `When it is meant for it all the same: fordring decide payment-move with --on ${receivedOn} --back-dated.`,
  );
}
