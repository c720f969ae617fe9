import { addDays, type CivilDate } from '../kernel/civil-date';
import { performanceOfKind, type Claim } from './claim';

/**
 * The day on which somebody says that the application was filed with the administrative court (S002-33). That the case is
 * for the court proves nothing. An interruption by proceedings, with its document, says so too.
 */
export function filedOn(claim: Claim): CivilDate | undefined {
  const due = performanceOfKind(claim, 'court');
  if (!due) return undefined;
  return claim.courtFiling?.on ?? claim.interruptions.find(({ by, on }) => by === 'proceedings' && on >= due.on)?.on;
}

/** A court has the case: by an application of the creditor's, or after an objection at the enforcement authority. */
export function isInCourt(claim: Claim): boolean {
  const { courtTransfer, judgment, rejectedOn, rulingOn } = claim;
  return (filedOn(claim) !== undefined && !judgment) || (courtTransfer !== undefined && !rejectedOn && !rulingOn);
}

/** The debtor's objection at the enforcement authority, while nobody has asked that the case goes to court. */
export function openObjection({ objection, courtTransfer, rejectedOn, rulingOn }: Claim): Claim['objection'] {
  return courtTransfer || rejectedOn || rulingOn ? undefined : objection;
}

/** The day from which the case counts as struck off: nobody asked in time that it goes to court. */
export function struckOffSince(claim: Claim, asOf: CivilDate): CivilDate | undefined {
  const lastDay = openObjection(claim)?.lastDay;
  return lastDay !== undefined && asOf > lastDay ? addDays(lastDay, 1) : undefined;
}
