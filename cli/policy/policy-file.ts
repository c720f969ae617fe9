import { InputRefused } from '../../domain/kernel/input-refused';
import { readJsonDocument } from '../../formats/json/read-json-document';
import { readYamlDocument, type Place } from '../../formats/yaml/yaml-document';
import { SHIPPED_POLICIES, shippedPolicy } from '../../policies/shipped-policies';
import { fillIn, type FilledPolicy } from '../../policies/writing/fill-in';
import type { SettingPath } from '../../policies/writing/policy-problem';
import { readInputFile } from '../read-input-file';
import { Refused } from '../refusals';

/** A policy as somebody wrote it, with what was filled in. */
export interface PolicyFile extends FilledPolicy {
  readonly name: string;
  /** Where a setting stands in the file; undefined for a shipped policy, which has none. */
  readonly placeOf: (path: SettingPath) => Place | undefined;
}

const FILE = /\.(json|ya?ml)$/;

/** The policy that an argument names: the id of a shipped one, or the path of a YAML or JSON file. */
export async function readPolicyFile(argument: string): Promise<PolicyFile> {
  const shipped = shippedPolicy(argument);
  if (shipped) return { name: argument, data: shipped, filledIn: [], placeOf: () => undefined };
  const [, ending] = FILE.exec(argument) ?? [];
  if (ending === undefined) {
    throw new Refused(
      `There is no policy "${argument}". Use ${SHIPPED_POLICIES.map(({ id }) => id).join(', ')}, or the path of a .yaml or .json file.`,
    );
  }
  const bytes = await readInputFile(argument);
  if (ending === 'json') {
    const written = readJsonDocument(bytes, argument);
    return { name: argument, ...fillIn(written), placeOf: placesInJson(bytes) };
  }
  const { data, placeOf } = readYamlDocument(bytes, argument);
  return { name: argument, ...fillIn(data), placeOf };
}

/** JSON is YAML: the file is looked through again when the first place is asked for, and only then. */
function placesInJson(bytes: Buffer): PolicyFile['placeOf'] {
  let places: PolicyFile['placeOf'] | undefined;
  return (path) => (places ??= placesAsYaml(bytes))(path);
}

/** A file too large to be looked through twice has no places. */
function placesAsYaml(bytes: Buffer): PolicyFile['placeOf'] {
  try {
    return readYamlDocument(bytes, '').placeOf;
  } catch (problem) {
    if (problem instanceof InputRefused) return () => undefined;
    throw problem;
  }
}
