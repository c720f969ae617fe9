/** The creditor that a file is for when nothing is said. */
export const DEFAULT_CREDITOR = 'main';
