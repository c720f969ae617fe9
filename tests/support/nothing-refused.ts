import type { RoundOptions } from '../../store/relay/lane';

/** A round in which a refusal is a failure of the test, in the refusal's own words. What was told stays marked. */
export const nothingRefused: RoundOptions = {
  onSetAside: ([first]) => {
    if (first) throw new Error(first.reason);
  },
};
