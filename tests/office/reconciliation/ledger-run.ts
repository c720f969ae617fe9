import type { Pool } from 'pg';
import { deliverParts, deliverSource } from '../../../office/reconciliation/deliver-source';
import { openItems } from '../../../office/reconciliation/items';
import type { OpenWorkflows } from '../../../office/reconciliation/ledger-sources/ask-ledger';
import { lookForSources } from '../../../office/reconciliation/await-sources';
import { matchRun } from '../../../office/reconciliation/match-run';
import { readRunDossier } from '../../../office/reconciliation/run-dossier';
import { eventsOf, latest, readRun } from '../../../office/reconciliation/run-record';
import { startRun } from '../../../office/reconciliation/start-run';
import type { Delivered } from '../../../office/reconciliation/take-in';
import { withdrawFile, type Withdrawn } from '../../../office/reconciliation/withdraw-file';
import { civilDate, type CivilDate } from '../../../domain/kernel/civil-date';
import type { RunName } from '../../../workflows/reconciliation-port';
import { ANNA, permitted } from './office';

/** A run that holds the ledger against files from outside, done as its workflow has it done, without an engine. */
export class LedgerRun {
  readonly name: RunName;
  private readonly pool: Pool;
  /** The business day on which it is worked on. */
  today: CivilDate;
  private readonly openWorkflows: OpenWorkflows;

  constructor(
    pool: Pool,
    name: RunName,
    { today, openWorkflows = () => Promise.resolve([]) }: { today: string; openWorkflows?: OpenWorkflows },
  ) {
    this.pool = pool;
    this.name = name;
    this.today = civilDate(today);
    this.openWorkflows = openWorkflows;
  }

  /** Begins it, brings its files (by source, text or bytes), and has it matched. */
  async finds(files: FilesBySource = {}, periodRule?: string): Promise<FoundInRun> {
    await this.begins(periodRule);
    await this.delivers(files);
    return this.isMatched();
  }

  async begins(periodRule?: string): Promise<void> {
    const rule = periodRule === undefined ? {} : { periodRule };
    await startRun(this.pool, { ...this.name, today: this.today, ...rule }, permitted(ANNA, 'begin-reconciliation'));
  }

  async delivers(files: FilesBySource): Promise<void> {
    for (const [source, contents] of Object.entries(files)) {
      const bytes = Buffer.isBuffer(contents) ? contents : Buffer.from(contents);
      const delivery = { ...this.name, source, fileName: `${source}.csv`, open: () => [bytes], today: this.today };
      await deliverSource(this.pool, delivery, permitted(ANNA, 'deliver-source'));
    }
  }

  /** The parts of a source by their names, all at once. */
  deliversParts(source: string, parts: Readonly<Record<string, string | Buffer>>): Promise<readonly Delivered[]> {
    const files = Object.entries(parts).map(([fileName, contents]) => ({
      fileName,
      open: () => [Buffer.isBuffer(contents) ? contents : Buffer.from(contents)],
    }));
    return deliverParts(
      this.pool,
      { ...this.name, source, files, today: this.today },
      permitted(ANNA, 'deliver-source'),
    );
  }

  withdraws(source: string, fileName: string, reason?: string): Promise<Withdrawn> {
    const why = reason === undefined ? {} : { reason };
    return withdrawFile(
      this.pool,
      { ...this.name, source, fileName, today: this.today, ...why },
      permitted(ANNA, 'deliver-source'),
    );
  }

  /** Answers how the run stands: what is left, row by row, and both sides of every identity. */
  async isMatched(): Promise<FoundInRun> {
    const parts = { pool: this.pool, openWorkflows: this.openWorkflows };
    await lookForSources(parts, this.name, this.today);
    await matchRun(parts, this.name, this.today);
    const run = await readRun(this.pool, this.name);
    const events = await eventsOf(this.pool, run.runId);
    const refused = latest(events, 'SourceRefused');
    if (run.state !== 'matched')
      throw new Error(`It is ${run.state}: ${refused?.event.reason ?? 'nothing is refused'}`);
    const { result } = (await readRunDossier(this.pool, this.name, this.today)) as { result: ResultInFile };
    const items = await openItems(this.pool, run);
    return {
      clean: latest(events, 'RunMatched')?.event.clean === true,
      left: result.left.total,
      right: result.right.total,
      remaining: result.remaining,
      explained: result.explained.map(({ cause, rows, amount }) => [cause, rows, amount]),
      open: items.map(({ class: kind, key, amount }) => `${kind} ${key} ${amount}`).sort(),
      routes: items.map(({ route }) => route),
      lines: items.map(({ lines }) => lines),
      identities: result.identities.map(({ left, right, holds }) => `${left} ${holds ? '=' : '≠'} ${right}`),
      result,
    };
  }
}

export type FilesBySource = Readonly<Record<string, string | Buffer>>;

export interface ResultInFile {
  readonly left: { readonly rows: number; readonly total: string };
  readonly right: { readonly rows: number; readonly total: string };
  readonly remaining: string;
  readonly explained: readonly { readonly cause: string; readonly rows: number; readonly amount: string }[];
  readonly identities: readonly {
    readonly name: string;
    readonly left: string;
    readonly right: string;
    readonly holds: boolean;
  }[];
}

export interface FoundInRun {
  readonly clean: boolean;
  readonly left: string;
  readonly right: string;
  readonly remaining: string;
  readonly explained: readonly (readonly [cause: string, rows: number, amount: string])[];
  /** `only-right 15190 · 1002 -1200.00`. */
  readonly open: readonly string[];
  readonly routes: readonly string[];
  readonly lines: readonly unknown[];
  /** `1200.00 = 1200.00`. */
  readonly identities: readonly string[];
  readonly result: ResultInFile;
}
