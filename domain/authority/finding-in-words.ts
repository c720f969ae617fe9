import type { AuthorisationFinding } from './authorisation-review';

/** What a row of a review says, in English and without the person's name. */
export function findingInWords({
  finding,
  role = 'no role',
  other = '',
  administrationId,
  uses,
  firstOn,
  lastOn,
}: AuthorisationFinding): string {
  const when = firstOn === undefined || firstOn === lastOn ? (firstOn ?? '') : `${firstOn} to ${lastOn ?? ''}`;
  const used = `${uses === 1 ? 'once' : `${uses} times`}${when === '' ? '' : `, ${when}`}`;
  switch (finding) {
    case 'not-listed':
      return `acted as ${role}, ${used}, and the list has no such row`;
    case 'unused':
      return `has ${role} by the list${administrationId === undefined ? '' : ` for ${administrationId}`}, and did not use it`;
    case 'outside-dates':
      return `acted as ${role}, ${used}, on days on which the list does not give the role`;
    case 'outside-scope':
      return `acted as ${role}, ${used}, for ${administrationId ?? 'the whole creditor'}, which the list does not give`;
    case 'conflict':
      return `has both ${role} and ${other}, which conflict`;
    case 'two-names':
      return `seems to be the same person as ${other}`;
    case 'contact-not-listed':
      return `answers for ${administrationId ?? ''}, and the list gives no client contact`;
    case 'deputy-not-listed':
      return `is a deputy of ${administrationId ?? ''}, and the list gives no client contact`;
    case 'local-operator':
      return `acted as ${role}, ${used}, signed by the data folder’s own key`;
  }
}
