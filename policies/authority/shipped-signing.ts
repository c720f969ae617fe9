import type { AuthorityMatrix } from '../../domain/authority/authority-matrix';
import type { Currency } from '../../domain/kernel/money';
import type { SigningRules } from '../../domain/authority/signing-rules';

/**
 * Up to which amount left each role signs a reconciliation, where the creditor's own matrix does not say otherwise. The
 * sources name no limit (S002-109 asks that authority be regulated): the amount is our own choice.
 */
const SHIPPED_LIMITS: SigningRules['limits'] = { supervisor: '100000.00' };

/** What a creditor's matrix lays down about signing, and what is shipped where it is silent, or where none is in force. */
export function signingOf(matrix: AuthorityMatrix | undefined, currency: Currency): SigningRules {
  const signing = matrix?.signing;
  return {
    parties: signing?.parties?.value ?? {},
    limits: signing?.limits?.value ?? SHIPPED_LIMITS,
    ...(signing?.materiality && { materiality: signing.materiality.value }),
    currency: matrix?.currency ?? currency,
  };
}
