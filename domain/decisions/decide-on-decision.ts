import type { CivilDate } from '../kernel/civil-date';
import type { Claim } from '../claim/claim';
import type { DecisionCommand } from './decision-commands';
import type { Answer } from '../claim/answer';
import type { Rulebook } from '../policy/rulebook';
import { decideCourse } from './decide-course';
import { decideCancellation, decideCredit } from './decide-credit';
import { decideDeferral } from './decide-deferral';
import { decideDispute, decideSettlement } from './decide-dispute';
import { decideWriteDown, decideWriteOff } from './decide-loss';
import { decidePlan, decideReinstatement } from './decide-plan';
import { decideService } from './decide-service';
import { decideSetOff } from './decide-set-off';
import { decideTakingBack } from './decide-taking-back';

/** What a person's decision means for this claim. That the person may decide it was found before. */
export function decideOnDecision(claim: Claim, command: DecisionCommand, rulebook: Rulebook, today: CivilDate): Answer {
  const { decisionId } = command;
  if (decisionId !== undefined && claim.decisions.some((taken) => taken.decisionId === decisionId)) {
    return { refused: 'already-recorded', message: `Decision ${decisionId} is on this claim already.` };
  }
  switch (command.type) {
    case 'GrantDeferral':
      return decideDeferral(claim, command, rulebook, today);
    case 'AgreePlan':
      return decidePlan(claim, command, rulebook);
    case 'ReinstatePlan':
      return decideReinstatement(claim, command);
    case 'RaiseDispute':
      return decideDispute(claim, command);
    case 'SettleDispute':
      return decideSettlement(claim, command, rulebook, today);
    case 'CreditClaim':
      return decideCredit(claim, command, rulebook, today);
    case 'CancelClaim':
      return decideCancellation(claim, command, rulebook);
    case 'WriteDown':
      return decideWriteDown(claim, command);
    case 'WriteOff':
      return decideWriteOff(claim, command, rulebook, today);
    case 'BookSetOff':
      return decideSetOff(claim, command, rulebook, today);
    case 'ReverseDecision':
      return decideTakingBack(claim, command, rulebook, today);
    case 'PlaceHold':
    case 'InterruptLimitation':
    case 'ChangePolicy':
    case 'ChangeDebtorStatus':
    case 'ChangeDebtorAddress':
    case 'ChangeLiableDebtor':
    case 'TakeCourtRoute':
    case 'RecallReferral':
      return decideCourse(claim, command, rulebook, today);
    case 'ChangeService':
      return decideService(claim, command, rulebook, today);
  }
}
