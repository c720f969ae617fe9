import { defineSearchAttributeKey, type SearchAttributePair } from '@temporalio/common';
import type { CaseNotice } from '../domain/claim/case-notice';
import type { RunState } from './reconciliation-port';

/** What an operator can search by in Temporal UI. No personal data: search attributes are never encrypted. */
export const FORDRING_CREDITOR = defineSearchAttributeKey('FordringCreditor', 'KEYWORD');
export const FORDRING_GROUP = defineSearchAttributeKey('FordringGroup', 'KEYWORD');
export const FORDRING_STAGE = defineSearchAttributeKey('FordringStage', 'KEYWORD');

export const FORDRING_RECIPE = defineSearchAttributeKey('FordringRecipe', 'KEYWORD');
export const FORDRING_PERIOD = defineSearchAttributeKey('FordringPeriod', 'KEYWORD');

/** Registered in every namespace that our workers serve. */
export const SEARCH_ATTRIBUTES = [
  FORDRING_CREDITOR,
  FORDRING_GROUP,
  FORDRING_STAGE,
  FORDRING_RECIPE,
  FORDRING_PERIOD,
] as const;

export function caseSearchAttributes(notice: CaseNotice): SearchAttributePair[] {
  return [{ key: FORDRING_STAGE, value: notice.stage }];
}

/** A reconciliation's state stands where a claim's stage does. */
export function runSearchAttributes(state: RunState): SearchAttributePair[] {
  return [{ key: FORDRING_STAGE, value: state }];
}
