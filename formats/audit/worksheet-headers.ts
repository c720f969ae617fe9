import type { Assertion } from '../../domain/audit/assertions';

/** What stands above a column of an auditor's worksheet: Swedish, Danish, English. */
export type Headers = Readonly<Record<'sv' | 'da' | 'en', string>>;

/** The columns that an auditor fills in with yes or no. */
export const ASSERTION_HEADERS: Readonly<Record<Assertion, Headers>> = {
  existence: { sv: 'Existerar?', da: 'Eksisterer?', en: 'Exists?' },
  classification: { sv: 'Rätt klassificerad?', da: 'Rigtigt klassificeret?', en: 'Rightly classified?' },
  valuation: { sv: 'Rätt värderad?', da: 'Rigtigt værdiansat?', en: 'Rightly valued?' },
  day: { sv: 'Rätt dag?', da: 'Rigtig dag?', en: 'Right day?' },
  fee: { sv: 'Rätt avgift?', da: 'Rigtigt gebyr?', en: 'Right fee?' },
  reason: { sv: 'Skäl dokumenterat?', da: 'Grund dokumenteret?', en: 'Reason documented?' },
};

export const INVOICE_HEADER: Headers = { sv: 'Fakturanr', da: 'Fakturanr.', en: 'Invoice' };

export const COMMENT_HEADER: Headers = {
  sv: 'Revisorns anteckning',
  da: 'Revisors bemærkning',
  en: 'Auditor’s remark',
};

export const YES: Headers = { sv: 'ja', da: 'ja', en: 'yes' };
export const NO: Headers = { sv: 'nej', da: 'nej', en: 'no' };
/** Below a worksheet. */
export const SUM_WORDS: Headers = { sv: 'Summa', da: 'I alt', en: 'Total' };
