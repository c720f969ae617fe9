import { exitCodesPage } from './exit-codes';
import { failuresPage } from './failures';

/** The pages that are written from the code: the path of each, and what writes it. A new page is a file here and a line. */
export const PAGES: Readonly<Record<string, () => string>> = {
  'docs/reference/exit-codes.md': exitCodesPage,
  'docs/reference/failures.md': failuresPage,
};
