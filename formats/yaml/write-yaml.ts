import { stringify } from 'yaml';

/** Data as a YAML document. Words that could be taken for figures stand in quotation marks. */
export function writeYaml(data: unknown): string {
  return stringify(data, { version: '1.2', schema: 'core', lineWidth: 110, aliasDuplicateObjects: false });
}
