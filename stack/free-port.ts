import { createServer } from 'node:net';
import { Fault } from '../domain/kernel/fault';

export const LOOPBACK = '127.0.0.1';

/** The port that was asked for is used by another program, or no port is free. Choose another port, or name none. */
export class PortTaken extends Fault {
  override readonly name = 'PortTaken';
  override readonly kind = 'unavailable';
}

/**
 * The port that was asked for; else the one of last time, so that bookmarks of Temporal UI live on; else any free one.
 * Nothing reserves it between this answer and its use, so whoever uses it must be ready to try again.
 */
export async function freePort(asked: number | undefined, variable: string, lastTime?: number): Promise<number> {
  if (asked !== undefined) {
    if (await canListen(asked)) return asked;
    throw new PortTaken(
      `${variable} asks for port ${asked}, which another program uses; choose another, or leave it out.`,
    );
  }
  if (lastTime !== undefined && (await canListen(lastTime))) return lastTime;
  return (await listenOnce(0)) ?? Promise.reject(new PortTaken('This machine has no free port left.'));
}

async function canListen(port: number): Promise<boolean> {
  return (await listenOnce(port)) !== undefined;
}

function listenOnce(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen(port, LOOPBACK, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : undefined));
    });
  });
}
