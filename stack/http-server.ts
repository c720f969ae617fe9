import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface HttpServer {
  /** The port that is listened on. */
  readonly port: number;
  /** Ends connections that are open too. */
  close(): Promise<void>;
}

/** Listens there, on a free port when the port is zero. Rejects with the system's error where nobody can listen. */
export async function serveHttp(
  { host, port }: { readonly host: string; readonly port: number },
  answer: RequestListener,
): Promise<HttpServer> {
  const server = createServer(answer);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
