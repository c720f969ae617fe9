/** What the shell is told. Scripts count on these codes; docs/reference/exit-codes.md lists them. */
export const EXIT = {
  /** Done, and all is well. */
  done: 0,
  /** Something failed that the command could not help: a server that is gone, or a bug. */
  failed: 1,
  /** Wrong arguments or configuration, or input that was refused; nothing was changed. */
  refused: 2,
  /** Done, but a control found something, such as `ledger check`, `engine check`, `controls`, `reconcile`, `limitation` or `standstill`; `work` could not look everything through; or `interest settle` could not settle everything. */
  disagrees: 3,
  /** `start` was ended by Ctrl-C before the sample year was lived; the next start goes on. */
  interrupted: 130,
} as const;
