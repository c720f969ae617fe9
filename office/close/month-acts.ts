import { z } from 'zod';
import type { StandingStep } from '../../domain/close/month-close';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { bankingCalendarOf } from '../../policies/calendars/banking-calendar';
import { changeAt } from '../creditors/standing-desk';
import { act, type Desk } from '../counter/act';
import { here, type Here } from '../counter/here';
import { day, nothing, word, words } from '../counter/words';
import { checklistOf, checklistWords, refuseUnusable } from './close-checklist';
import { findClose, readClose, type KeptClose } from './close-record';
import { doStep, signStep, takeStepBack, type StepAct } from './close-steps';
import { beginDueCloses } from './open-closes';
import { daysOf } from './period-marks';

const FAULTS = ['CreditorUnknown', 'CloseUnknown', 'CloseRefused'];
const step = z.strictObject({ period: word, step: word });
const said = z.string().trim().min(1, 'say what').max(2_000);

export const adoptChecklist = act({
  summary: 'Says by which checklist a creditor closes its months: two persons say so.',
  permission: 'close-periods',
  input: z.strictObject({ checklist: checklistWords, validFrom: day.exactOptional() }),
  faults: [
    'CreditorUnknown',
    'CloseRefused',
    'PeriodRefused',
    'RecipeUnknown',
    'StandingDataRefused',
    'KeyReusedWithOtherContents',
  ],
  async handle(desk, { checklist, validFrom }) {
    const { creditorId, today } = await here(desk);
    refuseUnusable(checklist);
    const change = { creditorId, today, kind: 'close-checklist' as const, contents: checklist, validFrom };
    return { creditorId, ...(await changeAt(desk, change)) };
  },
});

/** A step as it stands, with its day. */
export interface StepInList {
  readonly step: string;
  readonly title: string;
  readonly state: string;
  readonly owner: string;
  readonly dueOn: CivilDate;
  readonly required: boolean;
  readonly isLate: boolean;
  readonly dependsOn: readonly string[];
  readonly evidence?: { readonly says: string; readonly sha256?: string | undefined };
  readonly doneBy?: string;
  readonly signedBy?: string;
  readonly signedOn?: CivilDate;
  readonly takenBack?: StandingStep['takenBack'];
  readonly problem?: string;
  readonly chases: number;
}

/** A month's close as people see it. */
export interface CloseInList {
  readonly creditorId: string;
  readonly period: string;
  readonly state: 'open' | 'proposed' | 'closed';
  readonly openedOn: CivilDate;
  readonly missing: readonly string[];
  readonly steps: readonly StepInList[];
}

function shown(close: KeptClose, { creditor, today }: Here): CloseInList {
  const { creditorId, period, openedOn, standing } = close;
  const calendar = bankingCalendarOf(creditor.country);
  const steps = standing.steps.map(({ step: own, chased, state, ...rest }): StepInList => {
    const dueOn = calendar.addBankingDays(daysOf(period).to, own.dueOnBankingDay);
    const { id, title, owner, required, dependsOn } = own;
    const isLate = state !== 'signed' && dueOn < today;
    return { step: id, title, state, owner, dueOn, required, isLate, dependsOn, ...rest, chases: chased?.level ?? 0 };
  });
  return { creditorId, period, state: standing.state, openedOn, missing: standing.missing, steps };
}

export const closes = act({
  summary:
    'How the close of each month stands, or of one: its steps, whose each is, what it waits for, and the evidence.',
  permission: 'read',
  input: z.strictObject({ period: word.optional() }),
  faults: ['CreditorUnknown', 'CloseUnknown'],
  async handle(desk, { period }): Promise<readonly CloseInList[]> {
    const at = await here(desk);
    const { creditorId } = at;
    if (period !== undefined) return [shown(await readClose(desk.pool, { creditorId, period }), at)];
    const { rows } = await desk.pool.query<{ period: string }>(
      'SELECT period FROM fordring.period_close WHERE creditor_id = $1 ORDER BY period',
      [creditorId],
    );
    const found: CloseInList[] = [];
    for (const row of rows) {
      const close = await findClose(desk.pool, { creditorId, period: row.period });
      if (close) found.push(shown(close, at));
    }
    return found;
  },
});

export const checklist = act({
  summary: 'The checklist by which a creditor closes its months; nothing where none is in force.',
  permission: 'read',
  input: nothing,
  faults: ['CreditorUnknown'],
  async handle(desk) {
    const { creditorId, today } = await here(desk);
    return { creditorId, checklist: (await checklistOf(desk.pool, creditorId, today)) ?? null };
  },
});

export const beginCloses = act({
  summary: 'Begins the close of every month that is due by the checklist; the calendar does so by itself.',
  permission: 'close-periods',
  input: nothing,
  tells: ['closes'],
  faults: ['CreditorUnknown'],
  async handle(desk) {
    const { creditorId, today } = await here(desk);
    return beginDueCloses(desk.pool, creditorId, today);
  },
});

async function onStep(
  desk: Desk,
  input: z.infer<typeof step>,
  mark: (about: StepAct) => Promise<KeptClose>,
): Promise<CloseInList> {
  const at = await here(desk);
  const { creditorId, today } = at;
  const close = { creditorId, period: input.period };
  const after = await mark({ close, step: input.step, by: desk.actor, role: desk.role, today });
  return shown(after, at);
}

export const doneStep = act({
  summary: 'Says that a step of a close is done, with the evidence; another person signs it.',
  permission: 'do-close-steps',
  input: step.extend({ evidence: said }),
  tells: ['closes'],
  faults: FAULTS,
  handle: (desk, { evidence, ...meant }) => onStep(desk, meant, (about) => doStep(desk.pool, about, evidence)),
});

export const signStepOfClose = act({
  summary: 'Signs a step of a close that another person has done.',
  permission: 'sign-close-steps',
  input: step.extend({ note: words.optional() }),
  tells: ['closes'],
  faults: FAULTS,
  handle: (desk, { note, ...meant }) => onStep(desk, meant, (about) => signStep(desk.pool, about, note)),
});

export const takeBackStep = act({
  summary:
    'Takes a step of a close back, with a reason, and every step that rests on it; what was done stays on record.',
  permission: 'sign-close-steps',
  input: step.extend({ reason: said }),
  tells: ['closes'],
  faults: FAULTS,
  handle: (desk, { reason, ...meant }) => onStep(desk, meant, (about) => takeStepBack(desk.pool, about, reason)),
});
