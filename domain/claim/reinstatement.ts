import type { Claim, Parts } from './claim';
import type { ClaimReinstated, ClaimWrittenOff } from '../decisions/decision-events';
import { laterOf, type CivilDate } from '../kernel/civil-date';
import { less, more } from './parts';
import { changed } from './principal-changes';
import { without } from './without';
import { Money, smallerOf } from '../kernel/money';

/**
 * Money for a claim that was given up is no gift: so much of the claim is claimed again. A time-barred claim is not
 * claimed again by itself: what is paid on it since waits, owed back, until a person decides.
 */
export function isOwedAgain(given: ClaimWrittenOff, receivedOn: CivilDate): boolean {
  return given.ground !== 'time-barred' || receivedOn <= given.on;
}

/** The claim as it would stand if nothing of it had been given up. */
export function asIfClaimed(claim: Claim): Claim {
  const given = claim.writtenOff;
  return given ? claimedAgain(claim, reinstated(given, given, { on: given.on, reason: 'as if claimed' })) : claim;
}

/** So much is claimed again as what came has covered, by how the claim would stand had nothing of it been given up. */
export function reinstatedBy(
  claim: Claim,
  afterwards: Claim,
  cause: { readonly on: CivilDate; readonly reason: string },
): ClaimReinstated | undefined {
  const given = claim.writtenOff;
  if (!given) return undefined;
  const covered = (part: keyof Parts): Money => given[part].minus(smallerOf(given[part], afterwards.open[part]));
  const parts = { fee: covered('fee'), interest: covered('interest'), principal: covered('principal') };
  if (isNothing(parts)) return undefined;
  return reinstated(given, parts, cause);
}

/** Never from a day before it was given up. */
export function reinstated(
  given: ClaimWrittenOff,
  { fee, interest, principal }: Parts,
  { on, reason }: { readonly on: CivilDate; readonly reason: string },
): ClaimReinstated {
  const vat = vatShare(given.vat, principal, given.principal);
  const from = laterOf(on, given.on);
  return { type: 'ClaimReinstated', on: from, writeOffId: given.decisionId, fee, interest, principal, vat, reason };
}

/** A payment on a claim that had been given up is taken back: so much as it had covered is given up again. */
export function givenUpAgain(
  { recovery, open }: Claim,
  cause: { readonly on: CivilDate; readonly reason: string },
): ClaimReinstated | undefined {
  if (!recovery) return undefined;
  const again = (part: keyof Parts): Money => smallerOf(open[part], recovery[part]).negated();
  const parts = { fee: again('fee'), interest: again('interest'), principal: again('principal') };
  if (isNothing(parts)) return undefined;
  return {
    ...reinstated(recovery.given, parts, cause),
    vat: vatShare(recovery.vat, parts.principal, recovery.principal),
  };
}

/** The claim after so much of it is claimed again, or is given up again. */
export function claimedAgain(claim: Claim, event: ClaimReinstated): Claim {
  const after = {
    ...claim,
    open: more(claim.open, event),
    principalChanges: changed(claim, event.on, event.principal),
  };
  const { recovery } = claim;
  const given =
    claim.writtenOff ?? (recovery && { ...recovery.given, ...less(recovery, recovery), vat: zeroOf(recovery) });
  if (!given) return after;
  const rest = { ...given, ...less(given, event), vat: given.vat.minus(event.vat) };
  const stands = isNothing(rest) ? without(after, 'writtenOff') : { ...after, writtenOff: rest };
  const isTakenBack = claim.decisions.some(
    ({ decisionId, reversedBy }) => decisionId === event.writeOffId && reversedBy !== undefined,
  );
  if (isTakenBack) return without(stands, 'recovery');
  const before = recovery ?? { ...less(event, event), vat: zeroOf(event), given, payments: [] };
  return { ...stands, recovery: { ...before, ...more(before, event), vat: before.vat.plus(event.vat) } };
}

function zeroOf({ vat }: { readonly vat: Money }): Money {
  return Money.zero(vat.currency);
}

function isNothing({ fee, interest, principal }: Parts): boolean {
  return fee.isZero() && interest.isZero() && principal.isZero();
}

/** The VAT reclaimed with the write-off is owed again in proportion, rounded to whole öre. */
function vatShare(vat: Money, principal: Money, of: Money): Money {
  if (of.isZero() || principal.equals(of)) return vat;
  return Money.rounded(vat.amount.times(principal.amount).div(of.amount), vat.currency);
}
