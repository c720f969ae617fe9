import type { CivilDate } from '../../kernel/civil-date';
import { without } from '../../claim/without';
import { recordedAlready, type ByDecision, type ClaimDecisionRule } from '../decision-rule';

export interface DebtorAddressTerms {
  readonly address: 'protected' | 'moved' | 'open';
}

export interface ChangeDebtorAddress extends ByDecision, DebtorAddressTerms {
  readonly type: 'ChangeDebtorAddress';
  readonly changedOn: CivilDate;
}

/** Where the debtor's letters may go. */
export const debtorAddress: ClaimDecisionRule<DebtorAddressTerms, ChangeDebtorAddress, 'DebtorAddressChanged'> = {
  answers: 'ChangeDebtorAddress',
  reaches: ['claims', 'debtor'],
  repeated: 'already-so',
  measure: ({ address }) => ({ variety: address }),
  command: ({ decisionId, on, terms }) => ({ type: 'ChangeDebtorAddress', decisionId, changedOn: on, ...terms }),
  decide(claim, { decisionId, changedOn: on, address }) {
    if (address === 'protected' && claim.addressProtected) return recordedAlready('The protected address');
    if (address === 'open' && !claim.addressProtected) return recordedAlready('The open address');
    return { events: [{ type: 'DebtorAddressChanged', on, decisionId, address }] };
  },
  consequences: {
    DebtorAddressChanged: {
      begins: () => 'debtor-address',
      fold(claim, { decisionId, address }) {
        const addressChange = { decisionId, wasProtected: claim.addressProtected === true };
        // Who is protected and moves is protected still.
        if (address === 'open') return { ...without(claim, 'addressProtected'), addressChange };
        return address === 'moved' ? { ...claim, addressChange } : { ...claim, addressProtected: true, addressChange };
      },
      onCase: { tells: ({ address }) => (address === 'protected' ? { says: 'address-protected' } : undefined) },
      grounds: ({ address }, { country }) =>
        country === 'SE' && address === 'protected' ? ['OSL (2009:400) 22 kap. 1 §'] : [],
    },
  },
  takingBack: {
    undo({ addressChange: change, addressProtected }, reverses, by) {
      if (change?.decisionId !== reverses) return 'Where letters go was changed again since; decide the right address.';
      const isAsBefore = change.wasProtected === (addressProtected === true);
      const address = change.wasProtected ? 'protected' : 'open';
      return isAsBefore ? [] : [{ type: 'DebtorAddressChanged', ...by, address }];
    },
  },
  lasting: { counts: 'latest', standsOn: ({ address }) => address === 'protected' },
};
