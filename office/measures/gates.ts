import { waitersAtGate } from '../controls/at-gate';
import { unreadBanks } from '../controls/unread-banks';
import { BANK_GATE, isBankGateOpen } from '../creditors/bank-gate';
import { FIVE_MINUTES, ofEachCreditor, type Asked, type CreditorToday, type Measure, type Metric } from './measure';

const closed: Metric = {
  name: 'fordring_gate_waiting_claims',
  type: 'gauge',
  help: 'Claims whose due step a closed gate keeps. The reason says why the gate is closed.',
  labels: ['creditor', 'reason'],
};

const PAGE = 1_000;

/** Gates that are closed and keep somebody. */
export const gates: Measure = {
  name: 'gates',
  everySeconds: FIVE_MINUTES,
  metrics: [closed],
  async read(asked) {
    const { pool, rulebookFor, clock } = asked;
    const unread = await unreadBanks(pool, { rulebookFor, clock, creditorIds: undefined });
    return ofEachCreditor(asked, async (creditor) => {
      const bank = unread.find(({ creditorId }) => creditorId === creditor.creditorId);
      const isMissing = (bank?.gaps ?? []).length > 0;
      const waiting = {
        'bank-not-reconciled': await waitForReconciliation(asked, creditor),
        'bank-unread': isMissing ? 0 : (bank?.claims ?? 0),
        'statement-missing': isMissing ? (bank?.claims ?? 0) : 0,
      };
      return Object.entries(waiting).map(([reason, value]) => ({
        ...{ metric: closed, value },
        labels: { creditor: creditor.creditorId, reason },
      }));
    });
  },
};

async function waitForReconciliation({ pool, rulebookFor }: Asked, creditor: CreditorToday): Promise<number> {
  const { creditorId, today } = creditor;
  if (await isBankGateOpen(pool, creditorId, today)) return 0;
  const at = { creditorId, today, gate: BANK_GATE, limit: PAGE } as const;
  let waiting = 0;
  for (let after: string | undefined = ''; after !== undefined;) {
    const { claimIds, looked } = await waitersAtGate(pool, rulebookFor, { ...at, after });
    waiting += claimIds.length;
    after = looked;
  }
  return waiting;
}
