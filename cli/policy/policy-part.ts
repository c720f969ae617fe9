import { readJsonDocument } from '../../formats/json/read-json-document';
import { readYamlDocument } from '../../formats/yaml/yaml-document';
import { readInputFile } from '../read-input-file';

/** What a JSON or YAML file says, as plain data. */
export async function readDocument(path: string): Promise<unknown> {
  const bytes = await readInputFile(path);
  return path.endsWith('.json') ? readJsonDocument(bytes, path) : readYamlDocument(bytes, path).data;
}

/**
 * One part of a policy from a JSON or YAML file, as a policy file writes it. The file has the part alone, or under the
 * part's name.
 */
export async function readPolicyPart(path: string, name: 'groups' | 'runs'): Promise<unknown> {
  const data = await readDocument(path);
  return typeof data === 'object' && data !== null && name in data ? (data as Record<string, unknown>)[name] : data;
}
