/** Why what somebody asked about the counterparts was not done. `refused` is a word for programs, `message` a sentence. */
export interface CounterpartRefusal {
  readonly refused: 'terms-wrong' | 'note-unknown' | 'reason-missing';
  readonly message: string;
}

/** Who sees to what passes between a creditor and the counterparts, by which role, and on which business day. */
export interface SeenToBy {
  readonly subject: string;
  readonly role: string;
  readonly on: string;
}
