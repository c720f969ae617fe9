/** What the shell is told. Documented in docs/reference/exit-codes.md; scripts count on it. */
export const EXIT = {
  /** Done, and all is well. */
  done: 0,
  /** Something failed that the command could not help: a bug, a lost server. */
  failed: 1,
  /** Wrong arguments or input that was refused; nothing was changed. */
  refused: 2,
  /** Done, but something does not agree: a control found a difference. */
  disagrees: 3,
  /** Ended by Ctrl-C. */
  interrupted: 130,
} as const;
