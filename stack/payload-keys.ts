import { ConfigurationRefused, type PayloadKeysAt } from './configuration';
import { readConfiguredFile } from './configured-file';

/** Keys by their ids. Payloads are written with the first; the others still read what was written before. */
export interface PayloadKeys {
  readonly current: string;
  readonly byId: ReadonlyMap<string, Buffer>;
}

const KEY = /^([A-Za-z0-9][A-Za-z0-9._-]{0,63}):([A-Za-z0-9+/]{43}=)$/;

/** Throws `ConfigurationRefused` that names the variable, and never a key. */
export function readPayloadKeys(at: PayloadKeysAt): PayloadKeys {
  const variable = at.kind === 'file' ? 'FORDRING_PAYLOAD_KEYS_FILE' : 'FORDRING_PAYLOAD_KEYS';
  const text = at.kind === 'file' ? readConfiguredFile(variable, at.file).toString('utf8') : at.keys.reveal();
  const byId = new Map<string, Buffer>();
  const written = text.split(/[\n,]/).map((line) => line.trim());
  for (const [at, line] of written.filter((line) => line !== '' && !line.startsWith('#')).entries()) {
    const [, id, key] = KEY.exec(line) ?? [];
    if (id === undefined || key === undefined) {
      const form = 'should be ID:KEY, where KEY is 32 bytes in Base64, such as `openssl rand -base64 32` writes';
      throw new ConfigurationRefused([`${variable}: key ${at + 1} ${form}.`]);
    }
    if (byId.has(id)) throw new ConfigurationRefused([`${variable} has the id ${id} twice. Give each key its own id.`]);
    byId.set(id, Buffer.from(key, 'base64'));
  }
  const [current] = byId.keys();
  if (current === undefined) throw new ConfigurationRefused([`${variable} has no key. Write one, or leave it out.`]);
  return { current, byId };
}
