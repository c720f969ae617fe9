import type { Policy } from '../../../domain/policy/policy';
import { readYamlDocument } from '../../../formats/yaml/yaml-document';
import { parsePolicy } from '../../../policies/parse-policy';
import { fillIn } from '../../../policies/writing/fill-in';

/*
 * What Karlshamn tells in public of unpaid invoices, in our own words: a reminder after about a week, a demand after about
 * three weeks; for childcare a warning after about five weeks and, some thirty days later, a notice that the place ends.
 * The page gives no day for Kronofogden; thirty days after the demand are our choice.
 */
export const KARLSHAMN = `id: se-karlshamn
title: Karlshamn, unpaid invoices
country: SE
validFrom: 2016-01-01
sources: Karlshamns kommun, vad händer om en faktura inte betalas i tid
groups:
  - { code: childcare, name: Childcare }
  - { code: other, name: Other invoices }
steps:
  - step: reminder
    delay: { weeks: 1 }
  - step: demand
    anchor: { from: due-date }
    requires: reminder
    delay: { weeks: 3 }
    fee: 180
    chargesInterest: true
  - step: place-warning
    kind: sanction-notice
    anchor: { from: due-date }
    requires: demand
    delay: { weeks: 5 }
    groups: { only: childcare }
  - step: end-of-place-notice
    kind: sanction-notice
    anchor: { from: step, step: place-warning }
    delay: { days: 30 }
    groups: { only: childcare }
  - step: referral
    anchor: { from: step, step: demand }
    delay: { days: 30 }
`;

export function karlshamn(): Policy {
  return parsePolicy(fillIn(readYamlDocument(Buffer.from(KARLSHAMN), 'karlshamn.yaml').data).data);
}
