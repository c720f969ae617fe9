import { once } from 'node:events';
import { createConnection, createServer, type Server, type Socket } from 'node:net';
import { LOOPBACK } from '../../stack/free-port';

interface Address {
  readonly host: string;
  readonly port: number;
}

/** Stands between a process and a server, and can cut, delay or swallow what goes between them. */
export class TcpProxy {
  private readonly target: Address;
  private readonly server: Server;
  private readonly pairs = new Set<readonly [Socket, Socket]>();
  private delayMilliseconds = 0;
  private isSilent = false;
  /** What is delayed goes on in the order in which it came. */
  private inOrder: Promise<void> = Promise.resolve();
  private delayed = 0;

  private constructor(target: Address) {
    this.target = target;
    this.server = createServer({ noDelay: true }, (socket) => this.join(socket));
  }

  static async to(target: Address): Promise<TcpProxy> {
    const proxy = new TcpProxy(target);
    proxy.server.listen(0, LOOPBACK);
    await once(proxy.server, 'listening');
    return proxy;
  }

  get port(): number {
    const address = this.server.address();
    if (address === null || typeof address === 'string') throw new Error('The proxy does not listen.');
    return address.port;
  }

  /** Every connection breaks at once, as when a cable is pulled. New ones are let through. */
  cut(): void {
    for (const pair of this.pairs) for (const socket of pair) socket.resetAndDestroy();
  }

  /** Each piece of data comes at least so much later, both ways. 0 ends it. */
  delay(milliseconds: number): void {
    this.delayMilliseconds = milliseconds;
  }

  /** Nothing gets through, and nobody is told. At the end every connection breaks. */
  silence(isSilent: boolean): void {
    this.isSilent = isSilent;
    if (!isSilent) this.cut();
  }

  async close(): Promise<void> {
    const closed = once(this.server, 'close');
    this.server.close();
    this.cut();
    await closed;
  }

  private join(near: Socket): void {
    const far = createConnection({ ...this.target, noDelay: true });
    const pair = [near, far] as const;
    this.pairs.add(pair);
    this.lead(pair, near, far);
    this.lead(pair, far, near);
  }

  private lead(pair: readonly [Socket, Socket], from: Socket, to: Socket): void {
    from.on('data', (piece: Buffer) => {
      if (!this.isSilent) this.after(() => pass(piece, from, to));
    });
    from.on('end', () => this.after(() => to.end()));
    from.on('error', () => undefined);
    from.on('close', () => {
      to.destroy();
      this.pairs.delete(pair);
    });
  }

  private after(act: () => void): void {
    if (this.delayMilliseconds === 0 && this.delayed === 0) {
      act();
      return;
    }
    const dueAt = performance.now() + this.delayMilliseconds;
    this.delayed += 1;
    this.inOrder = this.inOrder.then(async () => {
      await new Promise((resolve) => setTimeout(resolve, Math.max(dueAt - performance.now(), 0)));
      this.delayed -= 1;
      act();
    });
  }
}

function pass(piece: Buffer, from: Socket, to: Socket): void {
  if (to.destroyed || to.write(piece)) return;
  from.pause();
  to.once('drain', () => from.resume());
}
