import { openObjection } from '../../claim/court-case';
import { aboutClaim, type FindsWork } from '../claim-at-work';

/** The debtor objected at Kronofogden: until the last day the creditor may ask that the case goes to court. */
export const courtTransfer: FindsWork = (at) => {
  const { claim, asOf } = at;
  const objection = openObjection(claim);
  if (!objection || asOf > objection.lastDay) return undefined;
  return {
    kind: 'court-transfer',
    ...aboutClaim(at),
    since: objection.on,
    dueOn: objection.lastDay,
    why: `the debtor objected; ask by ${objection.lastDay} that the case goes to court, or it is struck off (lag (1990:746) 33–37 §§)`,
    act: `fordring decide court-transfer ${claim.claimId} --receipt NUMBER --reason TEXT`,
  };
};
