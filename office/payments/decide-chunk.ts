import type { PaymentMatch } from '../../domain/payment/match-payments';
import type { Breather } from '../../store/breather';
import type { DecidableClaims } from './lock-decidable';
import { postMovement, type PostedMovement, type PostingContext } from './post-movement';

export interface Posting {
  readonly match: PaymentMatch;
  readonly posted: PostedMovement;
}

/** Whose movements they are, and from which file. */
export interface FileOfMovements {
  readonly creditorId: string;
  readonly sha256: Buffer;
}

/** A part of a file, decided and not written yet. */
export interface DecidedChunk {
  readonly postings: readonly Posting[];
  readonly context: PostingContext;
}

export function claimsOf(matches: readonly PaymentMatch[]): ReadonlySet<string> {
  return new Set(matches.flatMap(({ claimIds }) => claimIds));
}

/** Decides a part of a file on its claims, which must be locked. */
export async function decideChunk(
  matches: readonly PaymentMatch[],
  { standing, undecidable }: DecidableClaims,
  given: Omit<PostingContext, 'standing' | 'undecidable' | 'bookings'>,
  breather: Breather,
): Promise<DecidedChunk> {
  const context: PostingContext = { ...given, standing, undecidable, bookings: new Map() };
  const postings: Posting[] = [];
  for (const match of matches) {
    if (breather.isDue()) await breather.breathe();
    postings.push({ match, posted: postMovement(match, context) });
  }
  return { postings, context };
}
