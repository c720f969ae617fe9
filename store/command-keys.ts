import { canonicalJson, sha256 } from './ledger-json';
import { COMMAND } from './tables';
import type { RowBatch } from './write-rows';
import { Fault } from '../domain/kernel/fault';

/**
 * The key was used before with other contents: a bug in the caller, which repeating does not mend. Use a new key for
 * another act.
 */
export class KeyReusedWithOtherContents extends Fault {
  override readonly name = 'KeyReusedWithOtherContents';
  override readonly kind = 'refused';

  constructor(key: string) {
    super(`The key ${key} was used before with other contents. A key names one act; use a new one for another.`);
  }
}

/** What is kept under a key. */
interface KeptCommand {
  readonly requestHash: Buffer;
  readonly result: unknown;
}

/** The result of what is kept under a key; undefined when the key is new. Throws `KeyReusedWithOtherContents`. */
export function resultOf(key: string, contents: unknown, kept: KeptCommand | undefined): unknown {
  if (kept && !kept.requestHash.equals(hashOf(contents))) throw new KeyReusedWithOtherContents(key);
  return kept?.result;
}

export function keepResult(batch: RowBatch, key: string, contents: unknown, result: unknown): void {
  batch.add(COMMAND, [key, hashOf(contents), JSON.stringify(result)]);
}

function hashOf(contents: unknown): Buffer {
  return sha256(canonicalJson(contents));
}
