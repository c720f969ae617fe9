export interface BareInput {
  readonly claimId: string;
}

/** When the next step is due, in milliseconds since 1970. */
export type Due = number;

/** As many activities as ours has on the same life. */
export interface BarePort {
  remind(input: BareInput): Promise<Due>;
  demand(input: BareInput): Promise<Due>;
  warn(input: BareInput): Promise<Due>;
  refer(input: BareInput): Promise<void>;
  readRuling(input: BareInput): Promise<Due>;
  monitor(input: BareInput): Promise<void>;
}
