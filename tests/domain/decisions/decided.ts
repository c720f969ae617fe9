import { civilDate } from '../../../domain/kernel/civil-date';
import type { Claim } from '../../../domain/claim/claim';
import type { ClaimCommand } from '../../../domain/claim/commands';
import { decide } from '../../../domain/claim/decide';
import { isRefused } from '../../../domain/claim/answer';
import type { Service, ServiceChange, StatusEffects, WriteOffGround } from '../../../domain/decisions/decision-events';
import { Money, type Currency } from '../../../domain/kernel/money';
import { STANDARD_AGREEMENTS } from '../../../domain/policy/agreement-rules';
import type { DebtorStatus } from '../../../domain/policy/policy';
import type { Rulebook } from '../../../domain/policy/rulebook';
import { timetable } from '../../../domain/claim/timetable';
import { awaitedBy } from '../../../domain/claim/waiting-words';
import { rulebookOf } from '../../../policies/rulebook';
import { seBotkyrka } from '../../../policies/rulebooks/se-botkyrka';
import { botkyrka, invoice, live, type Happening, type Life } from '../life';

/**
 * Due Monday 1 February 2016, 1,200.00: reminder on Monday 8, demand on Thursday 18 February (180.00, and 17 days at 8 % of
 * 366: 4.4590), warning on Tuesday 1 March, hand-over on Friday 18 March. A day on 1,200.00 costs 0.262295.
 */
export const unpaid = invoice({ due: '2016-02-01' });

/** The same creditor, had it settled that interest runs on during a deferral. */
export const interestRunsOn = rulebookOf({
  ...seBotkyrka,
  agreements: {
    ...STANDARD_AGREEMENTS,
    deferral: {
      ...STANDARD_AGREEMENTS.deferral,
      interest: { value: 'from-old-due-date', reason: 'settled so', sources: ['test'] },
    },
  },
});

export const kronor = (amount: string): Money => Money.of(amount, 'SEK');

type Decided = Extract<ClaimCommand, { decisionId?: string }>;

/** A decision that becomes known to the claim on a day. */
export function decidedOn(day: string, command: Decided): Happening {
  return { knownOn: civilDate(day), command };
}

/** `from` is an earlier day from which it counts. */
export function deferral(day: string, to: string, from?: string, decisionId = 'deferral'): Happening {
  const grantedOn = civilDate(from ?? day);
  const backDated = from !== undefined && { backDated: true as const };
  return decidedOn(day, { type: 'GrantDeferral', decisionId, grantedOn, newDueOn: civilDate(to), ...backDated });
}

export type Instalments = readonly (readonly [dueOn: string, amount: string])[];

export function plan(
  day: string,
  instalments: Instalments,
  fee = '170.00',
  { id = 'plan', currency = 'SEK' }: { id?: string; currency?: Currency } = {},
): Happening {
  return decidedOn(day, {
    type: 'AgreePlan',
    decisionId: id,
    agreedOn: civilDate(day),
    fee: Money.of(fee, currency),
    instalments: instalments.map(([dueOn, amount]) => ({
      dueOn: civilDate(dueOn),
      amount: Money.of(amount, currency),
    })),
  });
}

export function reinstated(day: string, decisionId = 'reinstatement'): Happening {
  return decidedOn(day, { type: 'ReinstatePlan', decisionId, reinstatedOn: civilDate(day) });
}

export function dispute(day: string, amount?: string, decisionId = 'dispute'): Happening {
  const part = amount !== undefined && { amount: kronor(amount) };
  return decidedOn(day, { type: 'RaiseDispute', decisionId, raisedOn: civilDate(day), ...part });
}

export function settlement(day: string, dismissed?: string, decisionId = 'settlement'): Happening {
  const part = dismissed !== undefined && { dismissed: { amount: kronor(dismissed), documentNumber: 'T 1-16' } };
  return decidedOn(day, { type: 'SettleDispute', decisionId, settledOn: civilDate(day), ...part });
}

export function hold(from: string, through: string, decisionId = `hold ${from}`): Happening {
  const placedOn = civilDate(from);
  return decidedOn(from, { type: 'PlaceHold', decisionId, placedOn, through: civilDate(through) });
}

export function credit(
  day: string,
  amount?: string,
  { effective, document = 'C-1', id = 'credit' }: { effective?: string; document?: string; id?: string } = {},
): Happening {
  return decidedOn(day, {
    type: 'CreditClaim',
    decisionId: id,
    creditedOn: civilDate(day),
    documentNumber: document,
    ...(effective !== undefined && { effectiveOn: civilDate(effective) }),
    ...(amount !== undefined && { amount: kronor(amount) }),
  });
}

export function cancellation(day: string, decisionId = 'cancellation'): Happening {
  return decidedOn(day, { type: 'CancelClaim', decisionId, cancelledOn: civilDate(day), documentNumber: 'M-1' });
}

export function writeDown(day: string, amount: string, decisionId = 'write-down'): Happening {
  return decidedOn(day, { type: 'WriteDown', decisionId, writtenDownOn: civilDate(day), amount: kronor(amount) });
}

export function writeOff(
  day: string,
  {
    ground = 'uncollectable',
    vat = '0.00',
    id = 'write-off',
  }: { ground?: WriteOffGround; vat?: string; id?: string } = {},
): Happening {
  const writtenOffOn = civilDate(day);
  return decidedOn(day, { type: 'WriteOff', decisionId: id, writtenOffOn, ground, vat: kronor(vat) });
}

/** `from` is an earlier day from which it counts. */
export function setOff(day: string, amount: string, from?: string, decisionId = 'set-off'): Happening {
  const setOffOn = civilDate(from ?? day);
  return decidedOn(day, { type: 'BookSetOff', decisionId, setOffOn, amount: kronor(amount), against: 'grant 7' });
}

export function status(
  day: string,
  changed: DebtorStatus,
  effects?: Omit<StatusEffects, 'paragraph'>,
  decisionId = 'status',
): Happening {
  return decidedOn(day, {
    type: 'ChangeDebtorStatus',
    decisionId,
    changedOn: civilDate(day),
    status: changed,
    ...(effects && { effects: { ...effects, paragraph: 'a law' } }),
  });
}

export function address(day: string, to: 'protected' | 'moved' | 'open', decisionId = `address ${day}`): Happening {
  return decidedOn(day, { type: 'ChangeDebtorAddress', decisionId, changedOn: civilDate(day), address: to });
}

export function liable(day: string, debtorId: string, isLiable: boolean, decisionId = `liable ${day}`): Happening {
  const changedOn = civilDate(day);
  return decidedOn(day, { type: 'ChangeLiableDebtor', decisionId, changedOn, debtorId, liable: isLiable });
}

export function courtRoute(day: string, decisionId = 'court'): Happening {
  return decidedOn(day, { type: 'TakeCourtRoute', decisionId, takenOn: civilDate(day) });
}

export function recall(day: string, decisionId = 'recall'): Happening {
  return decidedOn(day, { type: 'RecallReferral', decisionId, recalledOn: civilDate(day), reason: 'sent by mistake' });
}

export function service(day: string, of: Service, change: ServiceChange, decisionId = `service ${day}`): Happening {
  const changedOn = civilDate(day);
  return decidedOn(day, { type: 'ChangeService', decisionId, changedOn, service: of, change, checklist: [] });
}

export function interrupted(
  day: string,
  by: 'acknowledged' | 'written-demand-received' | 'proceedings' = 'acknowledged',
  endedOn?: string,
  decisionId = `interruption ${day}`,
): Happening {
  return decidedOn(day, {
    ...{ type: 'InterruptLimitation', decisionId, interruptedOn: civilDate(day), by, proof: 'receipt 1' },
    ...(endedOn !== undefined && { endedOn: civilDate(endedOn) }),
  });
}

export function policyChange(day: string, policyVersion: string, decisionId = 'policy'): Happening {
  return decidedOn(day, {
    ...{ type: 'ChangePolicy', decisionId, changedOn: civilDate(day), policyId: 'se-botkyrka', policyVersion },
  });
}

export function takenBackDecision(day: string, reverses: string, decisionId = `back ${reverses}`): Happening {
  return decidedOn(day, { type: 'ReverseDecision', decisionId, reversedOn: civilDate(day), reverses });
}

/** What the decision would be answered, on its day, of a claim that stands so: `accepted`, or the refusal. */
export function answerTo(happening: Happening, claim: Claim, rulebook: Rulebook = botkyrka): string {
  if (!('command' in happening)) throw new Error('Only a decision is answered.');
  const answer = decide(claim, happening.command, rulebook, happening.knownOn);
  return isRefused(answer) ? `${answer.refused}: ${answer.message}` : 'accepted';
}

/** `2016-02-18 demand`, and without a day what the step waits for. */
export function aheadOf({ claim }: Pick<Life, 'claim'>, on: string, rulebook: Rulebook = botkyrka): string[] {
  return timetable(claim, rulebook, civilDate(on)).map(({ step, on: day, cause }) => {
    return day ? `${day} ${step}` : `${step} waits for ${cause ? awaitedBy(cause) : 'a person'}`;
  });
}

/** The claim of `unpaid` at the end of a day. */
export function claimOn(day: string, ...happenings: readonly Happening[]): Claim {
  return live(unpaid, day, ...happenings).claim;
}
