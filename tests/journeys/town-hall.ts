import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { readDecision } from '../../office/decisions/decision-rows';
import type { DecisionAnswer, DecisionFile, DecisionRequest } from '../../office/decisions/decision-record';
import { proposeDecision } from '../../office/decisions/propose-decision';
import { reverseDecision } from '../../office/decisions/reverse-decision';
import { approveDecision } from '../../office/decisions/settle-proposal';
import { checkLedger } from '../../office/controls/check-ledger';
import { importPayments } from '../../office/payments/import-payments';
import { readClaim } from '../../office/claims/read-claim';
import { registerPolicy } from '../../office/creditors/register-creditor';
import { layDownLetterhead } from '../../office/creditors/lay-down-first';
import { deliverLetters } from '../../office/letters/deliver-letters';
import { CaseEngine } from '../../engine/case-engine';
import type { Actor } from '../../domain/authority/actor';
import type { Role } from '../../domain/authority/roles';
import { civilDate } from '../../domain/kernel/civil-date';
import type { LetterContent } from '../../domain/letters/letter';
import { Money } from '../../domain/kernel/money';
import type { Policy } from '../../domain/policy/policy';
import { rulebookOf } from '../../policies/rulebook';
import { seBotkyrka } from '../../policies/rulebooks/se-botkyrka';
import { SJOVIK } from '../../sample/sjovik-creditor';
import type { LivingClaim } from '../support/living-claim';
import { NILS, type InvoiceWords, type Town } from '../support/town';
import { useTown } from '../support/use-town';
import { noonOf } from '../office/decisions/decision-world';

/** Who works there, each with what their token says of them. */
const STAFF = {
  hanna: 'case-handler',
  sven: 'supervisor',
  maj: 'manager',
  lars: 'lawyer',
  kim: 'controller',
  dag: 'committee-delegate',
} as const satisfies Readonly<Record<string, Role>>;
export type Person = keyof typeof STAFF;

/** Who decides; with two, the second approves what the first has put forward. */
export type Deciders = Person | readonly [first: Person, second: Person];

export type Words = Partial<Pick<DecisionRequest, 'backDated' | 'document' | 'subject'>> & { readonly on?: string };

/** What has come of a claim: in its letters, in the books, in its history, and in the record of decisions. */
export interface Story {
  readonly steps: readonly string[];
  /** `2016-02-08 reminder 1200.00, pay 1200.00 by 2016-02-18`. */
  readonly letters: readonly string[];
  /** What the claim's entries make on each account; credit is negative, and accounts that come to nothing are left out. */
  readonly accounts: Readonly<Record<string, string>>;
  readonly events: readonly string[];
  /** `hold: executed by hanna`. */
  readonly decisions: readonly string[];
}

/**
 * A town whose people decide as in production: by their own authority under the shipped matrix, recorded and carried out
 * in the ledger, taken up by the claim's workflow through its update. Every letter that is called for leaves that day.
 */
export class TownHall {
  readonly town: Town;
  readonly sent: LetterContent[] = [];
  private readonly engine: CaseEngine;
  private readonly policies: Policy[] = [seBotkyrka];
  private ids = 0;
  private debtors = 0;

  constructor(town: Town) {
    this.town = town;
    this.engine = new CaseEngine(town.client, town.taskQueue);
  }

  opens(): Promise<void> {
    return layDownLetterhead(this.town.pool, this.town.creditorId, SJOVIK);
  }

  /** To a debtor of its own: what is decided about a person is no other claim's matter. */
  invoice(words: InvoiceWords = {}): Promise<LivingClaim> {
    const debtor = { ...NILS, debtorId: `debtor-${(this.debtors += 1)}` };
    return this.town.invoice({ debtor, ...words });
  }

  /** Lives through the day, and the letters of the days before it leave. */
  async lives(claim: LivingClaim, day: string): Promise<void> {
    await claim.lives(day);
    await this.writesLetters();
  }

  /** Lives to the day's morning, where it is decided, carried out, and taken up by the workflow. */
  async decides(
    claim: LivingClaim,
    day: string,
    who: Deciders,
    kind: DecisionRequest['kind'],
    terms: unknown = {},
    words: Words = {},
  ): Promise<DecisionFile> {
    await claim.lives(day, 'morning');
    await this.writesLetters();
    const file = recorded(await this.books(claim, day, who, kind, terms, words));
    await this.confirms(claim, file);
    await this.writesLetters();
    return file;
  }

  /** The decision in the ledger alone: its workflow has not been told. */
  async books(
    claim: LivingClaim,
    day: string,
    who: Deciders,
    kind: DecisionRequest['kind'],
    terms: unknown = {},
    { on, ...others }: Words = {},
  ): Promise<DecisionAnswer> {
    const { pool, creditorId } = this.town;
    const [first, second] = typeof who === 'string' ? [who] : who;
    const today = civilDate(day);
    const request: DecisionRequest = {
      decisionId: this.nextId(),
      creditorId,
      kind,
      subject: { of: 'claims', claimIds: [claim.claimId] },
      terms,
      reasonCode: 'asked-for',
      reason: 'The debtor asked for it.',
      today,
      ...(on !== undefined && { on: civilDate(on) }),
      ...others,
    };
    const answer = await proposeDecision(pool, this.actor(first), request, this.rulebookFor, noonOf(day));
    if (second === undefined) return answer;
    expect(recorded(answer).state).toBe('waiting');
    return this.approves(second, day, request.decisionId);
  }

  approves(who: Person, day: string, decisionId: string): Promise<DecisionAnswer> {
    const act = { decisionId, today: civilDate(day) };
    return approveDecision(this.town.pool, this.actor(who), act, this.rulebookFor, noonOf(day));
  }

  async takesBack(claim: LivingClaim, day: string, who: Person, reverses: string): Promise<void> {
    await claim.lives(day, 'morning');
    await this.writesLetters();
    const reversal = { decisionId: this.nextId(), reverses, reasonCode: 'mistaken', reason: 'It was a mistake.' };
    const asked = { ...reversal, today: civilDate(day) };
    const answer = await reverseDecision(this.town.pool, this.actor(who), asked, this.rulebookFor, noonOf(day));
    await this.confirms(claim, recorded(answer));
    await this.writesLetters();
  }

  /** The claim's workflow takes it up by its update; the outbox tells it again. */
  async confirms(claim: LivingClaim, { decision, state }: DecisionFile): Promise<void> {
    expect(state).toBe('executed');
    const { decisionId } = decision;
    const lives = await claim.isRunning();
    const confirmed = await this.engine.confirm(claim.claimId, decisionId);
    // Of a settled claim the ledger alone keeps what is still decided.
    if (lives) expect(confirmed).toMatchObject({ decisionId });
    else expect(confirmed).toBe('later');
    await this.town.tellsTheEngine();
  }

  /** The bank tells of a payment whose reference nobody knows; it lies in suspense under the key that is answered. */
  async receivesUnmatched(day: string, amount: string): Promise<string> {
    const { pool, creditorId } = this.town;
    const key = `unmatched/${day}/${(this.ids += 1)}`;
    const movement = {
      ...{ key, kind: 'payment' as const, account: '9912346', receivedOn: civilDate(day), line: 1 },
      ...{ amount: Money.of(amount, 'SEK'), references: [], text: ['to the old bankgiro'], payerName: 'N. N.' },
    };
    await importPayments(pool, {
      creditorId,
      file: { format: 'bgmax', movements: [movement] },
      fileName: `${key}.txt`,
      sha256: createHash('sha256').update(key).digest(),
      today: civilDate(day),
      rulebookFor: this.rulebookFor,
    });
    return key;
  }

  async takesUpPolicy(policy: Policy): Promise<void> {
    await registerPolicy(this.town.pool, policy);
    this.policies.push(policy);
  }

  async writesLetters(): Promise<void> {
    await deliverLetters({
      pool: this.town.pool,
      letters: {
        deliver: (letter) => {
          this.sent.push(letter);
          return Promise.resolve({ deliveryId: letter.documentId, channel: 'print', deliveredOn: letter.sentOn });
        },
      },
      rulebookFor: this.rulebookFor,
      withholdWhenGroundIsGone: true,
    });
  }

  lettersOf({ claimId }: LivingClaim): LetterContent[] {
    return this.sent.filter(({ documentId }) => documentId.startsWith(`${claimId}/`));
  }

  async storyOf(claim: LivingClaim): Promise<Story> {
    await this.writesLetters();
    const file = await readClaim(this.town.pool, claim.claimId);
    if (!file) throw new Error(`${claim.claimId} is not in the ledger.`);
    return {
      steps: await claim.steps(),
      letters: this.lettersOf(claim).map(inWords),
      accounts: await this.accountsOf(claim),
      events: file.events.map(({ event }) => event.type),
      decisions: await this.decisionsAbout(claim),
    };
  }

  async accountsOf({ claimId }: LivingClaim): Promise<Record<string, string>> {
    const { rows } = await this.town.pool.query<{ account: string; sum: string }>(
      `SELECT account, sum(amount) FROM fordring.journal_entry JOIN fordring.posting USING (entry_id)
       WHERE claim_id = $1 GROUP BY account HAVING sum(amount) <> 0 ORDER BY account`,
      [claimId],
    );
    return Object.fromEntries(rows.map(({ account, sum }) => [account, sum]));
  }

  /** Nothing is left to wait for: its workflow ends by itself. */
  async ends(claim: LivingClaim): Promise<void> {
    const tooLate = new AbortController();
    const never = wait(10_000, undefined, { signal: tooLate.signal }).then(async () => {
      throw new Error(`The workflow of ${claim.claimId} goes on: ${await claim.details()}`);
    });
    const ended = claim.handle().result() as Promise<unknown>;
    expect(await Promise.race([ended, never])).toMatchObject({ outcome: 'settled' });
    tooLate.abort();
    await never.catch(() => undefined);
  }

  /** Money is conserved, and every decision as it was recorded. */
  async booksHold(): Promise<void> {
    const report = await checkLedger(this.town.pool);
    expect(report.checks.filter(({ holds }) => !holds)).toEqual([]);
  }

  readonly rulebookFor = (policyId: string, version: string) => {
    const policy = this.policies.find((known) => known.id === policyId && known.version === version);
    if (!policy) throw new Error(`The town hall knows no policy ${policyId} version ${version}.`);
    return rulebookOf(policy);
  };

  private async decisionsAbout({ claimId }: LivingClaim): Promise<string[]> {
    const { pool } = this.town;
    const { rows } = await pool.query<{ decision_id: string }>(
      'SELECT decision_id FROM fordring.decision_claim WHERE claim_id = $1 ORDER BY event_number',
      [claimId],
    );
    const files = await Promise.all(rows.map((row) => readDecision(pool, row.decision_id)));
    return files.flatMap((file) => {
      if (!file) return [];
      return `${file.decision.kind}: ${file.marks.map(({ mark, by }) => `${mark} by ${by}`).join(', ')}`;
    });
  }

  private actor(name: Person): Actor {
    return { subject: name, roles: [STAFF[name]], creditorIds: [this.town.creditorId], source: 'oidc' };
  }

  private nextId(): string {
    return `decision-${(this.ids += 1)}`;
  }
}

/** Call it at the top of a test file. After each test the books must hold. */
export function useTownHall(): () => TownHall {
  const town = useTown();
  let hall: TownHall | undefined;
  beforeAll(async () => {
    hall = new TownHall(town());
    await hall.opens();
  });
  const open = (): TownHall => {
    if (!hall) throw new Error('The town hall is there from beforeAll on; ask for it inside a test.');
    return hall;
  };
  afterEach(() => open().booksHold());
  return open;
}

export function recorded(answer: DecisionAnswer): DecisionFile {
  if (answer.outcome === 'recorded') return answer.file;
  throw new Error(`${answer.refusal.refused}: ${answer.refusal.message}`);
}

function inWords({ sentOn, kind, amounts, payment }: LetterContent): string {
  const asked = payment ? `pay ${payment.amount.toString()} by ${payment.lastDay}` : 'nothing to pay';
  return `${sentOn} ${kind} ${amounts.total.toString()}, ${asked}`;
}
