import { civilDate } from '../../domain/kernel/civil-date';
import { claimIdOf } from '../../domain/claim/claim-id';
import { documentIdOf } from '../../office/claims/outbox-messages';
import { stepKey } from '../../office/claims/perform-step';
import { caseIdOf, changeIdOf } from '../../office/counterparts/case-id';
import { decisionKey } from '../../office/decisions/claims-of-decision';
import { writeDownId } from '../../office/decisions/write-down-proposals';
import { unsentDecisionId, unsentKey } from '../../office/letters/deliver-letters';
import { letterIdOf } from '../../office/letters/recipients';
import { asideKey } from '../../office/payments/settle-aside';
import { handPaymentId } from '../../domain/payment/hand-payment-id';
import { handKey } from '../../office/payments/hand-movement';
import { postingKey } from '../../office/payments/post-movement';
import { registrationKey } from '../../office/registration/register-claims';
import {
  bankFileWorkflowId,
  claimWorkflowId,
  reconciliationCalendarId,
  reconciliationWorkflowId,
} from '../../workflows/ids';
import { code, page, table } from './markdown';

const CLAIM = claimIdOf('sjovik', '62000087');
const LETTER = documentIdOf({ claimId: CLAIM, eventNumber: 3 });
const MOVEMENT = '5050505/2026-11-20/00001/000000000002';

type Row = readonly [key: string, example: string, protects: string];

const OF_CLAIMS: readonly Row[] = [
  ['claim id', CLAIM, 'an invoice that is handed over twice is one claim; with other contents it is refused'],
  ['key of a registration', registrationKey(CLAIM), 'a claim is registered once'],
  [
    'key of a step',
    stepKey(CLAIM, 'reminder', civilDate('2015-03-11')),
    'a step is performed once for its day, however often its activity is called',
  ],
  [
    'key of a decision',
    decisionKey('DECISION', CLAIM),
    'a decision is carried out once on a claim; a payment in suspense gets one place',
  ],
  ['id of a write-down', writeDownId('sjovik', '62', civilDate('2015-06-30')), 'a half-year proposes a group once'],
  ['key of `client.record`', '', "the caller's own: a fact that is reported twice is one fact"],
  ['credit note number, per creditor', '', 'a credit is given once'],
];

const OF_WORKFLOWS: readonly Row[] = [
  ['workflow of a claim', claimWorkflowId(CLAIM), 'one workflow per claim'],
  ['workflow of a bank file', bankFileWorkflowId('sjovik', 'SHA-256'), 'one import of a file at a time'],
  [
    'workflow of a reconciliation',
    reconciliationWorkflowId({ creditorId: 'sjovik', recipe: 'bank-ledger', period: '2016-08' }),
    'one run of a recipe for a period; waiting a year costs no event',
  ],
  ['workflow of the calendar', reconciliationCalendarId('sjovik'), 'one calendar of runs per creditor'],
  ['event number in a signal', '3', 'a message that says nothing new is ignored'],
];

const OF_PAYMENTS: readonly Row[] = [
  ['SHA-256 of a bank file, per creditor', '', 'the same file again gives the first report and posts nothing'],
  [
    'movement key, per creditor',
    MOVEMENT,
    'an overlapping file posts nothing twice; the same key with other contents refuses the file',
  ],
  ['key of a posting', postingKey(MOVEMENT), 'a movement is posted on a claim once'],
  ['key of a receipt', handKey('sjovik', 'K-17'), 'money that a person takes in or gives back is booked once'],
  ['key of a row set aside', asideKey('sjovik', MOVEMENT), 'a row of a bank file has one answer'],
  ['movement of a receipt', handPaymentId('K-17'), 'the same'],
];

const OF_LETTERS_AND_CASES: readonly Row[] = [
  ['document id', LETTER, "a letter is delivered once, by the port's own receipt"],
  ['letter id of another who owes', letterIdOf(LETTER, 'P-1017'), 'each who owes the claim gets one letter'],
  ['key of a letter that never left', unsentKey(LETTER), 'its step is withdrawn once'],
  ['decision about such a letter', unsentDecisionId(LETTER), 'the same'],
  ['case id', caseIdOf(CLAIM), 'a counterpart gets a case once; with other contents it is refused'],
  ['case id of what is added later', caseIdOf(CLAIM, 9), 'the addition is a case of its own'],
  ['change id', changeIdOf(7, 1), 'a counterpart is told of a change once'],
  ['answer id', `kfm:${CLAIM}:ruling:2015-09-03`, "a counterpart's answer is recorded once"],
];

const OF_THE_HOUSE: readonly Row[] = [
  ['SHA-256 of a delivered source, per creditor', '', 'the same file again is the same delivery'],
  ["lock on a series' row", '', 'of two who sign at once one wins; differences are numbered one after the other'],
  ['policy id and version', 'se-botkyrka, 2', 'a version that was registered never changes'],
  ['migration number and checksum', '0006', 'a migration that was applied never changes'],
];

/** What makes a repeated act the same act. */
export function keysPage(): string {
  return page(
    'Keys',
    'Every act may be called twice: a relay dies, a person presses twice, a file comes again. A key makes the repeated ' +
      'act the same act. The second call gets the first result. The same key with other contents is refused.',
    'The examples are those of invoice 62000087 of the creditor `sjovik`. `tests/pins` fails when a key is made otherwise.',
    '## Claims and decisions',
    tableOf(OF_CLAIMS),
    '## Workflows',
    tableOf(OF_WORKFLOWS),
    '## Payments',
    tableOf(OF_PAYMENTS),
    "A movement's key is the bank's own. For BgMax it is receiver, deposit day, deposit serial and payment serial. For " +
      "camt it is the account and the servicer's reference ([files](../guides/files.md#bank-files)).",
    '## Letters and counterparts',
    tableOf(OF_LETTERS_AND_CASES),
    '## Reconciliations, policies and migrations',
    tableOf(OF_THE_HOUSE),
  );
}

function tableOf(rows: readonly Row[]): string {
  return table(
    ['key', 'example', 'protects'],
    rows.map(([key, example, protects]) => [key, example === '' ? '' : code(example), protects]),
  );
}
