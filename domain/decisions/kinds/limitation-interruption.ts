import type { CivilDate } from '../../kernel/civil-date';
import { alreadySo, notPossible, type ByDecision, type ClaimDecisionRule } from '../decision-rule';

export interface InterruptionTerms {
  readonly by: 'acknowledged' | 'written-demand-received' | 'proceedings';
  /** Of proceedings; they are pending when absent. */
  readonly endedOn?: CivilDate;
  /** The document that proves it. */
  readonly proof: string;
}

export interface InterruptLimitation extends ByDecision, InterruptionTerms {
  readonly type: 'InterruptLimitation';
  readonly interruptedOn: CivilDate;
}

/** Time starts to run anew. */
export const limitationInterruption: ClaimDecisionRule<
  InterruptionTerms,
  InterruptLimitation,
  'LimitationInterrupted'
> = {
  answers: 'InterruptLimitation',
  reaches: ['claims'],
  repeated: 'already-so',
  measure: () => ({}),
  happened: ({ endedOn }) => ({ 'end of the proceedings': endedOn }),
  command: ({ decisionId, on, terms }) => ({ type: 'InterruptLimitation', decisionId, interruptedOn: on, ...terms }),
  decide(claim, { decisionId, interruptedOn: on, by, endedOn, proof }, rulebook) {
    const lastDay = rulebook.limitationDate(claim);
    if (lastDay && on > lastDay) {
      return notPossible(`The claim was time-barred after ${lastDay}; what happened on ${on} came too late.`);
    }
    if (on < claim.issuedOn)
      return notPossible(`The claim arose on ${claim.issuedOn}; nothing before that interrupts.`);
    if (endedOn && endedOn < on) {
      return notPossible(`Proceedings that began on ${on} cannot have ended on ${endedOn}; give a later day.`);
    }
    const known = claim.interruptions.some((each) => each.on === on && each.by === by && each.endedOn === endedOn);
    if (known) return alreadySo(`That the limitation was interrupted on ${on} is recorded already.`);
    return { events: [{ type: 'LimitationInterrupted', on, decisionId, by, ...(endedOn && { endedOn }), proof }] };
  },
  consequences: {
    LimitationInterrupted: {
      begins: () => 'limitation-interruption',
      fold: (claim, event) => ({ ...claim, interruptions: [...claim.interruptions, event] }),
      grounds: (_event, { country }) =>
        country === 'SE' ? ['preskriptionslagen (1981:130) 5–7 §§'] : ['forældelsesloven §§ 15–18'],
    },
  },
  takingBack: {
    forget: (claim, reverses) => ({
      ...claim,
      interruptions: claim.interruptions.filter(({ decisionId }) => decisionId !== reverses),
    }),
  },
};
