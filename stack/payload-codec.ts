import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Payload, PayloadCodec } from '@temporalio/common';
import { temporal } from '@temporalio/proto';
import { Fault } from '../domain/kernel/fault';
import type { PayloadKeys } from './payload-keys';

/**
 * A payload of the engine was written with a key that is not here, or was changed since. Add the key of that id to
 * `FORDRING_PAYLOAD_KEYS` or its file; where the key is there, the payload is damaged.
 */
export class PayloadUnreadable extends Fault {
  override readonly name = 'PayloadUnreadable';
  override readonly kind = 'refused';
}

const ENCRYPTED = 'binary/encrypted';
const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

const { Payload: Written } = temporal.api.common.v1;

/**
 * Encrypts what the engine stores: arguments, results, memos and summaries, each with a nonce of its own and the id of
 * its key beside it. A payload that is not encrypted is read as it stands, so that encryption can begin while claims live.
 *
 * Not encrypted by the engine's own design: ids, search attributes, names of activities, and messages of failures.
 */
export class EncryptingCodec implements PayloadCodec {
  readonly #keys: PayloadKeys;

  constructor(keys: PayloadKeys) {
    this.#keys = keys;
  }

  encode(payloads: Payload[]): Promise<Payload[]> {
    return Promise.resolve(payloads.map((payload) => this.#encrypted(payload)));
  }

  /** Throws `PayloadUnreadable`. */
  async decode(payloads: Payload[]): Promise<Payload[]> {
    return Promise.resolve(payloads.map((payload) => this.#decrypted(payload)));
  }

  #encrypted(payload: Payload): Payload {
    const { current, byId } = this.#keys;
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(CIPHER, byId.get(current) as Buffer, nonce);
    cipher.setAAD(Buffer.from(current, 'utf8'));
    const sealed = [cipher.update(Written.encode(payload).finish()), cipher.final()];
    return {
      metadata: {
        encoding: Buffer.from(ENCRYPTED),
        'encryption-cipher': Buffer.from(CIPHER),
        'encryption-key-id': Buffer.from(current),
      },
      data: Buffer.concat([nonce, ...sealed, cipher.getAuthTag()]),
    };
  }

  #decrypted(payload: Payload): Payload {
    if (textOf(payload.metadata?.['encoding']) !== ENCRYPTED) return payload;
    const keyId = textOf(payload.metadata?.['encryption-key-id']);
    const key = this.#keys.byId.get(keyId);
    if (!key) {
      throw new PayloadUnreadable(
        `A payload of the engine is encrypted with the key ${keyId}, which is not here. Add the key of that id to FORDRING_PAYLOAD_KEYS or its file.`,
      );
    }
    return Written.decode(opened(Buffer.from(payload.data ?? []), keyId, key));
  }
}

function opened(data: Buffer, keyId: string, key: Buffer): Buffer {
  try {
    const decipher = createDecipheriv(CIPHER, key, data.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
    decipher.setAAD(Buffer.from(keyId, 'utf8'));
    decipher.setAuthTag(data.subarray(-TAG_BYTES));
    return Buffer.concat([decipher.update(data.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
  } catch {
    throw new PayloadUnreadable(
      `A payload of the engine does not open with the key ${keyId}: the payload was changed, or that id once had another key.`,
    );
  }
}

function textOf(bytes: Uint8Array | null | undefined): string {
  return Buffer.from(bytes ?? []).toString('utf8');
}
