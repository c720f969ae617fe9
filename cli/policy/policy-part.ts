import { readJsonDocument } from '../../formats/json/read-json-document';
import { readYamlDocument } from '../../formats/yaml/yaml-document';
import { readInputFile } from '../read-input-file';

/**
 * One part of a policy from a JSON or YAML file, as a policy file writes it. The file has the part alone, or under the
 * part's name.
 */
export async function readPolicyPart(path: string, name: 'groups' | 'runs'): Promise<unknown> {
  const bytes = await readInputFile(path);
  const data: unknown = path.endsWith('.json') ? readJsonDocument(bytes, path) : readYamlDocument(bytes, path).data;
  return typeof data === 'object' && data !== null && name in data ? (data as Record<string, unknown>)[name] : data;
}
