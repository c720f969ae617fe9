import type { AuthorityLine } from '../../domain/authority/authority-matrix';
import type { Role } from '../../domain/authority/roles';

const HANDLERS: readonly Role[] = ['case-handler', 'supervisor', 'manager'];
const CHIEFS: readonly Role[] = ['supervisor', 'manager'];
const CLIENT_AND_HANDLER: readonly Role[] = ['client-contact', 'case-handler'];

/** Who may move, give back or give up money of Statens Administration. */
export const DK_STATENS_ADMINISTRATION_MONEY_LINES: readonly AuthorityLine[] = [
  {
    id: 'cancellation',
    kind: 'cancellation',
    propose: [...CLIENT_AND_HANDLER, 'supervisor'],
    decide: [],
    approve: CHIEFS,
    needsDocument: true,
    reason: 'invoices are made from the client’s order; two persons, as for a credit note: our choice',
    sources: ['S003-05', 'S003-10'],
  },
  {
    id: 'credit-note',
    kind: 'credit-note',
    amount: { upTo: '50000.00' },
    propose: [...CLIENT_AND_HANDLER, 'supervisor'],
    decide: [],
    approve: CHIEFS,
    needsDocument: true,
    reason: 'credit notes are made from the client’s order; two persons and the amount are our choice',
    sources: ['S003-05', 'S003-10'],
  },
  {
    id: 'credit-note-large',
    kind: 'credit-note',
    amount: { over: '50000.00' },
    propose: [...CLIENT_AND_HANDLER, 'supervisor'],
    decide: [],
    approve: ['manager'],
    needsDocument: true,
    reason: 'own choice: a large credit is approved by a manager',
    sources: ['S003-05', 'S003-10'],
  },
  {
    id: 'payment-move',
    kind: 'payment-move',
    propose: [],
    decide: [...HANDLERS, 'controller'],
    reason: 'payments are booked and matched by the service',
    sources: ['S003-06'],
  },
  {
    id: 'fee-waiver',
    kind: 'fee-waiver',
    propose: ['case-handler'],
    decide: CHIEFS,
    reason: 'own choice: what was charged rightly is given up, so a supervisor decides',
    sources: ['S003-06'],
  },
  {
    id: 'set-off',
    kind: 'set-off',
    propose: [...CLIENT_AND_HANDLER, 'controller'],
    decide: [],
    approve: CHIEFS,
    needsDocument: true,
    reason: 'own choice: two persons, since money changes hands; the order among creditors is the law’s',
    sources: ['GIL § 7'],
  },
  {
    id: 'write-down',
    kind: 'write-down',
    propose: ['controller'],
    decide: [],
    approve: ['committee-delegate'],
    reason: 'own choice: the service proposes, who holds the client’s mandate decides',
    sources: ['S003-28', 'S003-32'],
  },
  {
    id: 'write-off-small',
    kind: 'write-off',
    amount: { upTo: '10000.00' },
    propose: ['case-handler', 'supervisor', 'controller'],
    decide: [],
    approve: ['manager', 'committee-delegate'],
    reason: 'own choice of amount and persons: the description does not speak of it',
    sources: ['S003-30'],
  },
  {
    id: 'write-off',
    kind: 'write-off',
    amount: { over: '10000.00' },
    propose: ['controller', 'manager'],
    decide: [],
    approve: ['committee-delegate'],
    reason: 'own choice: who holds the client’s mandate decides',
    sources: ['S003-30'],
  },
];
