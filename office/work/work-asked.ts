import type { Pool } from 'pg';
import type { Actor } from '../../domain/authority/actor';
import type { CivilDate } from '../../domain/kernel/civil-date';
import type { Work } from '../../domain/work/work';
import type { RulebookFor } from '../claims/decide-and-book';
import type { KeptCreditor } from '../creditors/creditor';

/** Of whom work is asked for, and at the end of which day. */
export interface WorkAsked {
  readonly pool: Pool;
  readonly creditor: KeptCreditor;
  readonly asOf: CivilDate;
  readonly actor: Actor;
  readonly rulebookFor: RulebookFor;
}

/** A kind of work that is found elsewhere than in open claims. It goes by the books as they stand now. */
export type LooksForWork = (asked: WorkAsked) => Promise<Work[]>;
