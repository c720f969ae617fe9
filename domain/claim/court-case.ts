import { addDays, type CivilDate } from '../kernel/civil-date';
import { kindOf } from '../policy/step-kind';
import { performanceOf, performanceOfKind, type Claim } from './claim';

/** The courts to which a policy can bring a claim, by the names of its steps. */
export const COURTS = ['administrative-court', 'district-court'] as const;
export type Court = (typeof COURTS)[number];

/** The court that the claim is for; undefined before its step was taken. */
export function courtOf(claim: Pick<Claim, 'performed'>): Court | undefined {
  const taken = claim.performed.findLast((performed) => kindOf(performed) === 'court');
  return taken && (taken.step === 'district-court' ? 'district-court' : 'administrative-court');
}

/** As refusals and the engine's operator read it. */
export function courtInWords(court: Court): string {
  return court === 'district-court' ? 'the district court' : 'the administrative court';
}

/**
 * The day on which somebody says that the application was filed with the court (S002-33). That the case is for the court
 * proves nothing. An interruption by proceedings, with its document, says so too.
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

/** The day of the district court's judgment by which the debtor is to pay all or a part: what follows counts from it. */
export function grantedOn(claim: Claim): CivilDate | undefined {
  const { judgment } = claim;
  if (!performanceOf(claim, 'district-court')) return undefined;
  return judgment?.outcome === 'granted' || judgment?.outcome === 'partly-granted' ? judgment.on : undefined;
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
