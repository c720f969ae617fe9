import type { PoolClient } from 'pg';
import { reserveEntries, type ReservedEntries } from '../claims/write-bookings';

/** Numbers for journal entries, fetched ahead: while rows are written, the connection answers no question. */
export class EntryNumbers {
  private readonly ids: number[] = [];
  private closed: ReservedEntries['closed'] = [];
  private readonly client: PoolClient;
  private readonly creditorId: string;
  private readonly idle: () => Promise<unknown>;

  /** `idle` returns when nothing is being written any more. */
  constructor(client: PoolClient, creditorId: string, idle: () => Promise<unknown>) {
    this.client = client;
    this.creditorId = creditorId;
    this.idle = idle;
  }

  /** Sees to it that so many numbers are at hand. The connection must be idle. */
  async expect(count: number): Promise<void> {
    const missing = count - this.ids.length;
    if (missing <= 0) return;
    const { ids, closed } = await reserveEntries(this.client, this.creditorId, missing);
    this.ids.push(...ids);
    // No day is closed between the first numbers and the end of the transaction.
    this.closed = closed;
  }

  /** Waits for the connection only where more are needed than were expected. */
  async take(count: number): Promise<ReservedEntries> {
    if (count > this.ids.length) {
      await this.idle();
      await this.expect(count);
    }
    return { ids: this.ids.splice(this.ids.length - count), closed: this.closed };
  }
}
