/** Workflow ids carry the business's own numbers, so that an operator finds an invoice in Temporal UI by typing it. */
export function claimWorkflowId(claimId: string): string {
  return `claim/${claimId}`;
}

export function bankFileWorkflowId(creditorId: string, fileId: string): string {
  return `bank-file/${creditorId}/${fileId}`;
}

export function reconciliationWorkflowId({
  creditorId,
  recipe,
  period,
}: {
  readonly creditorId: string;
  readonly recipe: string;
  readonly period: string;
}): string {
  return `reconciliation/${creditorId}/${recipe}/${period}`;
}

export function closeWorkflowId({
  creditorId,
  period,
}: {
  readonly creditorId: string;
  readonly period: string;
}): string {
  return `close/${creditorId}/${period}`;
}

export function reconciliationCalendarId(creditorId: string): string {
  return `reconciliation-calendar/${creditorId}`;
}
