import { randomBytes } from 'node:crypto';
import { dropDatabase, ensureDatabase } from '../stack/databases';

/** Databases for measuring in, on the server of the given URL. */
export class Scratch {
  private readonly serverUrl: string;
  private readonly names = new Set<string>();

  constructor(serverUrl: string) {
    this.serverUrl = serverUrl;
  }

  /** An empty database, or a copy of an earlier one; answers its URL. */
  async newDatabase(templateUrl?: string): Promise<string> {
    const name = `fordring_bench_${randomBytes(5).toString('hex')}`;
    this.names.add(name);
    return ensureDatabase(this.serverUrl, name, templateUrl && nameIn(templateUrl));
  }

  async drop(url: string): Promise<void> {
    const name = nameIn(url);
    await dropDatabase(this.serverUrl, name);
    this.names.delete(name);
  }

  async dropAll(): Promise<void> {
    for (const name of [...this.names]) {
      await dropDatabase(this.serverUrl, name);
      this.names.delete(name);
    }
  }
}

function nameIn(url: string): string {
  return decodeURIComponent(new URL(url).pathname.slice(1));
}
