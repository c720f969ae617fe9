import type { Pool } from 'pg';
import { type z } from 'zod';
import { causedBy, correlationOf, newCorrelation } from '../../store/cause';
import { actsFor } from '../../domain/authority/actor';
import { creditorOf } from '../../domain/claim/claim-id';
import type { Permission } from '../../domain/authority/permissions';
import { InputRefused } from '../../domain/kernel/input-refused';
import { deliverFacts } from '../claims/deliver-facts';
import { Rulebooks } from '../claims/rulebooks';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { plainRefusal } from '../../domain/kernel/plain-refusal';
import { comesToDay, refuseFarDay } from '../creditors/business-day';
import { CreditorUnknown } from '../creditors/creditor-chart';
import { readCreditor, readCreditors, todayOf, type Clock, type KeptCreditor } from '../creditors/creditor';
import { tellCloses } from '../close/tell-closes';
import { tellCalendars } from '../reconciliation/calendar-of-runs';
import { tellRuns } from '../reconciliation/tell-runs';
import type { Act, Desk, Listener, Watch } from './act';
import type { Caller } from './caller';
import { controlCharactersIn } from './control-characters';
import type { Engine } from './engine';
import { databaseRightMissing } from './database-right-missing';
import { demandPermission } from './permission';
import { namedIn, writeReceipt } from './receipts';
import { valueNotStorable } from './value-not-storable';

/** Does the work inside a span of its own, and says which (W3C Trace Context). */
export type Traced = <Answer>(act: string, work: (traceparent?: string) => Promise<Answer>) => Promise<Answer>;

/** What the counter is built from. `compose/` builds it from a configuration, a test from whatever it has. */
export interface CounterParts {
  readonly pool: Pool;
  /** Tells workflows at once. Without one the workers' relay tells them. */
  readonly engine?: Engine;
  /** The engine is asked and confirms decisions; what is booked is told by the workers' relay alone. */
  readonly relayTells?: boolean;
  /** By which a creditor's today is known; the machine's own when absent. */
  readonly clock?: Clock;
  /** How long a caller waits for claims' workflows to confirm a decision; 10 seconds when absent. */
  readonly confirmWithinMilliseconds?: number;
  /** Hears that an answer is of a creditor's own business day, since the caller stated none: it lives in virtual time. */
  readonly onVirtualDay?: (creditor: KeptCreditor, today: CivilDate) => void;
  /** Hears that an act has taken a creditor that lives in virtual time to a later day, for good. */
  readonly onDayMoved?: (creditor: KeptCreditor, day: CivilDate) => void;
  /** Keeps a trace of each act; none when absent. */
  readonly traced?: Traced;
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

  /** Throws `PermissionMissing`, `InputRefused`, `ValueNotStorable`, `DatabaseRightMissing`, and what the act says. */
  async call<Input, Answer>(
    { act, name }: { readonly act: Act<Input, Answer>; readonly name: string },
    caller: Caller,
    input: Input,
    watch: Watch = {},
  ): Promise<Answer> {
    refuseControlCharacters(name, { creditor: caller.creditorId, key: caller.key, input });
    const acted = new Map<string, KeptCreditor>();
    const desk = await this.deskFor(act, caller, { watch, acted });
    const asked = readInput(name, act.input, input);
    if (act.disclosing) await this.noteReading(name, desk, asked);
    const answer = await storable(() => this.caused(name, caller, () => act.handle(desk, asked)));
    if (act.permission !== 'read') await this.comeToStatedDay(caller, acted);
    for (const listener of act.tells ?? []) await this.tell(listener, watch);
    return answer;
  }

  /** Whatever the act writes can be followed: by a name that the caller's key tells, and by the trace that is kept. */
  private caused<Answer>(
    act: string,
    { creditorId = '', key }: Caller,
    handle: () => Promise<Answer>,
  ): Promise<Answer> {
    const correlationId = key === undefined ? newCorrelation() : correlationOf(act, creditorId, key);
    const traced = this.parts.traced ?? ((_act, work) => work());
    return traced(act, (traceparent) =>
      causedBy({ correlationId, ...(traceparent !== undefined && { traceparent }) }, handle),
    );
  }

  /** Who read about a debtor is kept before anything is told. */
  private async noteReading(act: string, { caller, role }: Desk, asked: unknown): Promise<void> {
    const { by, creditorId = onlyCreditorOf(by) } = caller;
    const about = namedIn(asked);
    await writeReceipt(this.parts.pool, {
      ...{ act, by, role },
      ...(creditorId !== undefined && { creditorId }),
      ...(about !== undefined && { about }),
    });
  }

  private async deskFor(
    { permission }: { readonly permission: Permission },
    caller: Caller,
    { watch, acted }: { readonly watch: Watch; readonly acted: Map<string, KeptCreditor> },
  ): Promise<Desk> {
    const { pool, engine, clock = Date.now, confirmWithinMilliseconds = CONFIRM_MILLISECONDS } = this.parts;
    const { by: actor, creditorId } = caller;
    const dayOf = (creditor: KeptCreditor) => caller.today ?? todayOf(creditor, clock);
    const today = (creditor: KeptCreditor) => {
      acted.set(creditor.creditorId, creditor);
      const day = dayOf(creditor);
      if (permission !== 'read') refuseFarDay(creditor, day);
      if (caller.today === undefined && creditor.virtualToday !== undefined) this.parts.onVirtualDay?.(creditor, day);
      return day;
    };
    const known = creditorId === undefined ? undefined : await creditorIfKnown(pool, creditorId);
    const asked = { permission, actor, ...(creditorId !== undefined && { creditorId }) };
    const { role } = await demandPermission(pool, asked, known && dayOf(known));
    return {
      ...{ pool, clock, caller, actor, watch, today, confirmWithinMilliseconds },
      ...(engine && { engine }),
      ...(role && { role }),
      rulebooks: () => this.loadedRulebooks(),
      maySee: (claimId) =>
        actsFor(actor, creditorOf(claimId)) && (creditorId === undefined || creditorId === creditorOf(claimId)),
      demand: async (other, of = actor, toDo) => {
        const more = { ...asked, permission: other, actor: of, ...(toDo !== undefined && { toDo }) };
        return (await demandPermission(pool, more, known && today(known))).role;
      },
      creditor: async (id = creditorId) => {
        if (id === undefined) throw new CreditorUnknown('(none named)');
        if (known && id === creditorId) return known;
        const creditor = await readCreditor(pool, id);
        await demandPermission(pool, { permission, actor, creditorId: id }, dayOf(creditor));
        return creditor;
      },
      creditors: async () => {
        if (creditorId !== undefined) return [known ?? (await readCreditor(pool, creditorId))];
        const own = (await readCreditors(pool)).filter((creditor) => actsFor(actor, creditor.creditorId));
        for (const creditor of own) {
          await demandPermission(pool, { permission, actor, creditorId: creditor.creditorId }, dayOf(creditor));
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

  /** An act on a stated day brings a creditor that lives in virtual time to that day; a question does not. */
  private async comeToStatedDay({ today }: Caller, acted: ReadonlyMap<string, KeptCreditor>): Promise<void> {
    if (today === undefined) return;
    for (const creditor of acted.values()) {
      await comesToDay(this.parts.pool, creditor.creditorId, today);
      const { virtualToday } = creditor;
      if (virtualToday !== undefined && virtualToday < today) this.parts.onDayMoved?.(creditor, today);
    }
  }

  /** What is done is done in the ledger: a workflow that cannot be told now is told by the relay. */
  private async tell(listener: Listener, watch: Watch): Promise<void> {
    const { pool, engine, onUntold, relayTells } = this.parts;
    if (!engine || relayTells) return;
    const told: Readonly<Record<Listener, () => Promise<number>>> = {
      claims: () => deliverFacts(pool, engine.claims),
      runs: () => tellRuns(pool, engine.runs),
      calendars: () => tellCalendars(pool, engine.runs),
      closes: async () => (engine.closes ? tellCloses(pool, engine.closes) : 0),
    };
    try {
      let all = 0;
      for (let batch = await told[listener](); batch > 0; batch = await told[listener]()) watch.told?.((all += batch));
    } catch (problem) {
      onUntold?.(listener, problem);
    }
  }
}

const CONFIRM_MILLISECONDS = 10_000;

/** A caller who acts for one creditor means that one. */
function onlyCreditorOf({ creditorIds }: Caller['by']): string | undefined {
  return creditorIds !== 'all' && creditorIds.length === 1 ? creditorIds[0] : undefined;
}

async function creditorIfKnown(pool: Pool, creditorId: string): Promise<KeptCreditor | undefined> {
  return readCreditor(pool, creditorId).catch((problem: unknown) => {
    if (problem instanceof CreditorUnknown) return undefined;
    throw problem;
  });
}

/** Throws `InputRefused`, naming each field. */
function refuseControlCharacters(act: string, { input, ...said }: Readonly<Record<string, unknown>>): void {
  const problems = [...controlCharactersIn(said), ...controlCharactersIn(input)];
  if (problems.length > 0) throw new InputRefused(refusalOf(act), problems);
}

function refusalOf(act: string): string {
  return `${act} was given what it cannot take; nothing was done.`;
}

/** What PostgreSQL cannot store, or does not permit, is told in a sentence that names no value. */
async function storable<Answer>(handle: () => Promise<Answer>): Promise<Answer> {
  try {
    return await handle();
  } catch (problem) {
    throw valueNotStorable(problem) ?? databaseRightMissing(problem) ?? problem;
  }
}

const MOST_PROBLEMS = 100;

/** Throws `InputRefused`, naming each field. */
function readInput<Input>(act: string, schema: z.ZodType<Input>, input: unknown): Input {
  const parsed = schema.safeParse(input, { error: plainRefusal });
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.slice(0, MOST_PROBLEMS);
  throw new InputRefused(
    refusalOf(act),
    problems.map(({ path, message }) => ({ field: path.map(String).join('.') || 'input', message })),
  );
}
