import { editorSchema } from '../../policies/writing/editor-schema';

/** The JSON Schema of a policy file, as `fordring policy schema` writes it. */
export function policySchemaPage(): string {
  return `${JSON.stringify(editorSchema(), null, 2)}\n`;
}
