/* Required before a worker: its wall clock is wrong by CHAOS_CLOCK_SKEW_MILLISECONDS, as on a machine without a time server. */
const skew = Number(process.env.CHAOS_CLOCK_SKEW_MILLISECONDS ?? 0);
const TrueDate = Date;
globalThis.Date = class Date extends TrueDate {
  constructor(...given) {
    if (given.length === 0) super(TrueDate.now() + skew);
    else super(...given);
  }
  static now() {
    return TrueDate.now() + skew;
  }
};
