import { section } from '../documents/document';

/** The example of the README's section about the client library: its imports, and what it does. */
export function readmeExample(): { readonly imports: string; readonly body: string } {
  const code = /^```ts\n([\s\S]*?)^```/m.exec(section('README.md', '## From a back-office system'))?.[1] ?? '';
  const isImport = (line: string): boolean => line.startsWith('import ');
  const lines = code.split('\n');
  return {
    imports: lines.filter(isImport).join('\n'),
    body: lines.filter((line) => !isImport(line)).join('\n'),
  };
}
