import type { CivilDate } from '../../domain/civil-date';
import type { GaeldsstyrelsenInstruction } from '../../formats/counterparts/gaeldsstyrelsen-records';
import type { IntrumInstruction } from '../../formats/counterparts/intrum';
import type { KfmApplication, KfmInstruction } from '../../formats/counterparts/kfm';
import type { InputRefused } from '../../formats/input-error';
import type { CounterpartFact } from './counterpart-facts';

/** The case is in the counterpart's hands, or in the file that goes there. */
export interface ReferralReceipt {
  /** Where it can be found again, such as `kfm-application-0007-2016-03-16.txt`. */
  readonly referralId: string;
  readonly referredOn: CivilDate;
}

/** One delivery of answers: a file, or one call of a service. */
export interface AnswerBatch {
  readonly batchId: string;
  readonly facts: readonly CounterpartFact[];
}

export interface FetchedAnswers {
  readonly batches: readonly AnswerBatch[];
  /** Deliveries that could not be read; they wait for a person and keep nothing else waiting. */
  readonly refused: readonly { readonly batchId: string; readonly refusal: InputRefused }[];
}

/**
 * An authority or agency that takes over claims.
 *
 * Every call can be made twice: a case, recall or adjustment that is known returns its first receipt. It can throw
 * - `CaseAlreadyReferredWithOtherContents`: the same id came with other contents. Never retry; adjust or recall instead.
 * - `InputRefused`: a field does not fit the counterpart's record. Mend the register, then retry.
 * - failures of the world: retry.
 *
 * Answers are fetched until they are acknowledged: record their facts first (each once, by `answerId`), then acknowledge.
 */
interface CounterpartPort<Case, Recall, Adjustment> {
  refer(referred: Case, on: CivilDate): Promise<ReferralReceipt>;
  recall(recall: Recall): Promise<ReferralReceipt>;
  /** Tells of a payment or a correction after the referral. The id is the payment's or the correction's own. */
  adjust(adjustmentId: string, adjustment: Adjustment): Promise<ReferralReceipt>;
  fetchAnswers(): Promise<FetchedAnswers>;
  acknowledge(batchId: string): Promise<void>;
}

type KfmRecall = Extract<KfmInstruction, { instruction: 'withdrawal' }>;
type KfmReduction = Extract<KfmInstruction, { instruction: 'reduction' }>;
export type KfmPort = CounterpartPort<KfmApplication, KfmRecall, KfmReduction>;

type IntrumRecord<Name extends IntrumInstruction['record']> = Extract<IntrumInstruction, { record: Name }>;
export type IntrumPort = CounterpartPort<IntrumRecord<'case'>, IntrumRecord<'withdrawal'>, IntrumRecord<'reduction'>>;

type PsrmRecord<Name extends GaeldsstyrelsenInstruction['record']> = Extract<
  GaeldsstyrelsenInstruction,
  { record: Name }
>;
export type GaeldsstyrelsenPort = CounterpartPort<
  PsrmRecord<'fordring'>,
  PsrmRecord<'tilbagekald'>,
  PsrmRecord<'nedskriv'> | PsrmRecord<'opskriv'>
>;

export class CaseAlreadyReferredWithOtherContents extends Error {
  override readonly name = 'CaseAlreadyReferredWithOtherContents';

  constructor(caseId: string) {
    super(`Case ${caseId} has been referred with other contents. Adjust or recall it instead of referring it again.`);
  }
}
