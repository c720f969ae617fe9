import { parsePolicy } from '../../../policies/parse-policy';
import { rulebookOf } from '../../../policies/rulebook';
import { arvikaFile } from './arvika';

/*
 * A town of made-up rules: a reminder, then a collection agency that demands, applies and watches. What the agency gives
 * back, the town hands over to Kronofogden itself.
 */

const sources = ['made-up rules'];
const days = (value: number) => ({ days: { value, reason: 'made up', sources } });
const step = { placement: 'next-banking-day', gates: [], sources };

export const withAgencyFile = {
  ...arvikaFile,
  id: 'se-agency-town',
  title: 'A town with a collection agency',
  steps: [
    {
      ...step,
      step: 'reminder',
      anchor: { from: 'due-date' },
      delay: days(7),
      requires: [] as string[],
      document: 'reminder',
      reason: 'payment reminder',
    },
    {
      ...step,
      step: 'agency',
      anchor: { from: 'step', step: 'reminder' },
      delay: days(14),
      requires: ['reminder'],
      reason: 'hand-over to the collection agency',
    },
    {
      ...step,
      step: 'referral',
      anchor: { from: 'answer', answer: 'agency-return' },
      delay: days(10),
      requires: ['agency'],
      reason: 'hand-over to Kronofogden',
    },
  ],
};

export const withAgency = rulebookOf(parsePolicy(withAgencyFile));
