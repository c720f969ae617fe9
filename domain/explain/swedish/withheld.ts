import type { WithheldGround } from '../../letters/withheld-ground';

/** Why something never left the house, as a sentence's end; `…` stands for a day. */
export const swedishWithheld: Readonly<Record<WithheldGround, string>> = {
  'step-withdrawn': 'åtgärden togs tillbaka dessförinnan',
  'nothing-open': 'ingenting var obetalt längre',
  'plan-ended': 'avbetalningsplanen hade upphört dessförinnan',
  'instalment-paid': 'avbetalningen kom in dessförinnan',
  'plan-reinstated': 'avbetalningsplanen togs upp igen dessförinnan',
  deferred: 'anstånd beviljades till den …',
  'plan-agreed': 'en avbetalningsplan gjordes upp den …',
  disputed: 'fordran bestreds den …',
  'stayed-by-law': 'lagen hindrar kravet på grund av gäldenärens situation',
  'nothing-to-take-back': 'inget av breven som det tar tillbaka hade skickats',
  'case-settled': 'ingenting var obetalt längre',
  'case-taken-back': 'det togs tillbaka dessförinnan',
};
