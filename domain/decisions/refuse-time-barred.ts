import type { CivilDate } from '../kernel/civil-date';
import type { Refusal } from '../claim/answer';
import { isSettled, type Claim } from '../claim/claim';
import { barredAfter } from '../claim/hindrance';
import type { Rulebook } from '../policy/rulebook';
import type { DecisionCommand } from './decision-commands';
import { notPossible } from './decision-rule';

/**
 * Nobody is asked to pay a time-barred claim, nor pressed to pay it (preskriptionslagen 8 §). What
 * corrects, closes or explains the claim can be decided as before.
 */
export function refuseTimeBarred(
  claim: Claim,
  command: DecisionCommand,
  rulebook: Rulebook,
  today: CivilDate,
): Refusal | undefined {
  if (isSettled(claim) || !asksToPay(command)) return undefined;
  const lastDay = barredAfter(claim, rulebook, today);
  if (!lastDay) return undefined;
  return notPossible(
    `The claim is time-barred after ${lastDay}, so nobody is asked to pay. ` +
      `Record what interrupted the limitation in time (limitation-interruption), or write the claim off (write-off).`,
  );
}

function asksToPay(command: DecisionCommand): boolean {
  if (command.type === 'ChangeLiableDebtor') return command.liable;
  if (command.type === 'ChangeService')
    return command.change === 'suspended' || command.change === 'prepayment-demanded';
  return ASKS_TO_PAY.has(command.type);
}

const ASKS_TO_PAY: ReadonlySet<DecisionCommand['type']> = new Set([
  'AgreePlan',
  'ReinstatePlan',
  'GrantDeferral',
  'TakeCourtRoute',
] as const);
