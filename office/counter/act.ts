import type { Pool } from 'pg';
import type { z } from 'zod';
import type { Actor } from '../../domain/authority/actor';
import type { Permission } from '../../domain/authority/permissions';
import type { Role } from '../../domain/authority/roles';
import type { CivilDate } from '../../domain/kernel/civil-date';
import type { UndecidableClaim } from '../claims/claims-known-on';
import type { Rulebooks } from '../claims/rulebooks';
import type { Clock, KeptCreditor } from '../creditors/creditor';
import type { Caller } from './caller';
import type { Engine } from './engine';

/** Whom an act tells once its transaction is committed. What cannot be told now, the workers' relay tells. */
export type Listener = 'claims' | 'runs' | 'calendars' | 'closes';

/** How long work is watched and called off by whoever waits for it. */
export interface Watch {
  readonly progress?: (done: number, of: number) => void;
  /** How many workflows have been told so far of what was done. */
  readonly told?: (workflows: number) => void;
  readonly cancelled?: AbortSignal;
  /** Hears of claims on which nothing can be decided, which the answer leaves out. */
  readonly undecidable?: (claims: readonly UndecidableClaim[]) => void;
}

/** What a handler works with: the books, the rules, and who asks. */
export interface Desk {
  readonly pool: Pool;
  /** The rules by which claims are judged: read when an act asks for the first time. */
  readonly rulebooks: () => Promise<Rulebooks>;
  /** The engine's side, where the door has one. */
  readonly engine?: Engine;
  readonly clock: Clock;
  readonly caller: Caller;
  readonly actor: Actor;
  /** By which role the caller is permitted; absent where anybody is. */
  readonly role?: Role;
  readonly watch: Watch;
  /** How long the caller waits for claims' workflows to confirm a decision. */
  readonly confirmWithinMilliseconds: number;
  /** Throws `PermissionMissing` where the caller may not do this for that creditor, and `CreditorUnknown`. */
  creditor(creditorId?: string): Promise<KeptCreditor>;
  /**
   * For an act that needs a second permission of the caller's creditor, by the caller or by another person who is there
   * too; says by which role. `toDo` says what for, where the permission’s own words would mislead. Throws `PermissionMissing`.
   */
  readonly demand: (permission: Permission, of?: Actor, toDo?: string) => Promise<Role | undefined>;
  /** Whether the caller may see a claim: of a creditor that they act for, and of the creditor that they name. */
  readonly maySee: (claimId: string) => boolean;
  /** The caller's creditor, or every creditor that the caller acts for and has the permission of; by id. */
  creditors(): Promise<readonly KeptCreditor[]>;
  /** The caller's stated day, or the creditor's own today. */
  today(creditor: KeptCreditor): CivilDate;
}

/**
 * What a door offers, declared once. The command line, the client library and the reference pages derive from it. A
 * question is an act too: it changes nothing and needs the permission to read.
 */
export interface Act<Input, Answer> {
  /** As the reference lists it, and as a refusal names it. */
  readonly summary: string;
  readonly permission: Permission;
  readonly input: z.ZodType<Input>;
  readonly tells?: readonly Listener[];
  /** It tells of a debtor, by name or by what somebody wrote: who asked is kept (`fordring.receipt`). */
  readonly disclosing?: true;
  /** The faults that it can answer with, by name, besides those of every act: `InputRefused`, `PermissionMissing`. */
  readonly faults?: readonly string[];
  readonly handle: (desk: Desk, input: Input) => Promise<Answer>;
}

/** Declares an act. It adds nothing but the types. */
export function act<Input, Answer>(declared: Act<Input, Answer>): Act<Input, Answer> {
  return declared;
}
