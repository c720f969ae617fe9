import { QUICK } from '../../bench/bench';
import { figureLine } from '../../bench/figure-line';
import { reconcile } from '../../bench/reconcile';
import { plantedIn } from '../../bench/reconcile/voucher-files';
import { Scratch } from '../../bench/scratch';
import { useWorld } from '../support/world';

const world = useWorld();
const TWO_MINUTES = 120_000;

test(
  'reconcile: what was planted is found and nothing else, against raw',
  async () => {
    const scratch = new Scratch(world().stack.databaseUrl);
    const lines: string[] = [];
    try {
      await reconcile({
        size: QUICK,
        runs: 1,
        stack: async () => world().stack,
        scratch: async () => scratch,
        report: (measured) => {
          const { figure, ours, bare } = figureLine('reconcile', measured, { runs: 1, load: 0 });
          expect(Math.min(ours, bare)).toBeGreaterThan(0);
          lines.push(figure);
        },
        tell: () => undefined,
      });
    } finally {
      await scratch.dropAll();
    }
    expect(lines).toEqual([
      'read, load and match against raw',
      'read and load against raw COPY',
      'match and classify against a hash full join',
      'peak memory',
    ]);
    // The bench itself holds what was found against this, and fails on any other.
    expect(plantedIn(QUICK.reconciledRows)).toEqual({ otherAmount: 2, onlyLeft: 2, onlyRight: 2 });
  },
  TWO_MINUTES,
);
