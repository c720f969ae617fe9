import type { WithheldGround } from '../../letters/withheld-ground';
import { danish } from '../written';
import type { HeldWords, KeptTexts } from '../withheld';
import { danishCauses } from './causes';
import { danishNames as names } from './names';
import { stepNoun } from '../step-noun';

const { date, list } = danish;

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

/** What the fields of counterparts' records are called; one without words is told by the record's name. */
const FIELDS: Readonly<Partial<Record<string, string>>> = {
  debtorIdentity: 'person- eller virksomhedsnummer',
  debtorName: 'navn',
  debtorStreet: 'vej og husnummer',
  debtorPostalCode: 'postnummer',
  debtorCity: 'by',
  debtorAddress: 'adresse',
  debtKind: 'fordringens art',
  kind: 'gebyrets art',
  demandedOn: 'inkassokravets dag',
  ruledOn: 'afgørelsens dag',
  rulingCaseId: 'Kronofogdens sagsnummer',
  limitationOn: 'forældelsesdagen',
  issuedOn: 'fakturaens dag',
  invoiceNumber: 'fakturanummeret',
  description: 'hvad fakturaen vedrører',
  principal: 'hovedstolen',
  amount: 'beløbet',
  liable: 'den, der også hæfter',
  caseId: 'sagens betegnelse',
};

/** Why something has not left the house yet, as a sentence's end. */
const HELD: HeldWords = {
  'no-counterpart': ({ step }) => `ingen modtager ${stepNoun(names, step).definite}`,
  'step-waits': ({ cause }) => danishCauses[cause.type](cause as never),
  respite: ({ on }) => `betalingen må vente til og med den ${date(on)}`,
  'record-incomplete': ({ fields }) =>
    `oplysninger, som modtageren skal bruge, mangler eller har en forkert form${fields.length > 0 ? `: ${list(fields.map((field) => FIELDS[field] ?? field))}` : ''}`,
  'told-otherwise': () => 'modtageren har det allerede med et andet indhold',
  'recipient-unknown': () => 'en modtager findes ikke i registret',
  'address-missing': () => 'en modtagers adresse mangler i registret',
  'not-printable': () => 'et tegn i brevet kan ikke trykkes',
  'address-too-long': () => 'der er ikke plads til adressen i kuvertens rude',
  'not-possible': () => 'brevet ville ikke passe til fordringen, som den stod dengang',
  fault: () => 'en fejl hindrer det, som den, der driver Fordring, skal rette',
};

export const danishKept: KeptTexts = {
  written: danish,
  withheld: danishWithheld,
  held: (ground) => HELD[ground.ground](ground as never),
};
