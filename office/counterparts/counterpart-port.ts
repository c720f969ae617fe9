import type { CivilDate } from '../../domain/kernel/civil-date';
import type { AgencyCaseRecord, AgencyInstruction } from '../../formats/counterparts/agency';
import type { Fordring, GaeldsstyrelsenInstruction } from '../../formats/counterparts/gaeldsstyrelsen-records';
import type { IntrumCase, IntrumInstruction } from '../../formats/counterparts/intrum';
import type { KfmApplication, KfmInstruction } from '../../formats/counterparts/kfm';
import type { InputRefused } from '../../domain/kernel/input-refused';
import { Fault } from '../../domain/kernel/fault';
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
 * Every call can be made twice: a case, recall or adjustment that is known returns its first receipt. A call can throw
 * - `CaseAlreadyReferredWithOtherContents`: the same id came with other contents. Never retry; adjust or recall instead.
 * - `InputRefused`: a field does not fit the counterpart's record. Mend the register, then retry.
 * - failures of the world: retry.
 *
 * Answers are fetched until they are acknowledged. Record their facts first (each once, by `answerId`), then acknowledge.
 */
interface CounterpartPort<Case, Recall, Adjustment> {
  refer(referred: Case, on: CivilDate): Promise<ReferralReceipt>;
  recall(recall: Recall): Promise<ReferralReceipt>;
  /** Tells of what changed after the referral: a payment, a correction, a deferral. The change's id makes it known again. */
  adjust(adjustment: Adjustment): Promise<ReferralReceipt>;
  fetchAnswers(): Promise<FetchedAnswers>;
  acknowledge(batchId: string): Promise<void>;
}

type KfmNamed<Name extends KfmInstruction['instruction']> = Extract<KfmInstruction, { instruction: Name }>;
export type KfmRecall = KfmNamed<'withdrawal'>;
export type KfmAdjustment = KfmNamed<'reduction' | 'raise' | 'notice'>;
export type KfmPort = CounterpartPort<KfmApplication, KfmRecall, KfmAdjustment>;

type IntrumNamed<Name extends IntrumInstruction['record']> = Extract<IntrumInstruction, { record: Name }>;
export type IntrumRecall = IntrumNamed<'withdrawal'>;
export type IntrumAdjustment = IntrumNamed<'reduction' | 'raise' | 'notice'>;
export type IntrumPort = CounterpartPort<IntrumCase, IntrumRecall, IntrumAdjustment>;

type AgencyNamed<Name extends AgencyInstruction['record']> = Extract<AgencyInstruction, { record: Name }>;
export type AgencyRecall = AgencyNamed<'withdrawal'>;
export type AgencyAdjustment = AgencyNamed<'reduction' | 'raise' | 'notice'>;
export type AgencyPort = CounterpartPort<AgencyCaseRecord, AgencyRecall, AgencyAdjustment>;

type PsrmNamed<Name extends GaeldsstyrelsenInstruction['record']> = Extract<
  GaeldsstyrelsenInstruction,
  { record: Name }
>;
export type PsrmRecall = PsrmNamed<'tilbagekald'>;
export type PsrmAdjustment = PsrmNamed<'nedskriv' | 'opskriv'>;
export type GaeldsstyrelsenPort = CounterpartPort<Fordring, PsrmRecall, PsrmAdjustment>;

/** The case was referred before with other contents. Adjust or recall the case instead of referring it again. */
export class CaseAlreadyReferredWithOtherContents extends Fault {
  override readonly name = 'CaseAlreadyReferredWithOtherContents';
  override readonly kind = 'refused';

  constructor(caseId: string) {
    super(`Case ${caseId} has been referred with other contents. Adjust or recall it instead of referring it again.`);
  }
}
