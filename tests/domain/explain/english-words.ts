import type { Language } from '../../../domain/explain/language';

/** English words that no Swedish or Danish sentence has: function words, and the nouns that every sentence here is about. */
const ENGLISH =
  /\b(the|of|and|which|who|has|have|had|is|are|was|were|been|be|not|because|waits?|with|from|before|after|until|since|through|that|this|it|its|no|by|days?|months?|date|paid|payment|claim|letter|debtor|creditor|client|case|reminder|demand|instalment|plan not|deferr\w+|due|step|policy|missing|taken|back|first|next)\b/gi;

/** Words that the other language has too: Danish `by` is a town. */
const OWN: Readonly<Record<Exclude<Language, 'en'>, ReadonlySet<string>>> = {
  sv: new Set(),
  da: new Set(['by', 'at', 'had']),
};

/** The English that a sentence has outside of what it quotes and of names such as `debtor-7`. */
export function englishIn(text: string, language: Exclude<Language, 'en'>): string[] {
  const own = text.replaceAll(/”[^”]*”|\b[a-z]+-\d+\b/g, '');
  return (own.match(ENGLISH) ?? []).filter((word) => !OWN[language].has(word.toLowerCase()));
}
