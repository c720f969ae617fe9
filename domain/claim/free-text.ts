import type { ClaimEvent } from './claim-events';

type Fields = { readonly [Type in ClaimEvent['type']]: readonly (keyof Extract<ClaimEvent, { type: Type }>)[] };

/**
 * What of each event somebody wrote in words of their own, so that it may name a person. The notes of steps and
 * corrections (`reason`) are Fordring's own words and name nobody.
 */
const FREE_TEXT: Fields = {
  ClaimRegistered: [],
  StepPerformed: [],
  StepLeftOut: [],
  PaymentReceived: [],
  PaymentReversed: [],
  ChargesCorrected: [],
  RulingReceived: [],
  ReferralAnswered: ['reason'],
  MonitoringAccounted: [],
  AgencyReported: ['reason'],
  AgencyAccounted: [],
  CaseCostsAdded: [],
  AcceptanceAnswered: ['receipt'],
  FlagChanged: ['reason'],
  DeferralGranted: [],
  StepWithdrawn: [],
  PlanAgreed: [],
  InstalmentReminded: [],
  PlanDefaulted: [],
  PlanReinstated: [],
  DisputeRaised: [],
  DisputeSettled: [],
  HoldPlaced: [],
  ClaimCredited: [],
  ClaimWrittenDown: [],
  ClaimWrittenOff: [],
  ClaimReinstated: [],
  SetOffBooked: ['against'],
  SetOffTakenBack: [],
  LimitationInterrupted: ['proof'],
  PolicyChanged: [],
  DebtorStatusChanged: [],
  DebtorAddressChanged: [],
  LiableDebtorChanged: [],
  CourtRouteTaken: [],
  FiledAtCourt: ['court', 'caseNumber', 'receipt'],
  CourtTransferRequested: ['receipt'],
  ReferralRecalled: ['reason'],
  ServiceChanged: [],
  FeeWaived: [],
  InterestClaimedApart: ['reason'],
  ChargesClaimedApart: ['reason'],
  JudgmentReceived: ['caseNumber'],
  DecisionReversed: [],
};

/** The fields of such an event that may hold such words; none of an event of a newer version. */
export function freeTextFields({ type }: ClaimEvent): readonly string[] {
  return (FREE_TEXT as Readonly<Record<string, readonly string[] | undefined>>)[type] ?? [];
}

/** The words themselves, by field; undefined where the event has none. */
export function freeTextOf(event: ClaimEvent): Readonly<Record<string, string>> | undefined {
  const said = event as unknown as Readonly<Record<string, string | undefined>>;
  const found = freeTextFields(event).flatMap((field): [string, string][] => {
    const text = said[field];
    return text === undefined || text === '' ? [] : [[field, text]];
  });
  return found.length === 0 ? undefined : Object.fromEntries(found);
}
