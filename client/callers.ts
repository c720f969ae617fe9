import type { Identity } from '../compose/recognise';
import type { CivilDate } from '../domain/kernel/civil-date';
import { IdentityRefused, type Caller } from '../office/office';

/** A token, or where a fresh one is had: a back office's own runs out, and is asked for before each call. */
export type TokenSource = string | (() => string | Promise<string>);

/** What a caller says of one errand, besides what is asked. */
export interface Errand {
  /** Whose errand it is; the client's own token when absent. A person's decision takes that person's. */
  readonly token?: string;
  /** The token of a second person who is there too: what takes two persons is done at once. */
  readonly secondToken?: string;
  /** The business day; the creditor's own today when absent. */
  readonly today?: CivilDate;
  /** The caller's own name for the errand: the same again is done once, and with other contents refused. */
  readonly key?: string;
}

/** Makes the callers of a client: each known by a token, and by nothing that the caller says. */
export class Callers {
  private readonly identity: Identity | undefined;
  private readonly own: TokenSource | undefined;

  constructor(identity: Identity | undefined, own: TokenSource | undefined) {
    this.identity = identity;
    this.own = own;
  }

  /** Throws `IdentityRefused` and `IdentityUnavailable`. */
  async caller({ token, secondToken, today, key }: Errand, creditorId?: string): Promise<Caller> {
    return {
      by: await this.known(token),
      ...(secondToken !== undefined && { second: await this.known(secondToken) }),
      ...(creditorId !== undefined && { creditorId }),
      ...(today !== undefined && { today }),
      ...(key !== undefined && { key }),
    };
  }

  private async known(token: string | undefined): Promise<Caller['by']> {
    const { identity, own } = this;
    if (!identity) {
      throw new IdentityRefused('This client was connected without an identity, so it recognises nobody.');
    }
    const held = token ?? (typeof own === 'function' ? await own() : own);
    if (held !== undefined) return identity.verify(held);
    throw new IdentityRefused('Say whose errand it is: connect the client with a token, or give one with the call.');
  }
}
