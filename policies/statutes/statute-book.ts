import { DANISH_COLLECTION_YEARS, DANISH_LIMITATION_YEARS } from './danish-limitation';
import {
  DANISH_CHARGEABLE_REMINDERS_MAXIMUM,
  DANISH_COLLECTION_FEE_MAXIMUM,
  DANISH_DAYS_BETWEEN_REMINDERS_MINIMUM,
  DANISH_DEMAND_DAYS_MINIMUM,
  DANISH_REMINDER_FEE_MAXIMUM,
} from './danish-reminders';
import { DANISH_ESTATE_FILING_WEEKS, ESTATE_INVENTORY_MONTHS, ESTATE_PAYMENT_MONTHS } from './debtor-situation';
import { DANISH_JUDGMENT_DAYS } from './danish-judgment';
import { HANDOVER_MINIMUM, REMINDERS_BEFORE_HANDOVER } from './danish-handover';
import { LATE_INTEREST_MARGINS } from './late-interest-rate';
import { REFERENCE_RATES } from './reference-rate';
import type { DatedFigures } from './statutory-figure';
import { COURT_FEE, SMALL_CLAIM_COURT_FEE, SWEDISH_CASE_COSTS } from './swedish-case-costs';
import {
  DEMAND_FEE_MAXIMUM,
  LATE_PAYMENT_COMPENSATION,
  PLAN_FEE_MAXIMUM,
  REMINDER_FEE_MAXIMUM,
} from './swedish-collection-costs';
import { DEMAND_BANKING_DAYS_MINIMUM, DEMAND_DAYS_MINIMUM, POSTAL_BANKING_DAYS } from './swedish-collection-demand';
import { RETENTION_YEARS } from './retention';
import { SWEDISH_LIMITATION_YEARS } from './swedish-limitation';
import { WATER_CALL_DAYS_MINIMUM } from './swedish-water-shut-off';
import { WEEKS_TO_ASK_FOR_COURT } from './swedish-objection';

/** Every figure of the law that Fordring knows, to be listed with its paragraph, its dates and how surely it is known. */
export const STATUTE_BOOK: readonly DatedFigures<unknown>[] = [
  ...Object.values(REFERENCE_RATES),
  ...Object.values(LATE_INTEREST_MARGINS),
  REMINDER_FEE_MAXIMUM,
  DEMAND_FEE_MAXIMUM,
  PLAN_FEE_MAXIMUM,
  LATE_PAYMENT_COMPENSATION,
  ...Object.values(SWEDISH_CASE_COSTS),
  COURT_FEE,
  SMALL_CLAIM_COURT_FEE,
  WATER_CALL_DAYS_MINIMUM,
  DEMAND_DAYS_MINIMUM,
  DEMAND_BANKING_DAYS_MINIMUM,
  POSTAL_BANKING_DAYS,
  WEEKS_TO_ASK_FOR_COURT,
  ...Object.values(SWEDISH_LIMITATION_YEARS),
  RETENTION_YEARS.SE,
  ...Object.values(DANISH_REMINDER_FEE_MAXIMUM),
  DANISH_CHARGEABLE_REMINDERS_MAXIMUM,
  DANISH_DAYS_BETWEEN_REMINDERS_MINIMUM,
  DANISH_COLLECTION_FEE_MAXIMUM,
  DANISH_DEMAND_DAYS_MINIMUM,
  ...Object.values(DANISH_LIMITATION_YEARS),
  RETENTION_YEARS.DK,
  DANISH_COLLECTION_YEARS,
  DANISH_JUDGMENT_DAYS,
  HANDOVER_MINIMUM,
  REMINDERS_BEFORE_HANDOVER,
  ESTATE_INVENTORY_MONTHS,
  ESTATE_PAYMENT_MONTHS,
  DANISH_ESTATE_FILING_WEEKS,
];
