import type { WithheldGround } from '../../letters/withheld-ground';

/** Why something never left the house, as a sentence's end; `…` stands for a day. */
export const danishWithheld: Readonly<Record<WithheldGround, string>> = {
  'step-withdrawn': 'skridtet blev taget tilbage inden da',
  'nothing-open': 'intet var længere ubetalt',
  'plan-ended': 'afdragsordningen var bortfaldet inden da',
  'instalment-paid': 'raten blev betalt inden da',
  'plan-reinstated': 'afdragsordningen blev genoptaget inden da',
  deferred: 'der blev givet henstand til den …',
  'plan-agreed': 'der blev aftalt en afdragsordning den …',
  disputed: 'der blev gjort indsigelse den …',
  'stayed-by-law': 'loven standser kravet på grund af debitors situation',
  'nothing-to-take-back': 'ingen af de breve, som det tager tilbage, var sendt',
  'case-settled': 'intet var længere ubetalt',
  'case-taken-back': 'det blev taget tilbage inden da',
};
