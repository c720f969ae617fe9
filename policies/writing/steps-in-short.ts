import { AWAITED_ANSWERS } from '../../domain/policy/policy';
import { nearestWord } from './nearest-word';
import { isRecord } from './policy-problem';

type Written = Readonly<Record<string, unknown>>;

/**
 * A step with its short words written out, before what it leaves out is filled in from them: `anchor: demand` counts from a
 * step of the file, `anchor: ruling` from an answer, and `groups: 55` holds for this group only. Variants are written so too.
 */
export function stepInFull(step: Written, steps: readonly unknown[]): Written {
  const names = steps.flatMap((other) => (isRecord(other) && typeof other['step'] === 'string' ? [other['step']] : []));
  const { variants, groups } = step;
  return {
    ...withAnchor(step, names),
    ...(isListOrWord(groups) && { groups: { only: groups } }),
    ...(Array.isArray(variants) && {
      variants: variants.map((variant: unknown) => (isRecord(variant) ? withAnchor(variant, names) : variant)),
    }),
  };
}

/** An answer comes before a step of the same name: what follows an acceptance counts from the acceptance itself. */
function withAnchor(part: Written, names: readonly string[]): Written {
  const { anchor } = part;
  if (typeof anchor !== 'string' || nearestWord(anchor, ['due-date', 'last-timely-day']) !== undefined) return part;
  if (AWAITED_ANSWERS.some((answer) => answer === anchor))
    return { ...part, anchor: { from: 'answer', answer: anchor } };
  const isMeant = nearestWord(anchor, names) !== undefined;
  return isMeant ? { ...part, anchor: { from: 'step', step: anchor } } : part;
}

function isListOrWord(groups: unknown): boolean {
  return typeof groups === 'string' || typeof groups === 'number' || Array.isArray(groups);
}
