import type { RunState } from '../../workflows/reconciliation-port';

/** How a run stands, in words. */
export const STANDS: Readonly<Record<RunState, string>> = {
  waiting: 'it waits for its sources',
  ready: 'it is about to be matched',
  matched: 'it is to be prepared',
  prepared: 'it is prepared and to be signed',
  signed: 'it is signed, and its evidence is being filed',
  unacknowledged: 'it is signed and waits for the acknowledgement',
  closed: 'it is signed and closed',
  'passed-over': 'a later period was signed before it, so it stays unsigned',
};
