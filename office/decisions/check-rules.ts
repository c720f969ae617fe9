import type { PoolClient } from 'pg';
import type { AuthorityMatrix } from '../../domain/authority/authority-matrix';
import { debtorSituation } from '../../policies/statutes/debtor-situation';
import {
  missingShutOffConditions,
  WATER_SHUT_OFF_CONDITIONS,
  WATER_SHUT_OFF_PARAGRAPH,
} from '../../policies/statutes/swedish-water-shut-off';
import { refuse } from './decision-refused';
import type { RecordedDecision } from './decision-record';
import { creditNoteOf } from './execute-decision';
import { readCreditor } from '../creditors/creditor';
import { checkPolicyVersion } from './policy-versions';

/** What the law and the creditor's own rules ask of the terms, whoever decides. */
export async function checkRules(
  client: PoolClient,
  matrix: AuthorityMatrix,
  decision: RecordedDecision,
): Promise<void> {
  const creditNote = creditNoteOf(decision);
  if (creditNote !== undefined) await checkCreditNote(client, matrix, decision, creditNote);
  if (decision.kind === 'service' && decision.terms.service === 'water' && decision.terms.change === 'suspended') {
    const missing = missingShutOffConditions((decision.terms.conditions ?? []).map(({ condition }) => condition));
    if (missing.length > 0) {
      const named = missing.map((condition) => `${condition} (${WATER_SHUT_OFF_CONDITIONS[condition]})`).join('; ');
      refuse(
        'condition-missing',
        `Water may be shut off only when this has been found too: ${named}. ${WATER_SHUT_OFF_PARAGRAPH}.`,
      );
    }
  }
  if (decision.kind === 'debtor-status') await checkSituation(client, decision);
  if (decision.kind === 'policy-change')
    await checkPolicyVersion(client, decision.creditorId, decision.terms, decision.on);
  if ('lines' in decision.terms || 'amounts' in decision.terms) checkParts(decision);
}

/** Also when the debtor has no open claim now: the next one must find the days that the law counts from. */
async function checkSituation(
  client: PoolClient,
  { creditorId, on, terms }: Extract<RecordedDecision, { kind: 'debtor-status' }>,
): Promise<void> {
  const { country } = await readCreditor(client, creditorId);
  const situation = debtorSituation(country, { ...terms, arisenOn: on });
  if ('missing' in situation) refuse('day-missing', `State ${situation.missing}: what the law asks counts from it.`);
}

async function checkCreditNote(
  client: PoolClient,
  matrix: AuthorityMatrix,
  { creditorId, subject }: RecordedDecision,
  creditNote: string,
): Promise<void> {
  const { oneInvoicePerCreditNote: rule } = matrix.rules;
  if (rule.value && subject.of === 'claims' && subject.claimIds.length > 1) {
    refuse(
      'one-invoice-per-credit-note',
      `A credit note stands for one invoice here: ${rule.reason} (${rule.sources.join(', ')}).`,
    );
  }
  // Whoever else names the number waits here, so that it is not used twice in two ways of writing.
  await client.query(
    `SELECT pg_advisory_xact_lock(hashtextextended('fordring credit note ' || $1 || '/' || lower($2), 0))`,
    [creditorId, creditNote],
  );
  const { rows } = await client.query<{ decision_id: string }>(
    'SELECT decision_id FROM fordring.credit_note WHERE creditor_id = $1 AND lower(document_number) = lower($2)',
    [creditorId, creditNote],
  );
  if (rows[0])
    refuse('credit-note-used', `Credit note ${creditNote} was used by decision ${rows[0].decision_id} already.`);
}

/** Each claim has its part, and no other has one. */
function checkParts({ subject, terms }: RecordedDecision): void {
  const parts = 'lines' in terms ? terms.lines : 'amounts' in terms ? terms.amounts : undefined;
  if (!parts || subject.of !== 'claims') return;
  const stated = parts.map(({ claimId }) => claimId).sort();
  if (stated.join('\n') !== subject.claimIds.toSorted().join('\n')) {
    refuse('parts-missing', 'State one amount for each of the invoices, and for no others.');
  }
}
