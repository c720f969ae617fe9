import { isSettled } from '../../../domain/claim/claim';
import { documentedWaits } from '../../../domain/claim/documented-waits';
import { standstillOf, type Standstill } from '../../../domain/claim/standstill';
import { explainStandstill } from '../../../domain/explain/explain-standstill';
import { earlierOf, type CivilDate } from '../../../domain/kernel/civil-date';
import { counted } from '../../../domain/kernel/counted';
import type { Money } from '../../../domain/kernel/money';
import type { Work } from '../../../domain/work/work';
import { workOfClaim } from '../../../domain/work/work-of-claim';
import { undecidable, type UndecidableClaim } from '../../claims/claims-known-on';
import { whatIsUnknown } from '../../claims/unknown-figure';
import { unknownFigureOfStep } from '../../explain/unknown-figure-of-step';
import { claimsInCircumstances, type ClaimInCircumstances } from '../../explain/circumstances';
import type { KeptCreditor } from '../../creditors/creditor';
import type { LooksForWork, WorkAsked } from '../work-asked';

/** What open claims need a person for, by the day that is asked about. What keeps many of them is one piece of work. */
export const openClaims: LooksForWork = async (asked) => {
  const { pool, creditor, asOf } = asked;
  const found: Work[] = [];
  const banks = new Map<string, AtBank>();
  for await (const { known, damaged } of claimsInCircumstances(pool, { creditorId: creditor.creditorId, asOf })) {
    found.push(...damaged.map(undecided));
    for (const one of known) {
      if (isSettled(one.claim)) continue;
      try {
        const { standstill, work } = workOf(one, asked);
        found.push(...work);
        if (standstill) noteAtBank(banks, standstill);
      } catch (problem) {
        const known = undecidable(one, problem);
        found.push(whatIsUnknown(problem) === undefined ? undecided(known) : waitsForFigure(known));
      }
    }
  }
  return [...found, ...[...banks.values()].map((bank) => workAtBank(bank, creditor))];
};

function workOf({ claim, circumstances }: ClaimInCircumstances, { rulebookFor, asOf }: WorkAsked) {
  const rulebook = rulebookFor(claim.policyId, claim.policyVersion);
  const standstill = standstillOf(claim, rulebook, asOf, circumstances);
  const unknown = unknownFigureOfStep(claim, rulebook, standstill, asOf);
  if (standstill && unknown !== undefined) {
    const { claimId, since, open } = standstill;
    return { standstill, work: [waitsForFigure({ claimId, since, open, why: unknown })] };
  }
  const why = standstill ? explainStandstill(standstill, 'en').why : '';
  const waits = documentedWaits(claim, rulebook, asOf);
  return { standstill, work: workOfClaim({ claim, rulebook, asOf, standstill, waits, why }) };
}

function undecided({ claimId, why, since, open }: UndecidableClaim): Work {
  return {
    ...{ kind: 'standing-still', about: claimId, claimId, since, amount: open },
    why: `nothing can be decided on the claim: ${why}`,
    act: 'fordring ledger check',
  };
}

/** The claim waits: nothing is guessed, and no step is taken, until the figure is recorded. */
function waitsForFigure({ claimId, why, since, open }: UndecidableClaim): Work {
  return {
    ...{ kind: 'statutory-figure', about: claimId, claimId, since, amount: open },
    why: `the next step waits for a figure of the law or a policy version that is not known here: ${why}`,
    act: 'take a release that has the figure or enter it in policies/statutes, or record the policy version',
  };
}

/** Claims of one currency that wait for the same of the bank. */
interface AtBank {
  readonly reason: 'bank-not-reconciled' | 'bank-unread';
  claims: number;
  since: CivilDate;
  amount: Money;
}

function noteAtBank(banks: Map<string, AtBank>, { reason, since, open }: Standstill): void {
  if (reason.type !== 'bank-not-reconciled' && reason.type !== 'bank-unread') return;
  const together = `${reason.type}/${open.currency}`;
  const before = banks.get(together);
  banks.set(together, {
    reason: reason.type,
    claims: (before?.claims ?? 0) + 1,
    since: before ? earlierOf(before.since, since) : since,
    amount: before ? before.amount.plus(open) : open,
  });
}

function workAtBank({ reason, claims, since, amount }: AtBank, { creditorId, currency }: KeptCreditor): Work {
  const isUnread = reason === 'bank-unread';
  return {
    kind: 'bank-unread',
    about: [creditorId, reason, ...(amount.currency === currency ? [] : [amount.currency])].join('/'),
    ...{ since, amount },
    why: `steps of ${counted(claims, 'claim')} are due and wait until the bank ${isUnread ? 'is read farther' : 'is reconciled (S003-26)'}`,
    act: isUnread
      ? 'fordring import bank FILE'
      : 'fordring bank-gate open --through DATE --evidence TEXT, when the bank is reconciled',
  };
}
