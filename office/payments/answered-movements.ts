import type { CivilDate } from '../../domain/kernel/civil-date';
import type { BankMovement } from '../../domain/payment/bank-movement';
import { impossibleDay } from '../../domain/payment/impossible-day';
import type { AsideWord } from './aside-answers';
import { AsideRefused } from './aside-refused';

interface SaidOfRow {
  readonly asideId: string;
  readonly answer: AsideWord;
  readonly reference?: string;
  readonly on?: CivilDate;
  readonly today: CivilDate;
}

/**
 * The movements of a row as a person says that the bank should have told of them. Throws `AsideRefused` where what is said
 * does not fit the answer, and for a day on which no money can have come: an answer does not make such a day possible.
 */
export function answeredMovements(movements: readonly BankMovement[], said: SaidOfRow): BankMovement[] {
  refuseMisplaced(said);
  const { asideId, reference, on, today } = said;
  return movements.map((movement) => {
    const answered = {
      ...movement,
      ...(reference !== undefined && { references: [{ reference }] }),
      ...(on !== undefined && { receivedOn: on }),
    };
    const impossible = impossibleDay(answered, today);
    if (impossible === undefined) return answered;
    throw new AsideRefused(
      `Row ${asideId} cannot be booked. ${impossible} Say the right day with correct or suspense, or say not-ours.`,
    );
  });
}

/** Throws `AsideRefused` for a reference or a day that the answer has no use for, and for a correction of nothing. */
export function refuseMisplaced({ answer, reference, on }: Omit<SaidOfRow, 'asideId' | 'today'>): void {
  if (reference !== undefined && answer !== 'correct') {
    throw new AsideRefused('The reference that the bank should have told is said with correct alone.');
  }
  if (on !== undefined && answer !== 'correct' && answer !== 'suspense') {
    throw new AsideRefused('The day that the bank should have told is said with correct or suspense alone.');
  }
  if (answer === 'correct' && reference === undefined && on === undefined) {
    throw new AsideRefused('Say what is to be corrected: the reference or the day.');
  }
}
