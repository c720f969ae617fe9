import { ApplicationFailure } from '@temporalio/common';
import type { Fault, FaultKind } from '../domain/kernel/fault';
import { ALWAYS_FINAL } from '../office/claims/final-faults';
import { counted } from '../domain/kernel/counted';
import { InputRefused } from '../domain/kernel/input-refused';
import { isMetByAnother, rowRefused } from '../office/counter/row-refused';
import { valueNotStorable } from '../office/counter/value-not-storable';
import type { FailureDetail } from '../workflows/failure-kinds';

/** What is away now may be there later: no fault of kind `unavailable` is final. */
type FinalFault = Fault & { readonly kind: Exclude<FaultKind, 'unavailable'> };

type FinalFaults = readonly (abstract new (...given: never[]) => FinalFault)[];

const PLACES_SHOWN = 10;

/**
 * Does the work of an activity. A final fault ends the activity: it is told to the engine by its name as the type, with its
 * kind, and is not tried again. Final are the faults of the classes in `final`, what `finalFaultOf` names, and what
 * PostgreSQL refuses for its contents. Every other problem is tried again as the port's options say.
 */
export async function endingWith<Result>(final: FinalFaults, work: () => Promise<Result>): Promise<Result> {
  try {
    return await onceMoreWhenMet(work);
  } catch (problem) {
    const fault = final.some((known) => problem instanceof known) ? (problem as FinalFault) : finalFaultOf(problem);
    throw fault ? failureOf(fault) : problem;
  }
}

/** The fault for which no activity is tried again; nothing where trying again may help. */
export function finalFaultOf(problem: unknown): FinalFault | undefined {
  if (ALWAYS_FINAL.some((known) => problem instanceof known)) return problem as FinalFault;
  return valueNotStorable(problem) ?? rowRefused(problem);
}

/** Does the work once more at once when another act has written the same row meanwhile. */
export async function onceMoreWhenMet<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (problem) {
    if (!isMetByAnother(problem)) throw problem;
    return work();
  }
}

function failureOf(fault: FinalFault): ApplicationFailure {
  return ApplicationFailure.create({
    message: fault instanceof InputRefused ? placesOf(fault) : fault.message,
    type: fault.name,
    nonRetryable: true,
    details: [{ kind: fault.kind } satisfies FailureDetail],
  });
}

/** What a refused file says may be personal: the engine is told only where the problems are. */
function placesOf({ problems, count }: InputRefused): string {
  const places = problems.map(({ line, field }) => [line && `line ${line}`, field].filter(Boolean).join(', '));
  const shown = places.filter(Boolean).slice(0, PLACES_SHOWN).join('; ');
  return `The bank file was refused with ${counted(count, 'problem')}${shown && ` (${shown})`}. Read it with --dry-run to see them.`;
}
