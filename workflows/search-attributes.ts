import { defineSearchAttributeKey, type SearchAttributePair } from '@temporalio/common';
import type { CaseNotice } from '../domain/claim/case-notice';
import type { RunState } from './reconciliation-port';
import { waitOf } from './wait-of';

/** What an operator can search by in Temporal UI. No personal data: search attributes are never encrypted. */
export const FORDRING_CREDITOR = defineSearchAttributeKey('FordringCreditor', 'KEYWORD');
export const FORDRING_GROUP = defineSearchAttributeKey('FordringGroup', 'KEYWORD');
export const FORDRING_STAGE = defineSearchAttributeKey('FordringStage', 'KEYWORD');

/** What a claim waits for, in one word (`Wait`). What a run waits for is its state. */
export const FORDRING_WAITS_FOR = defineSearchAttributeKey('FordringWaitsFor', 'KEYWORD');

export const FORDRING_RECIPE = defineSearchAttributeKey('FordringRecipe', 'KEYWORD');
export const FORDRING_PERIOD = defineSearchAttributeKey('FordringPeriod', 'KEYWORD');

/** Registered in every namespace that our workers serve. */
export const SEARCH_ATTRIBUTES = [
  FORDRING_CREDITOR,
  FORDRING_GROUP,
  FORDRING_STAGE,
  FORDRING_WAITS_FOR,
  FORDRING_RECIPE,
  FORDRING_PERIOD,
] as const;

export function stageOfCase(notice: CaseNotice): SearchAttributePair {
  return { key: FORDRING_STAGE, value: notice.stage };
}

export function waitOfCase(notice: CaseNotice): SearchAttributePair {
  return { key: FORDRING_WAITS_FOR, value: waitOf(notice) };
}

/** Of a claim's workflow when it starts, and what is told anew of what has changed since. */
export function caseSearchAttributes(notice: CaseNotice): SearchAttributePair[] {
  return [stageOfCase(notice), waitOfCase(notice)];
}

/** A reconciliation's state stands where a claim's stage does. */
export function runSearchAttributes(state: RunState): SearchAttributePair[] {
  return [{ key: FORDRING_STAGE, value: state }];
}
