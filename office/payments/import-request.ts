import type { CivilDate } from '../../domain/kernel/civil-date';
import type { PaymentMatch } from '../../domain/payment/match-payments';
import type { SetAside } from '../../domain/payment/set-aside';
import type { BankFile } from '../../formats/bank-file';
import type { RulebookFor } from '../claims/decide-and-book';
import type { MovementOutcome } from './import-report';

export interface ImportRequest {
  readonly creditorId: string;
  readonly file: BankFile;
  readonly fileName: string;
  /** Of the file's bytes. */
  readonly sha256: Buffer;
  /** The business day on which it is booked. */
  readonly today: CivilDate;
  readonly rulebookFor: RulebookFor;
  /** Matches and decides as usual, says what would happen, and leaves the books untouched. */
  readonly dryRun?: boolean;
  readonly progress?: (done: number, of: number) => void;
  readonly onMovement?: (match: PaymentMatch, outcome: MovementOutcome) => void;
  readonly onAside?: (row: SetAside) => void;
}
