import { claimWorkflowId } from '../workflows/ids';

const OF_CLAIMS = claimWorkflowId('');

/** Whose a workflow is, by its id: `claim/CREDITOR/NUMBER`, and of other types `TYPE/CREDITOR/…`. */
export function aboutWorkflow(workflowId: string): { readonly creditor?: string; readonly claimId?: string } {
  const [, creditor] = workflowId.split('/');
  return {
    ...(creditor !== undefined && { creditor }),
    ...(workflowId.startsWith(OF_CLAIMS) && { claimId: workflowId.slice(OF_CLAIMS.length) }),
  };
}
