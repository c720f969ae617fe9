import type { Currency } from '../../domain/kernel/money';
import type { Country } from '../../domain/policy/policy';

/** The currency in which each country's statutes name their amounts. */
export const CURRENCY_OF: Readonly<Record<Country, Currency>> = { SE: 'SEK', DK: 'DKK' };
