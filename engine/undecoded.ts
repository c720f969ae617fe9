import { Client } from '@temporalio/client';
import type { Payload, PayloadCodec } from '@temporalio/common';
import { decodeFromPayloadsAtIndex } from '@temporalio/common/lib/internal-non-workflow';
import { temporal } from '@temporalio/proto';
import { Fault } from '../domain/kernel/fault';

/** What a workflow was told cannot be read: no key opens it, or its payload is none. */
export interface Unreadable {
  readonly unreadable: string;
}

const { Payload: Written } = temporal.api.common.v1;

/** Hands a payload over as it is stored, in bytes. */
const AS_STORED: PayloadCodec = {
  encode: () => Promise.reject(new Error('This client only reads.')),
  decode: (payloads) =>
    Promise.resolve(
      payloads.map((payload) => ({
        metadata: { encoding: Buffer.from('binary/plain') },
        data: Written.encode(payload).finish(),
      })),
    ),
};

/**
 * The same engine, read without decoding: a list of workflows does not end at the one whose memo no key opens. Each memo's
 * value is then what `readStored` takes.
 */
export function undecoded({ connection, options: { namespace } }: Client): Client {
  return new Client({ connection, namespace, dataConverter: { payloadCodecs: [AS_STORED] } });
}

/** Reads one value of a memo that `undecoded` has given. */
export async function readStored(client: Client, stored: unknown): Promise<unknown> {
  return stored instanceof Uint8Array ? decoded(client, Written.decode(stored)) : undefined;
}

/** Reads a payload; answers why when it cannot be read. */
export async function decoded<Value>(client: Client, payload: Payload): Promise<Value | Unreadable> {
  try {
    return await decodeFromPayloadsAtIndex<Value>(client.options.loadedDataConverter, 0, [payload]);
  } catch (problem) {
    return unreadableBecause(problem);
  }
}

/** The parser's own words could repeat what stands in the payload. */
export function unreadableBecause(problem: unknown): Unreadable {
  return {
    unreadable: problem instanceof Fault ? problem.message : 'A payload of the engine is not as Fordring writes it.',
  };
}

export function isUnreadable(value: unknown): value is Unreadable {
  return typeof value === 'object' && value !== null && 'unreadable' in value;
}
