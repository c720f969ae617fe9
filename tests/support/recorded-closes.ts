import { CloseEngine } from '../../engine/close-engine';
import type { Actor } from '../../domain/authority/actor';
import type { CloseChecklist } from '../../domain/close/checklist';
import { civilDate } from '../../domain/kernel/civil-date';
import { beginDueCloses } from '../../office/close/open-closes';
import { tellCloses } from '../../office/close/tell-closes';
import { openOffice } from '../../office/office';
import { dkStatensAdministration } from '../../policies/rulebooks/dk-statens-administration';
import { fastForward } from '../../stack/virtual-time';
import { closeWorkflowId } from '../../workflows/ids';
import { eveningOf, itIsMorningOf } from './living-run';
import type { RecordedLife } from './recorded-lives';

const step = { dependsOn: [], owner: 'accounting', dueOnBankingDay: 4, required: true };

/** A confirmation, and a report that waits for it. */
const CHECKLIST: CloseChecklist = {
  ...{ from: '2026-08', beginsOnBankingDay: 2, owner: 'head of accounting' },
  steps: [
    { ...step, id: 'cut-off', title: 'Cut-off of deliveries', kind: 'confirmation' },
    { ...step, id: 'ages', title: 'Age analysis', kind: 'report', report: 'age-analysis', dependsOn: ['cut-off'] },
  ],
};

const person = (subject: string): Actor => ({
  ...{ subject, roles: ['controller'], creditorIds: 'all', source: 'local' },
});
const [cecilia, moa] = [person('local/cecilia'), person('local/moa')];

/** The close of a month, recorded and replayed like the lives of claims. */
export const RECORDED_CLOSES: Readonly<Record<string, RecordedLife>> = {
  'close-of-a-month': {
    policy: dkStatensAdministration,
    async live({ pool, client, taskQueue, creditorId }) {
      const time = { offset: 0 };
      const engine = new CloseEngine(client, taskQueue, (timeZone) => ({
        ...{ timeZone, offsetMilliseconds: time.offset, isVirtual: true },
      }));
      const { close } = openOffice({ pool });
      const period = '2026-08';
      const workflowId = closeWorkflowId({ creditorId, period });
      const on = (by: Actor, day: string) => ({ by, creditorId, today: civilDate(day) });
      const isTold = async (): Promise<void> => {
        while ((await tellCloses(pool, engine)) > 0);
      };
      const lives = (day: string) => fastForward(client, workflowId, { to: eveningOf({ time }, day) });
      const isSigned = async (id: string, day: string): Promise<void> => {
        await close.doneStep(on(cecilia, day), { period, step: id, evidence: 'looked through' });
        await close.signStepOfClose(on(moa, day), { period, step: id });
        await isTold();
      };
      await close.adoptChecklist(on(cecilia, '2026-08-20'), { checklist: CHECKLIST });
      itIsMorningOf({ time }, '2026-09-02');
      await beginDueCloses(pool, creditorId, civilDate('2026-09-02'));
      await isTold();
      // Late by then, and chased twice.
      await lives('2026-09-09');
      await isSigned('cut-off', '2026-09-09');
      await lives('2026-09-10');
      await isSigned('ages', '2026-09-10');
      await lives('2026-09-11');
      await close.closePeriod(on(moa, '2026-09-11'), { period, reason: 'every step is signed' });
      await isTold();
      await client.workflow.getHandle(workflowId).result();
      return { workflowId, runs: async () => [(await client.workflow.getHandle(workflowId).describe()).runId] };
    },
  },
};
