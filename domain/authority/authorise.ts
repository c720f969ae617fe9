import { actsFor, isService, type Actor } from './actor';
import type { AuthorityAct } from './authority-act';
import { matrixName, type AuthorityLine, type AuthorityMatrix } from './authority-matrix';
import { covers, lineInWords } from './covers';
import { rolesInWords, type Role } from './roles';

/** An act, or the taking back of one, for which the authority of the act itself is needed too. */
export type Asked = AuthorityAct | { readonly reverses: AuthorityAct; readonly backDated: boolean };

export interface Allowed {
  /** Alone and at once, or to be approved by somebody else. */
  readonly allowed: 'decide' | 'propose';
  /** By which of their roles. */
  readonly role: Role;
  /** Each must be met by the same approver. Empty when nothing is needed. */
  readonly needs: readonly { readonly approvalBy: readonly Role[] }[];
  /** By which lines of the matrix: one, and for a reversal that of the reversed act and its own. */
  readonly lines: readonly AuthorityLine[];
}

export interface Unauthorised {
  readonly refused: 'other-creditor' | 'read-only' | 'no-line' | 'not-authorised' | 'own-proposal';
  /** Which authority is missing, and who has it. */
  readonly missing: string;
  readonly holders: readonly Role[];
}

export function isUnauthorised(answer: Allowed | Unauthorised): answer is Unauthorised {
  return 'refused' in answer;
}

/** Whether somebody may decide or propose this under the matrix that holds on the day of the decision. */
export function authorise(matrix: AuthorityMatrix, asked: Asked, actor: Actor): Allowed | Unauthorised {
  const lines = linesOf(matrix, asked, actor);
  if ('refused' in lines) return lines;
  const needs: { readonly approvalBy: readonly Role[] }[] = [];
  let role: Role | undefined;
  for (const line of lines) {
    const decider = heldOf(actor, line.decide);
    const proposer = heldOf(actor, line.propose);
    if (!decider && !proposer) {
      return notAuthorised(matrix, line, actor, [...new Set([...line.decide, ...line.propose])], 'decided or proposed');
    }
    if (!decider) needs.push({ approvalBy: approversOf(line) });
    role ??= decider ?? proposer;
  }
  if (!role) return noLine(matrix, describe(asked));
  return { allowed: needs.length > 0 ? 'propose' : 'decide', role, needs, lines };
}

/** Whether somebody may turn another person's proposal into a decision, or turn it down. */
export function authoriseApproval(
  matrix: AuthorityMatrix,
  asked: Asked,
  proposedBy: string,
  actor: Actor,
): Allowed | Unauthorised {
  const lines = linesOf(matrix, asked, actor);
  if ('refused' in lines) return lines;
  let role: Role | undefined;
  for (const line of lines) {
    const approver = heldOf(actor, approversOf(line));
    if (!approver) return notAuthorised(matrix, line, actor, approversOf(line), 'approved');
    if (actor.subject === proposedBy) return ownProposal(matrix, line);
    role ??= approver;
  }
  return role ? { allowed: 'decide', role, needs: [], lines } : noLine(matrix, describe(asked));
}

/** Who turns a proposal by this line into a decision. */
export function approversOf(line: AuthorityLine): readonly Role[] {
  return line.approve ?? line.decide;
}

function heldOf(actor: Actor, roles: readonly Role[]): Role | undefined {
  return roles.find((role) => actor.roles.includes(role));
}

/** The lines that an act is measured by: its own, and for a reversal the reversed act's and then its own. */
function linesOf(matrix: AuthorityMatrix, asked: Asked, actor: Actor): readonly AuthorityLine[] | Unauthorised {
  const act = 'reverses' in asked ? asked.reverses : asked;
  if (!actsFor(actor, act.creditorId)) {
    const missing = `You have no authority for creditor ${act.creditorId}; your sign-in is for other creditors.`;
    return { refused: 'other-creditor', missing, holders: [] };
  }
  const own = matrix.lines.find((line) => covers(line, act));
  if (!own) return noLine(matrix, describe(act));
  if (isService(actor)) return noPerson();
  if (!('reverses' in asked)) return [own];
  const reversal = matrix.lines.find(
    ({ kind, backDated }) => kind === 'reversal' && (backDated === undefined || backDated === asked.backDated),
  );
  return reversal ? [own, reversal] : noLine(matrix, describe(asked));
}

/** Whatever a line of the matrix says: four eyes are people's. */
function noPerson(): Unauthorised {
  const missing = 'You are signed in as a system (back-office), and only people decide. A person must decide this.';
  return { refused: 'not-authorised', missing, holders: [] };
}

function noLine(matrix: AuthorityMatrix, what: string): Unauthorised {
  const missing =
    `Nobody has been authorised for ${what} by ${matrixName(matrix)} (${matrix.delegatedBy}). ` +
    'Who delegates authority must add a line before it can be decided.';
  return { refused: 'no-line', missing, holders: [] };
}

function ownProposal(matrix: AuthorityMatrix, line: AuthorityLine): Unauthorised {
  const holders = approversOf(line);
  const what = capital(lineInWords(line, matrix.currency));
  const missing = `${what} needs two persons, and you proposed it yourself. Another person must approve it: ${rolesInWords(holders)}.`;
  return { refused: 'own-proposal', missing, holders };
}

function notAuthorised(
  matrix: AuthorityMatrix,
  line: AuthorityLine,
  actor: Actor,
  holders: readonly Role[],
  done: string,
): Unauthorised {
  const acting = actor.roles.filter((role) => role !== 'auditor');
  const yours =
    acting.length > 0 ? `you are ${rolesInWords(acting).replace(/ or ([^,]*)$/, ' and $1')}` : 'you may only read';
  const what = lineInWords(line, matrix.currency);
  const missing =
    holders.length === 0
      ? `Nobody may decide this (${what}): ${line.reason} (line ${line.id} of ${matrixName(matrix)}).`
      : `${capital(what)} is ${done} by ${rolesInWords(holders)} (line ${line.id} of ${matrixName(matrix)}); ${yours}.`;
  return { refused: acting.length > 0 ? 'not-authorised' : 'read-only', missing, holders };
}

/** `a deferral of 2016-02-01 to 2016-06-01, back-dated`. */
function describe(asked: Asked): string {
  if ('reverses' in asked) return `the reversal of ${describe(asked.reverses)}`;
  const { kind, variety, amount, span, backDated, reach } = asked;
  return [
    `${/^[aeiou]/.test(kind) ? 'an' : 'a'} ${kind.replaceAll('-', ' ')}`,
    ...(variety === undefined ? [] : [`(${variety})`]),
    ...(reach === 'claims' ? [] : [`of a whole ${reach.replaceAll('-', ' ')}`]),
    ...(amount ? [`of ${amount.toString()} ${amount.currency}`] : []),
    ...(span ? [`from ${span.from} to ${span.to}`] : []),
    ...(backDated ? ['back-dated'] : []),
  ].join(' ');
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
