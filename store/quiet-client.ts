import type { EventEmitter } from 'node:events';
import { Client, type ClientConfig } from 'pg';
import { withoutContents } from '../domain/kernel/without-contents';

/**
 * A connection whose errors tell nothing of the rows: they are cleaned where they come from the server, before anybody
 * who asked hears of them. The server's messages come over the connection within the client.
 */
export class QuietClient extends Client {
  constructor(config?: string | ClientConfig) {
    super(config);
    const { connection } = this as unknown as { readonly connection: EventEmitter };
    connection.on('errorMessage', withoutContents);
  }
}
