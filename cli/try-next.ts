/** A command that the start screen and the README suggest, as it is typed after `fordring`. */
export interface Suggestion {
  readonly command: string;
  /** What it answers, in a few words. */
  readonly tells: string;
}

/**
 * What to try after the first start, in this order: an invoice of the README, what waits for people, a decision and its
 * record, the controls, and another portfolio. Each works as it is printed, in the order in which they stand here.
 */
export const TRY_NEXT: readonly Suggestion[] = [
  { command: 'explain 62000087 --language en', tells: 'why an invoice stands where it stands' },
  { command: 'show 62000087', tells: 'its figures, events and letters' },
  { command: 'match', tells: 'payments that matched no invoice' },
  { command: 'standstill', tells: 'claims that wait, and for whom' },
  {
    command: 'decide hold 65000112 --through 2017-01-31 --reason "The debtor asked for time."',
    tells: 'holds one of the claims that wait',
  },
  { command: 'decisions', tells: 'what was decided, and by whom' },
  { command: 'reconcile bank-ledger --sample', tells: 'the bank against the books, by worked figures' },
  { command: 'reconciliations', tells: 'which reconciliations are to be done' },
  { command: 'ledger check', tells: 'whether the books are whole' },
  { command: 'generate botkyrka-2015 --into botkyrka', tells: 'a year of invoices and bank files' },
  {
    command:
      'preview --policy se-botkyrka --invoices botkyrka/invoices.csv --payments botkyrka/bank.txt --until 2015-12-31',
    tells: 'what becomes of them',
  },
  { command: '--help', tells: 'everything else' },
];

const TYPED = 'npm run --silent fordring --';
/** A command that is longer stands alone; what it tells stands under it. */
const WIDE = 64;

/** The suggestions as lines of the start screen. */
export function tryNextLines(suggestions: readonly Suggestion[] = TRY_NEXT): string[] {
  return suggestions.flatMap(({ command, tells }) => {
    const typed = `  ${TYPED} ${command}`;
    return typed.length <= WIDE ? [`${typed.padEnd(WIDE)}  ${tells}`] : [typed, `${' '.repeat(WIDE)}  ${tells}`];
  });
}
