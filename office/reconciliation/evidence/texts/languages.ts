import type { Country } from '../../../../domain/policy/policy';
import { danishEvidence } from './danish';
import { englishEvidence } from './english';
import type { EvidenceTexts } from './evidence-texts';
import { swedishEvidence } from './swedish';

/** In which a piece of evidence is written. */
export const EVIDENCE_LANGUAGES = ['sv', 'da', 'en'] as const;
export type EvidenceLanguage = (typeof EVIDENCE_LANGUAGES)[number];

const TEXTS: Readonly<Record<EvidenceLanguage, EvidenceTexts>> = {
  sv: swedishEvidence,
  da: danishEvidence,
  en: englishEvidence,
};

export function evidenceTexts(language: EvidenceLanguage): EvidenceTexts {
  return TEXTS[language];
}

/** The language of a creditor's own evidence: that of its country, as of its letters. */
export function languageOf(country: Country): EvidenceLanguage {
  return country === 'SE' ? 'sv' : 'da';
}
