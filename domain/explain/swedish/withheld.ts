import type { WithheldGround } from '../../letters/withheld-ground';
import { swedish } from '../written';
import type { HeldWords, KeptTexts } from '../withheld';
import { swedishCauses } from './causes';
import { swedishNames as names } from './names';
import { stepNoun } from '../step-noun';

const { date, list } = swedish;

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

/** What the fields of counterparts' records are called; one without words is told by the record's name. */
const FIELDS: Readonly<Partial<Record<string, string>>> = {
  debtorIdentity: 'personnummer eller organisationsnummer',
  debtorName: 'namn',
  debtorStreet: 'gatuadress',
  debtorPostalCode: 'postnummer',
  debtorCity: 'postort',
  debtorAddress: 'adress',
  debtKind: 'fordringens slag',
  kind: 'avgiftens slag',
  demandedOn: 'inkassokravets dag',
  ruledOn: 'utslagets dag',
  rulingCaseId: 'Kronofogdens målnummer',
  limitationOn: 'preskriptionsdagen',
  issuedOn: 'fakturans dag',
  invoiceNumber: 'fakturanumret',
  description: 'vad fakturan avser',
  principal: 'kapitalet',
  amount: 'beloppet',
  liable: 'den som också är betalningsskyldig',
  caseId: 'ärendets beteckning',
};

/** Why something has not left the house yet, as a sentence's end. */
const HELD: HeldWords = {
  'no-counterpart': ({ step }) => `ingen tar emot ${stepNoun(names, step).definite}`,
  'step-waits': ({ cause }) => swedishCauses[cause.type](cause as never),
  respite: ({ on }) => `betalningen får vänta till och med den ${date(on)}`,
  'record-incomplete': ({ fields }) =>
    `uppgifter som mottagaren behöver saknas eller har fel form${fields.length > 0 ? `: ${list(fields.map((field) => FIELDS[field] ?? field))}` : ''}`,
  'told-otherwise': () => 'mottagaren har det redan med annat innehåll',
  'recipient-unknown': () => 'en mottagare finns inte i registret',
  'address-missing': () => 'en mottagares adress saknas i registret',
  'not-printable': () => 'ett tecken i brevet kan inte skrivas ut',
  'address-too-long': () => 'adressen får inte plats i kuvertets fönster',
  'not-possible': () => 'brevet skulle inte stämma med fordran som den stod då',
  fault: () => 'ett fel hindrar det, som den som driver Fordring måste rätta',
};

export const swedishKept: KeptTexts = {
  written: swedish,
  withheld: swedishWithheld,
  held: (ground) => HELD[ground.ground](ground as never),
};
