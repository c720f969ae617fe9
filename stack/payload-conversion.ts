import type { DataConverter } from '@temporalio/common';
import type { Configuration } from './configuration';
import { EncryptingCodec } from './payload-codec';
import { readPayloadKeys } from './payload-keys';

/** What a client and a worker take besides their connection. */
export interface PayloadConversion {
  readonly dataConverter?: DataConverter;
}

/**
 * How payloads are written and read: encrypted where keys are configured, else as they are. Clients and workers of one
 * namespace need the same. Throws `ConfigurationRefused`.
 */
export function payloadConversion({ payloadKeys }: Pick<Configuration, 'payloadKeys'>): PayloadConversion {
  if (!payloadKeys) return {};
  return { dataConverter: { payloadCodecs: [new EncryptingCodec(readPayloadKeys(payloadKeys))] } };
}
