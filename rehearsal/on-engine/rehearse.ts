import { createHash } from 'node:crypto';
import type { Client } from '@temporalio/client';
import type { Pool } from 'pg';
import { changeBankGate } from '../../office/creditors/bank-gate';
import { recordBankReading } from '../../office/creditors/bank-reading';
import { withRetries } from '../../store/connection-loss';
import { executeCommand } from '../../office/claims/execute-command';
import { importPayments } from '../../office/payments/import-payments';
import { registerClaims } from '../../office/registration/register-claims';
import { registerCreditor, type Creditor } from '../../office/creditors/register-creditor';
import type { Debtor } from '../../office/creditors/register-debtors';
import type { CaseEnginePort } from '../../office/claims/deliver-facts';
import { inParallel } from '../../domain/kernel/in-parallel';
import { claimsAtGate } from '../../office/claims/claims-at-gate';
import { CaseEngine } from '../../engine/case-engine';
import { tellGateOpened } from '../../engine/tell-gate-opened';
import { civilDate, type CivilDate } from '../../domain/kernel/civil-date';
import type { Rulebook } from '../../domain/policy/rulebook';
import { indexCandidates, matchPayments } from '../../domain/payment/match-payments';
import { factDays, gateOpenings } from '../facts-by-claim';
import type { BankFile } from '../../formats/bank-file';
import { candidatesOf } from '../candidates-of';
import { refuseUnknownFacts, type Portfolio } from '../portfolio';
import { registrationsOf, type Registration } from '../../domain/claim/registrations';
import { claimIdOf } from '../../domain/claim/claim-id';
import { factKey } from '../../formats/facts/dated-fact';
import type { PortfolioState } from '../preview';
import { CaseClocks } from './case-clocks';
import { RehearsedEngine } from './rehearsed-engine';
import { readPortfolioState } from './read-portfolio-state';
import { tellEverything, type Telling } from './tell-everything';

export interface RehearsalParts {
  readonly pool: Pool;
  /** Over a connection with virtual time. */
  readonly client: Client;
  readonly taskQueue: string;
  readonly creditor: Creditor;
  readonly debtors: readonly Debtor[];
  readonly rulebook: Rulebook;
  readonly portfolio: Portfolio;
  readonly until: CivilDate;
  /** The bank files that came on a day; a portfolio without files has its movements booked day by day all the same. */
  readonly bankFilesOn?: (day: CivilDate) => DayFile[];
  readonly onProgress?: (done: number, of: number, day: CivilDate) => void;
  /** How a fact is booked; with retries when the database goes away, unless something else is said. */
  readonly booking?: Booking;
  /** Who tells the engine; the given teller itself, unless something else is said. */
  readonly telling?: (teller: CaseEnginePort) => CaseEnginePort;
  /** How long a day waits for its news to be told. */
  readonly patienceMilliseconds?: number;
  /** A day that was booked whole before an interruption: neither that day nor an earlier one is booked again. */
  readonly bookedThrough?: CivilDate;
}

/** Every act of a rehearsal may be done twice. */
export type Booking = <Booked>(act: () => Promise<Booked>) => Promise<Booked>;

export interface DayFile {
  readonly file: BankFile;
  readonly fileName: string;
  /** Of the file's bytes. */
  readonly sha256: Buffer;
}

const AT_ONCE = 48;

/** Before any invoice: a portfolio without a word about its bank supposes that it is reconciled. */
const LONG_AGO = civilDate('1900-01-01');

/**
 * Lets a portfolio live on the real engine in virtual time, with the real ledger: every claim's workflow sleeps, wakes
 * and has its steps performed by the worker, while bank files and other facts are booked on their days. A day goes on when
 * everything of that day has been told. Survives the loss of a worker and of the database's connections.
 *
 * Throws `ReceiverAway` and `ClockStuck`. Called again, it goes on from where it stood.
 */
export async function rehearse(parts: RehearsalParts): Promise<PortfolioState> {
  const { pool, portfolio, rulebook, until, onProgress } = parts;
  refuseUnknownFacts(portfolio);
  const registrations = registrationsOf(portfolio.creditorId, portfolio.invoices, rulebook, portfolio.debtorKinds);
  const matches = matchPayments(portfolio.movements, indexCandidates(candidatesOf(portfolio, registrations)));
  const factDaysOf = factDays(portfolio, matches, until);
  const days = daysWithFacts(portfolio, until);
  const clocks = new CaseClocks(parts.client, rulebook.policy.timeZone);
  const engine = new RehearsedEngine({
    engine: new CaseEngine(parts.client, parts.taskQueue),
    clocks,
    factDays: factDaysOf,
    until,
  });

  await openBooks(parts, registrations);
  const { creditorId } = portfolio;
  const telling: Telling = {
    ...{ creditorId, engine: parts.telling?.(engine) ?? engine },
    ...(parts.patienceMilliseconds !== undefined && { patienceMilliseconds: parts.patienceMilliseconds }),
  };
  await tellEverything(pool, telling);
  const touched = claimsByDay(factDaysOf);
  for (const [index, day] of days.entries()) {
    engine.today = day;
    if (parts.bookedThrough !== undefined && day <= parts.bookedThrough) continue;
    await inParallel(touched.get(day) ?? [], AT_ONCE, (claimId) => clocks.reach(claimId, day));
    await bookDay(parts, day);
    await tellEverything(pool, telling);
    await openGateOn(parts, day);
    onProgress?.(index + 1, days.length + 1, day);
  }
  await inParallel(registrations, AT_ONCE, ({ claimId }) => clocks.reach(claimId, until, true));
  onProgress?.(days.length + 1, days.length + 1, until);
  return withRetries(() => readPortfolioState(pool, registrations, matches));
}

/** The claims that wait at the gate have lived until the morning on which it opens, and hear of it then. */
async function openGateOn({ pool, client, portfolio, until }: RehearsalParts, day: CivilDate): Promise<void> {
  if (!gateOpenings(portfolio, until).includes(day)) return;
  const waiting = await withRetries(() =>
    claimsAtGate(pool, { creditorId: portfolio.creditorId, gate: 'bank-reconciled' }, day),
  );
  await tellGateOpened(client, waiting, { gate: 'bank-reconciled' });
}

async function openBooks(parts: RehearsalParts, all: readonly Registration[]): Promise<void> {
  const { pool, creditor, debtors, portfolio, rulebook } = parts;
  const debtorOf = new Map(portfolio.invoices.map(({ invoiceNumber, debtorId }) => [invoiceNumber, debtorId]));
  const registrations = all.map((claim) => ({
    claim: { on: claim.issuedOn, ...claim },
    debtorId: debtorOf.get(claim.invoiceNumber) ?? '',
  }));
  await withRetries(async () => {
    await registerCreditor(pool, creditor);
    await registerClaims(pool, {
      creditorId: creditor.creditorId,
      debtors,
      registrations,
      rulebookFor: () => rulebook,
    });
    const { creditorId } = creditor;
    // Every payment of the portfolio is known: a day without a file is a day without payments.
    const by = { person: 'rehearsal' };
    await recordBankReading(pool, { creditorId, through: parts.until, readOn: LONG_AGO, by });
    for (const { on, open } of [{ on: LONG_AGO, open: true }, ...portfolio.bankGate]) {
      await changeBankGate(pool, { creditorId, changedOn: on, open, by: 'rehearsal' });
    }
  });
}

/** Everything that becomes known on one day: the bank's movements, then other facts, as the preview takes them. */
async function bookDay(parts: RehearsalParts, day: CivilDate): Promise<void> {
  const { pool, portfolio, rulebook, creditor, booking = withRetries } = parts;
  const { creditorId } = creditor;
  for (const { file, fileName, sha256 } of (parts.bankFilesOn ?? movementsOn(portfolio))(day)) {
    await booking(() =>
      importPayments(pool, { creditorId, file, fileName, sha256, today: day, rulebookFor: () => rulebook }),
    );
  }
  for (const fact of portfolio.facts) {
    const { on, invoiceNumber, command } = fact;
    if (on !== day) continue;
    const claimId = claimIdOf(creditorId, invoiceNumber);
    const key = factKey(claimId, fact);
    await booking(() => executeCommand(pool, { claimId, command, today: day, key, rulebookFor: () => rulebook }));
  }
}

/** A portfolio that came without files: each day's movements as if they were one. */
function movementsOn(portfolio: Portfolio): (day: CivilDate) => DayFile[] {
  return (day) => {
    const movements = portfolio.movements.filter(({ receivedOn }) => receivedOn === day);
    if (movements.length === 0) return [];
    const sha256 = createHash('sha256').update(JSON.stringify(movements)).digest();
    return [{ file: { format: 'bgmax', movements }, fileName: `movements of ${day}`, sha256 }];
  };
}

/** Every day on which something becomes known, in order. */
function daysWithFacts(portfolio: Portfolio, until: CivilDate): CivilDate[] {
  const days = new Set([
    ...portfolio.movements.map(({ receivedOn }) => receivedOn),
    ...portfolio.facts.map(({ on }) => on),
    ...gateOpenings(portfolio, until),
  ]);
  return [...days].filter((day) => day <= until).sort();
}

/** Which claims learn something on each day. */
function claimsByDay(factDaysOf: ReadonlyMap<string, readonly CivilDate[]>): Map<CivilDate, string[]> {
  const claims = new Map<CivilDate, string[]>();
  for (const [claimId, days] of factDaysOf) {
    for (const day of days) claims.set(day, [...(claims.get(day) ?? []), claimId]);
  }
  return claims;
}
