import type { CasesTold, DecisionAnswer, DecisionFile, DecisionTaken } from '../office/office';
import { rolesInWords } from '../domain/authority/roles';
import { counted } from '../domain/kernel/counted';
import { writeLine } from './output';
import { Refused } from './refusals';

/** What was decided, or a refusal, which ends the command. */
export async function printAnswer(
  answer: DecisionAnswer,
  { json, told }: { readonly json?: true | undefined; readonly told?: CasesTold | undefined } = {},
): Promise<void> {
  if (answer.outcome === 'refused') throw new Refused(answer.refusal.message);
  const { file, replayed } = answer;
  if (json) return writeLine(JSON.stringify({ ...jsonOf(file), replayed, ...(told && { cases: told }) }));
  await writeLine(sentenceOf(file));
  if (replayed) await writeLine('It was recorded before; nothing was done twice.');
  if (told === 'later') await writeLine('Its cases take it up when a worker answers; the ledger has it already.');
}

/** The same of one that claims' workflows were asked to confirm. */
export async function printTaken(taken: DecisionTaken, json: true | undefined): Promise<void> {
  await printAnswer(taken, { json, told: taken.outcome === 'recorded' ? taken.cases : undefined });
}

/** One line of JSON for machines. */
export function jsonOf({ decision, state, marks, claims }: DecisionFile): Record<string, unknown> {
  return { ...decision, state, marks, claims };
}

function sentenceOf({ decision, state, claims }: DecisionFile): string {
  const { decisionId, kind, approvalBy } = decision;
  const what = `Decision ${decisionId} (${kind.replaceAll('-', ' ')})`;
  switch (state) {
    case 'executed':
      return `${what} is taken, on ${counted(claims.length, 'invoice')}.`;
    case 'waiting':
      return `${what} waits for the approval of ${rolesInWords(approvalBy)}: fordring approve ${decisionId}`;
    case 'new':
    case 'approved':
    case 'rejected':
    case 'withdrawn':
    case 'reversed':
      return `${what} is ${state}.`;
  }
}

/** Who did what with it when, and why. */
export async function printFile({ decision, state, marks, claims }: DecisionFile): Promise<void> {
  const { decisionId, kind, creditorId, on, through, backDated, amount, document } = decision;
  const days = `${on}${through === undefined ? '' : ` to ${through}`}${backDated ? ', back-dated' : ''}`;
  await writeLine(`Decision ${decisionId}: ${kind.replaceAll('-', ' ')} of ${creditorId}, ${days}, ${state}`);
  await writeLine(`  about     ${aboutWhat(decision)}`);
  if (amount) await writeLine(`  amount    ${amount.toString()} ${amount.currency}`);
  await writeLine(`  terms     ${JSON.stringify(decision.terms)}`);
  await writeLine(`  reason    ${decision.reasonCode}: ${decision.reason}`);
  if (document !== undefined) await writeLine(`  document  ${document}`);
  const { id, version } = decision.matrix;
  await writeLine(
    `  authority ${decision.proposedRole}, line ${decision.lines.join(' and ')} of ${id} version ${version}`,
  );
  for (const { mark, by, role, on: day, note } of marks) {
    await writeLine(`  ${day}  ${mark} by ${by}${role ? ` (${role})` : ''}${note === undefined ? '' : `: ${note}`}`);
  }
  if (claims.length > 0) await writeLine(`  booked on ${claims.map(({ claimId }) => claimId).join(', ')}`);
}

export function aboutWhat({ subject }: DecisionFile['decision']): string {
  switch (subject.of) {
    case 'claims':
      return subject.claimIds.length > 3 ? counted(subject.claimIds.length, 'invoice') : subject.claimIds.join(', ');
    case 'debtor':
      return `debtor ${subject.debtorId}`;
    case 'debtor-kind':
      return `debtors of kind ${subject.debtorKind}`;
    case 'debtor-status':
      return `debtors who are ${subject.status}`;
    case 'invoice-group':
      return `group ${subject.invoiceGroup}`;
  }
}
