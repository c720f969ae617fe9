import { exportJWK, generateKeyPair, SignJWT, type JWTPayload, type KeyLike } from 'jose';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An issuer of tokens with a published key, as a test needs it: a small server on this machine. */
export class Issuer {
  readonly url: string;
  readonly keys: { readonly privateKey: KeyLike; readonly publicKey: KeyLike };
  private readonly server: Server;

  private constructor(server: Server, keys: Issuer['keys']) {
    this.server = server;
    this.keys = keys;
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  static async open(): Promise<Issuer> {
    const keys = await generateKeyPair('RS256');
    const jwk = { ...(await exportJWK(keys.publicKey)), kid: 'key-1', use: 'sig', alg: 'RS256' };
    const server = createServer((_request, response) => {
      response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys: [jwk] }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new Issuer(server, keys);
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** A token as the issuer gives it, unless the test says otherwise. */
  sign(
    claims: JWTPayload = {},
    { header = {}, key = this.keys.privateKey }: { header?: Record<string, string>; key?: KeyLike | Uint8Array } = {},
  ): Promise<string> {
    const now = Math.floor(Date.now() / 1000);
    const usual = { iss: this.url, aud: 'fordring', sub: 'u-17', iat: now, exp: now + 300, roles: ['supervisor'] };
    return new SignJWT({ ...usual, ...claims }).setProtectedHeader({ alg: 'RS256', kid: 'key-1', ...header }).sign(key);
  }
}
