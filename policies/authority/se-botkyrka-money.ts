import type { AuthorityLine } from '../../domain/authority/authority-matrix';
import type { Role } from '../../domain/authority/roles';

const HANDLERS: readonly Role[] = ['case-handler', 'supervisor', 'manager'];
const CHIEFS: readonly Role[] = ['supervisor', 'manager'];

/** Who may move, give back or give up money of Botkyrka. */
export const SE_BOTKYRKA_MONEY_LINES: readonly AuthorityLine[] = [
  {
    id: 'cancellation',
    kind: 'cancellation',
    propose: HANDLERS,
    decide: [],
    approve: CHIEFS,
    needsDocument: true,
    reason: 'with a supporting document; that it takes two persons is our choice',
    sources: ['S002-56'],
  },
  {
    id: 'credit-note',
    kind: 'credit-note',
    amount: { upTo: '50000.00' },
    propose: HANDLERS,
    decide: [],
    approve: CHIEFS,
    needsDocument: true,
    reason: 'with a supporting document; two persons, as for a cancellation; the amount is our choice',
    sources: ['S002-56'],
  },
  {
    id: 'credit-note-large',
    kind: 'credit-note',
    amount: { over: '50000.00' },
    propose: HANDLERS,
    decide: [],
    approve: ['manager'],
    needsDocument: true,
    reason: 'own choice: a large credit is approved by a manager',
    sources: ['S002-56'],
  },
  {
    id: 'payment-move',
    kind: 'payment-move',
    propose: [],
    decide: [...HANDLERS, 'controller'],
    reason: 'a payment that came to the wrong account is placed by who finds it, with a trail',
    sources: ['S002-57'],
  },
  {
    id: 'set-off',
    kind: 'set-off',
    propose: ['case-handler', 'supervisor', 'controller'],
    decide: [],
    approve: CHIEFS,
    needsDocument: true,
    reason: 'debts for premises are set off against grants; two persons, since money changes hands: our choice',
    sources: ['S002-38'],
  },
  {
    id: 'write-down',
    kind: 'write-down',
    propose: ['controller'],
    decide: [],
    approve: ['committee-delegate'],
    reason: 'the accounting unit proposes, the committee or its delegate decides',
    sources: ['S002-66', 'S002-69', 'S002-70', 'S002-73'],
  },
  {
    id: 'write-off-small',
    kind: 'write-off',
    amount: { upTo: '10000.00' },
    propose: ['case-handler', 'supervisor', 'controller'],
    decide: [],
    approve: ['manager', 'committee-delegate'],
    reason: 'own choice of amount and persons: the audit speaks of write-downs only, and a write-off goes further',
    sources: ['S002-66', 'S002-73'],
  },
  {
    id: 'write-off',
    kind: 'write-off',
    amount: { over: '10000.00' },
    propose: ['controller', 'manager'],
    decide: [],
    approve: ['committee-delegate'],
    reason: 'own choice: as a write-down, which is the committee’s or its delegate’s',
    sources: ['S002-66', 'S002-73'],
  },
];
