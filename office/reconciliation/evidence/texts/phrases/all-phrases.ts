import { titlePhrases } from './title-phrases';
import { sourcePhrases } from './source-phrases';
import { causePhrases } from './cause-phrases';
import { kyIdentityPhrases } from './ky-identity-phrases';
import { identityPhrases } from './identity-phrases';
import { reasonPhrases } from './reason-phrases';
import { wordPhrases } from './word-phrases';
import { kyRoutePhrases } from './ky-route-phrases';
import { routePhrases } from './route-phrases';
import { PhraseBook, type Phrases } from './phrase-book';

/** Every phrase of the recipes. */
export const ALL_PHRASES: readonly Phrases[] = [
  titlePhrases,
  sourcePhrases,
  causePhrases,
  kyIdentityPhrases,
  identityPhrases,
  reasonPhrases,
  wordPhrases,
  kyRoutePhrases,
  routePhrases,
];

export const swedishPhrases = new PhraseBook(ALL_PHRASES, 'sv');
export const danishPhrases = new PhraseBook(ALL_PHRASES, 'da');
