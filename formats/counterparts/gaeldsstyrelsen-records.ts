import type { RecordLayout, RecordOf } from './counterpart-file';
import { amount, choice, date, formed, optional, text } from './field-types';

/** The creditor's own reference of a claim (*fordringshaverreference*), unique for ever. */
const fordringshaverreference = text(60);

/** Our own reference of one change of a claim; the receipt for it names it. */
const aendringsreference = text(20);

const debtorNumberFields = {
  art: choice(['CPR', 'CVR', 'SE', 'AKR']),
  nummer: formed(
    /^(\d{10}|\d{8}|[A-Z0-9]{3,20})$/,
    'a CPR number of 10 digits, a CVR or SE number of 8, or an AKR number',
  ),
};

/** Recall (*tilbagekald*): BORT wants the day from which the claim fell away; after FEJL nothing can be sent again. */
const TILBAGEKALD_CODES = ['BORD', 'BORT', 'FEJL', 'HENS', 'KLAG', 'HAFT'] as const;
export type TilbagekaldCode = (typeof TILBAGEKALD_CODES)[number];
/** Write-down: payment to the creditor, correction, and two reasons that the source names without a meaning. */
const NEDSKRIV_CODES = ['INDB', 'REGU', 'OANI', 'OONR'] as const;
const OPSKRIV_CODES = ['OpskrivRegulering', 'NAOR', 'FejlagtigHovedstolIndberetning'] as const;

/** Each claim is sent singly: principal, interest and each fee; the latter two name their main claim. */
export const FORDRING_RECORDS = {
  fordring: {
    code: '10',
    opensCase: true,
    fields: {
      fordringshaverreference,
      hovedfordringsreference: optional(fordringshaverreference),
      /** PSRM takes claims to collect only, no claims for set-off (MODR). */
      art: choice(['INDR']),
      fordringstypekode: formed(/^[A-ZÆØÅ]{7}$/, 'the seven capitals of a type, such as KFDAINS'),
      /** What is open now. 0.00 for a paid main claim whose interest or fee is handed over. */
      restgaeld: amount('DKK'),
      hovedstol: amount('DKK'),
      periodeStart: date,
      periodeSlut: date,
      stiftelsesdato: date,
      forfaldsdato: date,
      /** The last timely day to pay (*sidste rettidige betalingsdato*). */
      srb: date,
      /** The current one, from which it is time-barred. */
      foraeldelsesdato: date,
      domsdato: optional(date),
      forligsdato: optional(date),
      skyldnerArt: debtorNumberFields.art,
      skyldnerNummer: debtorNumberFields.nummer,
      beskrivelse: text(100),
    },
  },
  /** One more who is liable for the claim above it (*hæfter*). */
  haefter: {
    code: '11',
    opensCase: false,
    fields: { fordringshaverreference, haefterArt: debtorNumberFields.art, haefterNummer: debtorNumberFields.nummer },
  },
  tilbagekald: {
    code: '20',
    opensCase: true,
    fields: {
      fordringshaverreference,
      aendringsreference,
      on: date,
      aarsagskode: choice(TILBAGEKALD_CODES),
      virkningsdato: optional(date),
    },
  },
  nedskriv: {
    code: '30',
    opensCase: true,
    fields: {
      fordringshaverreference,
      aendringsreference,
      on: date,
      aarsagskode: choice(NEDSKRIV_CODES),
      virkningsdato: date,
      beloeb: amount('DKK'),
    },
  },
  /** A claim of its own for what was added, which ranks right after the original (BEK 1110/2024 § 7, stk. 1). */
  opskriv: {
    code: '31',
    opensCase: true,
    fields: {
      fordringshaverreference,
      /** The original claim's. */
      hovedfordringsreference: fordringshaverreference,
      aendringsreference,
      on: date,
      aarsagskode: choice(OPSKRIV_CODES),
      virkningsdato: date,
      beloeb: amount('DKK'),
    },
  },
} as const satisfies Record<string, RecordLayout>;

export const KVITTERING_RECORDS = {
  kvittering: {
    code: '40',
    opensCase: true,
    fields: {
      fordringshaverreference,
      on: date,
      /** HØRING is not received: the limitation keeps running until the claim is confirmed or corrected. */
      status: choice(['UDFØRT', 'AFVIST', 'HØRING']),
      /** Gældsstyrelsen's own number of the claim. */
      fordringsId: optional(text(40)),
      /** The rule that a rejected claim broke or a heard one touched. */
      aarsag: optional(text(200)),
    },
  },
  /** The receipt for a change: a line 20, 30 or 31. */
  aendring: {
    code: '41',
    opensCase: true,
    fields: {
      fordringshaverreference,
      aendringsreference,
      on: date,
      status: choice(['UDFØRT', 'AFVIST', 'HØRING']),
      aarsag: optional(text(200)),
    },
  },
} as const satisfies Record<string, RecordLayout>;

type ClaimRecord = RecordOf<typeof FORDRING_RECORDS>;
export type ClaimRecordNamed<Name extends ClaimRecord['record']> = Extract<ClaimRecord, { record: Name }>;
type Haefter = Omit<ClaimRecordNamed<'haefter'>, 'record' | 'fordringshaverreference'>;

/** A claim goes with all who are liable for it beside its debtor (GIL § 2, stk. 4 and 5). */
type FordringOfAll = ClaimRecordNamed<'fordring'> & { readonly haeftere?: readonly Haefter[] };
/** A main claim goes with the interest and fees that are handed over with it. */
export type Fordring = FordringOfAll & { readonly accessories?: readonly FordringOfAll[] };
export type GaeldsstyrelsenInstruction = Fordring | Exclude<ClaimRecord, { record: 'fordring' | 'haefter' }>;
export type GaeldsstyrelsenAnswer = RecordOf<typeof KVITTERING_RECORDS>;
