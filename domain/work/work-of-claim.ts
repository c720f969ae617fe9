import type { ClaimAtWork, FindsWork } from './claim-at-work';
import { acceptance } from './kinds/acceptance';
import { caseToDecide } from './kinds/case-to-decide';
import { courtCase } from './kinds/court-case';
import { courtTransfer } from './kinds/court-transfer';
import { limitation } from './kinds/limitation';
import { planInDefault } from './kinds/plan-in-default';
import { review } from './kinds/review';
import { serviceToSuspend } from './kinds/service-to-suspend';
import { smallClaim } from './kinds/small-claim';
import { standingStill } from './kinds/standing-still';
import { unanswered } from './kinds/unanswered';
import type { Work } from './work';

const KINDS: readonly FindsWork[] = [
  acceptance,
  caseToDecide,
  courtCase,
  courtTransfer,
  limitation,
  planInDefault,
  review,
  serviceToSuspend,
  smallClaim,
  standingStill,
  unanswered,
];

/** Everything that an open claim needs a person for. What its bank or its held case needs is found elsewhere. */
export function workOfClaim(at: ClaimAtWork): Work[] {
  return KINDS.flatMap((find) => find(at) ?? []);
}
