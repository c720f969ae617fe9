import { defineSearchAttributeKey, type SearchAttributePair } from '@temporalio/common';
import type { CaseNotice } from '../domain/case-notice';

/** What an operator can search by in Temporal UI. No personal data: search attributes are never encrypted. */
export const FORDRING_CREDITOR = defineSearchAttributeKey('FordringCreditor', 'KEYWORD');
export const FORDRING_GROUP = defineSearchAttributeKey('FordringGroup', 'KEYWORD');
export const FORDRING_STAGE = defineSearchAttributeKey('FordringStage', 'KEYWORD');

/** Registered in every namespace that our workers serve. */
export const SEARCH_ATTRIBUTES = [FORDRING_CREDITOR, FORDRING_GROUP, FORDRING_STAGE] as const;

export function caseSearchAttributes(notice: CaseNotice): SearchAttributePair[] {
  return [{ key: FORDRING_STAGE, value: notice.stage }];
}
