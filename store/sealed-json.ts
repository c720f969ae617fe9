import { canonicalJson, sha256 } from './ledger-json';

/** How what is personal of a row is sealed: by the salt while the text stands, by the digest once the text is erased. */
export interface Seal {
  readonly salt: string | null;
  readonly erased: string | null;
}

/** A salted digest of some fields, in hexadecimal: says nothing to whoever guesses and does not have the salt. */
export function digestOfFields(contents: object, fields: readonly string[], salt: string): string {
  const said = Object.entries(contents).filter(([field]) => fields.includes(field));
  return sha256(Buffer.from(salt), canonicalJson(Object.fromEntries(said))).toString('hex');
}

/**
 * The canonical JSON of what is hashed: the named fields stand as one salted digest. A row of before seals has neither
 * salt nor digest, and is hashed as it stands.
 */
export function sealedJson(contents: object, fields: readonly string[], { salt, erased }: Seal): string {
  if (salt === null && erased === null) return canonicalJson(contents);
  const rest = Object.entries(contents).filter(([field]) => !fields.includes(field));
  const sealed = erased ?? digestOfFields(contents, fields, salt ?? '');
  return canonicalJson({ ...Object.fromEntries(rest), sealed });
}
