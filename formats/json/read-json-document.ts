import { InputRefused } from '../../domain/kernel/input-refused';
import { isNumber, isObject, JsonFault, parseJson, type JsonValue } from '../tables/json/parse-json';
import { decodedOrRefused, decodeText } from '../text/decode-text';

/** A policy or a matrix has some tens of kilobytes. */
const MOST_BYTES = 5_000_000;

/**
 * A JSON document that a person writes: a policy, an authority matrix, a letterhead. What its members mean is for others
 * to say. Throws `InputRefused`, naming the line.
 */
export function readJsonDocument(bytes: Buffer, fileName: string): unknown {
  const what = `${fileName} was refused; nothing of it was taken in.`;
  if (bytes.length > MOST_BYTES) {
    const message = `it has ${bytes.length} bytes; the limit is ${MOST_BYTES}. Check that this is the right file.`;
    throw new InputRefused(what, [{ message }]);
  }
  const text = decodedOrRefused(what, () => decodeText(bytes));
  try {
    return plain(parseJson(text));
  } catch (problem) {
    if (!(problem instanceof JsonFault)) throw problem;
    throw new InputRefused(what, [{ line: problem.line, field: 'JSON', message: problem.message }]);
  }
}

function plain(value: JsonValue): unknown {
  if (isNumber(value)) return Number(value.digits);
  if (isObject(value)) return Object.fromEntries(Array.from(value.members, ([name, part]) => [name, plain(part)]));
  return Array.isArray(value) ? (value as readonly JsonValue[]).map(plain) : value;
}
