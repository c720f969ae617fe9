import { actsPage } from './acts';
import { commandsPage } from './commands';
import { configurationPage } from './configuration';
import { exitCodesPage } from './exit-codes';
import { failuresPage } from './failures';
import { keysPage } from './keys';
import { editorSchemaText } from '../../policies/writing/editor-schema';
import { sourcesPage } from './sources';

/** The pages that are written from the code: the path of each, and what writes it. A new page is a file here and a line. */
export const PAGES: Readonly<Record<string, () => string>> = {
  'docs/reference/acts.md': actsPage,
  'docs/reference/commands.md': commandsPage,
  'docs/reference/configuration.md': configurationPage,
  'docs/reference/exit-codes.md': exitCodesPage,
  'docs/reference/failures.md': failuresPage,
  'docs/reference/keys.md': keysPage,
  'docs/reference/policy.schema.json': editorSchemaText,
  'docs/sources.md': () => sourcesPage(),
};
