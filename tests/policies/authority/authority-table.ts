import type { Actor } from '../../../domain/authority/actor';
import { authorise, authoriseApproval, isUnauthorised, type Asked } from '../../../domain/authority/authorise';
import type { AuthorityAct, Reach } from '../../../domain/authority/authority-act';
import type { AuthorityMatrix } from '../../../domain/authority/authority-matrix';
import { ROLES, type Role } from '../../../domain/authority/roles';
import { civilDate } from '../../../domain/kernel/civil-date';
import { Money, type Currency } from '../../../domain/kernel/money';
import { LETTER_OF } from '../../support/letters-of-roles';

/** What is decided, by whom alone, by whom it is proposed, and by whom else it is then approved. */
export type Row = readonly [words: string, asked: Asked, decide: string, propose: string, approve: string];

export interface ActWords {
  readonly amount?: string;
  /** Counted from 15 January 2016. */
  readonly until?: string;
  readonly backDated?: true;
  readonly variety?: string;
  readonly reach?: Reach;
}

export const actIn =
  (currency: Currency) =>
  (kind: AuthorityAct['kind'], words: ActWords = {}): AuthorityAct => ({
    kind,
    creditorId: 'town',
    reach: words.reach ?? 'claims',
    backDated: words.backDated ?? false,
    ...(words.variety !== undefined && { variety: words.variety }),
    ...(words.amount !== undefined && { amount: Money.of(words.amount, currency) }),
    ...(words.until !== undefined && { span: { from: civilDate('2016-01-15'), to: civilDate(words.until) } }),
  });

export function actorWith(subject: string, ...roles: readonly Role[]): Actor {
  return { subject, roles, creditorIds: ['town'], source: 'oidc' };
}

/** What the matrix answers, in the table's own letters; who has no role at all comes last, as `-`. */
export function answersOf(matrix: AuthorityMatrix, asked: Asked): readonly [string, string, string, string] {
  const people = [
    ...ROLES.map((role) => [LETTER_OF[role], actorWith('anna', role)] as const),
    ['-', actorWith('anna')] as const,
  ];
  const who = (may: (actor: Actor) => boolean): string =>
    people.flatMap(([letter, actor]) => (may(actor) ? [letter] : [])).join('');
  const allowedTo = (what: 'decide' | 'propose') => (actor: Actor) => {
    const answer = authorise(matrix, asked, actor);
    return !isUnauthorised(answer) && answer.allowed === what;
  };
  const approves = (proposedBy: string) => (actor: Actor) =>
    !isUnauthorised(authoriseApproval(matrix, asked, proposedBy, actor));
  return [who(allowedTo('decide')), who(allowedTo('propose')), who(approves('bo')), who(approves('anna'))];
}
