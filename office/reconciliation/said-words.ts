import { RunRefused } from './run-refused';

const MOST_SIGNS = 2000;

/** What somebody says: without blanks around it and without signs that nobody sees. Nothing when that leaves nothing. */
export function saidWords(text: string | undefined): string | undefined {
  // Exactly these are taken out: PostgreSQL refuses one, terminals obey others.
  const words = (text ?? '').replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '').trim();
  if (words === '') return undefined;
  if (words.length <= MOST_SIGNS) return words;
  throw new RunRefused(
    'words-too-long',
    `That is ${words.length} signs long; at most ${MOST_SIGNS} are kept. Say it shorter, or file it beside the run.`,
  );
}

/** The same where nothing is not enough. Throws `RunRefused`. */
export function demandedWords(text: string | undefined, whatIsMissing: string): string {
  const words = saidWords(text);
  if (words !== undefined) return words;
  throw new RunRefused('reason-missing', whatIsMissing);
}
