import { Money, type Currency } from '../kernel/money';
import { rolesInWords, type Role } from './roles';

/** What binds whoever prepares or signs a reconciliation, beside the permission to do so at all. */
export interface SigningRules {
  /** Which roles act for a party that recipes name, such as `head of accounting`. A party left out: every permitted role. */
  readonly parties: Readonly<Record<string, readonly Role[]>>;
  /** Up to which amount left a role signs, with two decimals. A role left out: any amount. */
  readonly limits: Readonly<Partial<Record<Role, string>>>;
  /** From which amount left a run is material (S002-93); nothing where the creditor has stated none. */
  readonly materiality?: string;
  /** The currency of the limits and of materiality. */
  readonly currency: Currency;
}

export interface ToSign {
  /** What is done: `signed`, `prepared`. */
  readonly done: string;
  /** What it is done to, as a sentence names it. */
  readonly what: string;
  /** For whom the recipe has it done. */
  readonly party: string;
  /** The roles by which the person has the permission. */
  readonly roles: readonly Role[];
  /** What whoever signs answers for; nothing where amounts do not count. */
  readonly amount?: Money;
}

export interface MayNotSign {
  readonly refused: 'not-authorised' | 'over-limit';
  readonly message: string;
}

/** By which of their roles somebody may; undefined where anybody may. */
export function roleToSign(rules: SigningRules, asked: ToSign): { readonly role?: Role } | MayNotSign {
  const { done, what, party, roles, amount } = asked;
  const acting = rules.parties[party];
  const forParty = acting ? roles.filter((role) => acting.includes(role)) : roles;
  if (acting && forParty.length === 0) {
    return {
      refused: 'not-authorised',
      message: `${what} is ${done} for ${party}: by ${rolesInWords(acting)}. You are ${signedInAs(roles)}.`,
    };
  }
  const within = amount ? forParty.filter((role) => isWithin(rules, role, amount)) : forParty;
  if (amount && forParty.length > 0 && within.length === 0) {
    const limits = forParty.map((role) => `${rolesInWords([role])} signs up to ${rules.limits[role] ?? ''}`);
    return {
      refused: 'over-limit',
      message: `${what} leaves ${amount.toString()} ${amount.currency} to answer for, and ${limits.join(', ')} ${rules.currency}. Somebody with a higher limit must sign it (fordring authority show).`,
    };
  }
  const [role] = within;
  return role === undefined ? {} : { role };
}

/** Limits say nothing of another currency: there a role that has a limit signs what is left of nothing only. */
function isWithin({ limits, currency }: SigningRules, role: Role, amount: Money): boolean {
  const limit = limits[role];
  if (limit === undefined || amount.isZero()) return true;
  return amount.currency === currency && !amount.isOver(Money.of(limit, currency));
}

function signedInAs(roles: readonly Role[]): string {
  return roles.length === 0 ? 'signed in without a role' : `signed in as ${rolesInWords(roles)}`;
}

export function mayNotSign(answer: { readonly role?: Role } | MayNotSign): answer is MayNotSign {
  return 'refused' in answer;
}
