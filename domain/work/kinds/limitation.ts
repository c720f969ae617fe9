import { limitationWarningOf } from '../../claim/limitation-warning';
import { addMonths } from '../../kernel/civil-date';
import { ACT_WORDS } from '../../claim/interrupting-acts-in-words';
import { aboutClaim, type FindsWork } from '../claim-at-work';

const MONTHS_AHEAD = 12;

/** The claim is lost after a day that is near, or was lost and is closed by nobody. */
export const limitation: FindsWork = (at) => {
  const { claim, rulebook, asOf } = at;
  const warning = limitationWarningOf(claim, rulebook, asOf, MONTHS_AHEAD);
  if (!warning) return undefined;
  const { lastDay, state, interruptedBy } = warning;
  const decidable = interruptedBy.map(({ act }) => act).filter((act) => act !== 'received-by-authority');
  const isLost = state === 'time-barred';
  return {
    kind: 'limitation',
    ...aboutClaim(at),
    since: isLost ? lastDay : addMonths(lastDay, -MONTHS_AHEAD),
    ...(!isLost && { lostAfter: lastDay }),
    why: isLost
      ? `the claim is time-barred after ${lastDay}, and nobody has closed it`
      : `the claim is time-barred after ${lastDay}; by then it needs ${interruptedBy.map(({ act }) => ACT_WORDS[act]).join(', or ')}`,
    act: isLost
      ? `fordring decide write-off ${claim.claimId} --ground time-barred --reason TEXT`
      : `fordring decide limitation-interruption ${claim.claimId} --by ${decidable.join('|')} --proof NUMBER --reason TEXT`,
  };
};
