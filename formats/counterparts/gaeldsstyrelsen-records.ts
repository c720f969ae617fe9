import type { RecordLayout, RecordOf } from './counterpart-file';
import { amount, choice, date, formed, optional, text } from './field-types';

/** The creditor's own reference of a claim (*fordringshaverreference*), unique for ever. */
const fordringshaverreference = text(60);

/** Recall (*tilbagekald*): BORT wants the day from which the claim fell away; after FEJL nothing can be sent again. */
const TILBAGEKALD_CODES = ['BORD', 'BORT', 'FEJL', 'HENS', 'KLAG', 'HAFT'] as const;
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
      skyldnerArt: choice(['CPR', 'CVR', 'SE', 'AKR']),
      skyldnerNummer: formed(
        /^(\d{10}|\d{8}|[A-Z0-9]{3,20})$/,
        'a CPR number of 10 digits, a CVR or SE number of 8, or an AKR number',
      ),
      beskrivelse: text(100),
    },
  },
  tilbagekald: {
    code: '20',
    opensCase: true,
    fields: {
      fordringshaverreference,
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
      on: date,
      aarsagskode: choice(NEDSKRIV_CODES),
      virkningsdato: date,
      beloeb: amount('DKK'),
    },
  },
  opskriv: {
    code: '31',
    opensCase: true,
    fields: {
      fordringshaverreference,
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
} as const satisfies Record<string, RecordLayout>;

export type GaeldsstyrelsenInstruction = RecordOf<typeof FORDRING_RECORDS>;
export type Kvittering = RecordOf<typeof KVITTERING_RECORDS>;
