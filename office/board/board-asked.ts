import type { Pool } from 'pg';
import type { Measured } from '../../domain/controls/verdict';
import type { CivilDate } from '../../domain/kernel/civil-date';
import type { AsOf } from '../claims/events-as-of';
import type { RulebookFor } from '../claims/execute-command';
import type { ReportedCreditor } from '../close/reported-creditor';

/** Whose controls are measured, and by which two days. */
export interface BoardAsked extends AsOf {
  readonly pool: Pool;
  readonly creditor: ReportedCreditor;
  readonly rulebookFor: RulebookFor;
}

/** Works some measures out. */
export type Measures = (asked: BoardAsked) => Promise<readonly Measured[]>;

/** What has a business day alone became known on that day. */
export function learnedBy({ asOf, known }: AsOf): CivilDate {
  return known !== undefined && known < asOf ? known : asOf;
}
