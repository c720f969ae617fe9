/** A figure that the creditor agreed or decided, with why it is what it is. */
export interface Setting<Value> {
  readonly value: Value;
  /** The least and the most that the source allows, when it gives a window. */
  readonly within?: readonly [number, number];
  readonly reason: string;
  /** Requirement items or paragraphs, such as `S002-17`. */
  readonly sources: readonly string[];
}
