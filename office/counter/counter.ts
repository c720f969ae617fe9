import type { Pool } from 'pg';
import { type z } from 'zod';
import { actsFor } from '../../domain/authority/actor';
import { creditorOf } from '../../domain/claim/claim-id';
import type { Permission } from '../../domain/authority/permissions';
import { InputRefused } from '../../domain/kernel/input-refused';
import { deliverFacts } from '../claims/deliver-facts';
import { Rulebooks } from '../claims/rulebooks';
import { CreditorUnknown } from '../creditors/creditor-chart';
import { readCreditor, readCreditors, todayOf, type Clock, type KeptCreditor } from '../creditors/creditor';
import { tellCalendars } from '../reconciliation/calendar-of-runs';
import { tellRuns } from '../reconciliation/tell-runs';
import type { Act, Desk, Listener, Watch } from './act';
import type { Caller } from './caller';
import type { Engine } from './engine';
import { demandPermission } from './permission';

/** What the counter is built from. `compose/` builds it from a configuration, a test from whatever it has. */
export interface CounterParts {
  readonly pool: Pool;
  /** Tells workflows at once. Without one the workers' relay tells them. */
  readonly engine?: Engine;
  /** By which a creditor's today is known; the machine's own when absent. */
  readonly clock?: Clock;
  /** How long a caller waits for claims' workflows to confirm a decision; 10 seconds when absent. */
  readonly confirmWithinMilliseconds?: number;
  /** Hears that a listener could not be told at once. What was done stands, and the relay tells it. */
  readonly onUntold?: (listener: Listener, problem: unknown) => void;
}

/** Where every door is answered: permission first, then the input, then the act, then whoever is to be told. */
export class Counter {
  readonly parts: CounterParts;
  private rulebooks: Promise<Rulebooks> | undefined;

  constructor(parts: CounterParts) {
    this.parts = parts;
  }

  /** Throws `PermissionMissing`, `InputRefused`, and what the act says. */
  async call<Input, Answer>(
    { act, name }: { readonly act: Act<Input, Answer>; readonly name: string },
    caller: Caller,
    input: Input,
    watch: Watch = {},
  ): Promise<Answer> {
    const desk = await this.deskFor(act, caller, watch);
    const answer = await act.handle(desk, readInput(name, act.input, input));
    for (const listener of act.tells ?? []) await this.tell(listener);
    return answer;
  }

  private async deskFor(
    { permission }: { readonly permission: Permission },
    caller: Caller,
    watch: Watch,
  ): Promise<Desk> {
    const { pool, engine, clock = Date.now, confirmWithinMilliseconds = CONFIRM_MILLISECONDS } = this.parts;
    const { by: actor, creditorId } = caller;
    const today = (creditor: KeptCreditor) => caller.today ?? todayOf(creditor, clock);
    const known = creditorId === undefined ? undefined : await creditorIfKnown(pool, creditorId);
    const asked = { permission, actor, ...(creditorId !== undefined && { creditorId }) };
    const { role } = await demandPermission(pool, asked, known && today(known));
    return {
      ...{ pool, clock, caller, actor, watch, today, confirmWithinMilliseconds },
      ...(engine && { engine }),
      ...(role && { role }),
      rulebooks: await this.loadedRulebooks(),
      maySee: (claimId) =>
        actsFor(actor, creditorOf(claimId)) && (creditorId === undefined || creditorId === creditorOf(claimId)),
      creditor: async (id = creditorId) => {
        if (id === undefined) throw new CreditorUnknown('(none named)');
        if (known && id === creditorId) return known;
        const creditor = await readCreditor(pool, id);
        await demandPermission(pool, { permission, actor, creditorId: id }, today(creditor));
        return creditor;
      },
      creditors: async () => {
        if (creditorId !== undefined) return [known ?? (await readCreditor(pool, creditorId))];
        const own = (await readCreditors(pool)).filter((creditor) => actsFor(actor, creditor.creditorId));
        for (const creditor of own) {
          await demandPermission(pool, { permission, actor, creditorId: creditor.creditorId }, today(creditor));
        }
        return own;
      },
    };
  }

  private loadedRulebooks(): Promise<Rulebooks> {
    this.rulebooks ??= Rulebooks.load(this.parts.pool).catch((problem: unknown) => {
      this.rulebooks = undefined;
      throw problem;
    });
    return this.rulebooks;
  }

  /** What is done is done in the ledger: a workflow that cannot be told now is told by the relay. */
  private async tell(listener: Listener): Promise<void> {
    const { pool, engine, onUntold } = this.parts;
    if (!engine) return;
    const told: Readonly<Record<Listener, () => Promise<number>>> = {
      claims: () => deliverFacts(pool, engine.claims),
      runs: () => tellRuns(pool, engine.runs),
      calendars: () => tellCalendars(pool, engine.runs),
    };
    try {
      while ((await told[listener]()) > 0);
    } catch (problem) {
      onUntold?.(listener, problem);
    }
  }
}

const CONFIRM_MILLISECONDS = 10_000;

async function creditorIfKnown(pool: Pool, creditorId: string): Promise<KeptCreditor | undefined> {
  return readCreditor(pool, creditorId).catch((problem: unknown) => {
    if (problem instanceof CreditorUnknown) return undefined;
    throw problem;
  });
}

const MOST_PROBLEMS = 100;

/** Throws `InputRefused`, naming each field. */
function readInput<Input>(act: string, schema: z.ZodType<Input>, input: unknown): Input {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.slice(0, MOST_PROBLEMS);
  throw new InputRefused(
    `${act} was given what it cannot take; nothing was done.`,
    problems.map(({ path, message }) => ({ field: path.map(String).join('.') || 'input', message })),
  );
}
