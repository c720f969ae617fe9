import type { CivilDate } from '../kernel/civil-date';
import type { Money } from '../kernel/money';

/** What is drawn: overdue invoices whose follow-up is looked through (S002-95), and the largest open ones (S002-82). */
export const SAMPLE_PARTS = ['overdue', 'largest'] as const;
export type SamplePart = (typeof SAMPLE_PARTS)[number];

/** Each invoice has the same chance, or each krona has (monetary-unit sampling). */
export const DRAWN_BY = ['invoice', 'amount'] as const;
export type DrawnBy = (typeof DRAWN_BY)[number];

/** A claim of the population, as it stood at the end of the sample's day. */
export interface SampleCandidate {
  readonly claimId: string;
  readonly invoiceGroup: string;
  /** The due date in force. */
  readonly dueOn: CivilDate;
  readonly open: Money;
  /** Of it, what is booked as doubtful. */
  readonly doubtful: Money;
}

/** How a draw goes. */
export interface Draw {
  readonly seed: string;
  readonly wanted: number;
  readonly by: DrawnBy;
  /** A whole number that follows from a text alone and is spread evenly, such as a digest of the text. */
  readonly numberOf: (text: string) => bigint;
}

/**
 * Draws claims by a seed. The same seed and the same claims give the same, in the same order, in whatever order the claims
 * come. No claim is drawn twice; a claim of a large amount may be met twice by its kronor, and then fewer are drawn.
 */
export function drawSample<Candidate extends SampleCandidate>(
  population: readonly Candidate[],
  draw: Draw,
): readonly Candidate[] {
  return draw.by === 'invoice' ? byInvoice(population, draw) : byAmount(population, draw);
}

function byInvoice<Candidate extends SampleCandidate>(
  population: readonly Candidate[],
  { seed, wanted, numberOf }: Draw,
): readonly Candidate[] {
  return population
    .map((candidate) => ({ candidate, number: numberOf(`${seed}\n${candidate.claimId}`) }))
    .toSorted((one, other) =>
      one.number === other.number ? byClaimId(one.candidate, other.candidate) : one.number < other.number ? -1 : 1,
    )
    .slice(0, wanted)
    .map(({ candidate }) => candidate);
}

/** The öre of all claims stand in a row; from a first one that the seed gives, each whole interval meets a claim. */
function byAmount<Candidate extends SampleCandidate>(
  population: readonly Candidate[],
  { seed, wanted, numberOf }: Draw,
): readonly Candidate[] {
  const row = population.filter(({ open }) => open.isPositive()).toSorted(byClaimId);
  const all = row.reduce((sum, { open }) => sum + open.toMinorUnits(), 0n);
  if (all === 0n || wanted === 0) return [];
  const first = numberOf(seed) % all;
  const drawn: Candidate[] = [];
  let [at, below] = [0, 0n];
  for (let place = 0n; place < BigInt(wanted); place += 1n) {
    const unit = (first + place * all) / BigInt(wanted);
    for (let own = row[at]; own && unit >= below + own.open.toMinorUnits(); own = row[at]) {
      below += own.open.toMinorUnits();
      at += 1;
    }
    const met = row[at];
    if (met && drawn.at(-1) !== met) drawn.push(met);
  }
  return drawn;
}

/** The largest amounts first. */
export function largestOf<Candidate extends SampleCandidate>(
  population: readonly Candidate[],
  wanted: number,
): readonly Candidate[] {
  return population
    .toSorted((one, other) =>
      one.open.equals(other.open) ? byClaimId(one, other) : one.open.isOver(other.open) ? -1 : 1,
    )
    .slice(0, wanted);
}

function byClaimId(one: SampleCandidate, other: SampleCandidate): number {
  return one.claimId < other.claimId ? -1 : Number(one.claimId > other.claimId);
}
