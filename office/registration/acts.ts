import { earlierOf } from '../../domain/kernel/civil-date';
import { z } from 'zod';
import { claimIdOf } from '../../domain/claim/claim-id';
import type { Policy } from '../../domain/policy/policy';
import { factKey } from '../../formats/facts/dated-fact';
import { executeCommand } from '../claims/execute-command';
import { act } from '../counter/act';
import { here } from '../counter/here';
import { writeReceipt } from '../counter/receipts';
import { checkedLater, nothing, word, words } from '../counter/words';
import { newCreditorId } from '../creditors/creditor-words';
import { changeBankGate } from '../creditors/bank-gate';
import { todayOf } from '../creditors/creditor';
import { sayBankRead } from '../creditors/say-bank-read';
import { demandClientsAnswer } from './clients-answer';
import { bankGateChange, bankReadLine, datedFact, factCommand } from './fact-words';
import { importsOf } from './invoice-import';
import { takeBackImport as takeBack } from './take-back-import';
import { handOverInvoices } from './hand-over-invoices';
import { debtorWords, deliveryWords, invoiceWords } from './invoice-words';
import { receiptOf, recordFact as recordLine, refuseUnknownInvoices, type RecordedFact } from './record-facts';

export const registerInvoices = act({
  summary:
    'Registers invoices as claims, all of them or none; the same invoice twice is once. A dry run keeps nothing, and refuses what the act would.',
  permission: 'register-invoices',
  input: z.strictObject({
    invoices: z.array(invoiceWords).readonly(),
    debtors: z.array(debtorWords).readonly(),
    policy: checkedLater<Policy>().exactOptional(),
    delivery: deliveryWords.exactOptional(),
    dryRun: z.boolean().exactOptional(),
  }),
  tells: ['claims'],
  faults: [
    ...[
      'SourceSystemUnknown',
      'DeliveryRefused',
      'CreditorUnknown',
      'PolicyNotOfCreditor',
      'PolicyNotAdopted',
      'PolicyRefused',
      'PolicyVersionChanged',
    ],
    ...['InvoiceKnownOtherwise', 'DebtorUnknown', 'DebtorForgotten', 'KeyReusedWithOtherContents'],
  ],
  handle: (desk, input) => handOverInvoices(desk, newCreditorId(desk.caller.creditorId), input),
});

export const imports = act({
  summary: 'Lists the imports of invoices of a creditor, the latest first.',
  permission: 'read',
  input: nothing,
  faults: ['CreditorUnknown'],
  handle: async (desk) => importsOf(desk.pool, (await desk.creditor()).creditorId),
});

export const takeBackImport = act({
  summary:
    'Takes an import of invoices back as a whole while nothing has left, by the authority for cancellations. The caller’s key is the decision’s id.',
  permission: 'decide',
  input: z.strictObject({
    importId: word,
    reasonCode: word,
    reason: words,
    document: word.exactOptional(),
  }),
  tells: ['claims'],
  faults: ['CreditorUnknown', 'ImportUnknown', 'KeyReusedWithOtherContents'],
  handle: takeBack,
});

export const recordFact = act({
  summary: 'Records one dated fact about a claim. The caller’s key names the fact: the same again is once.',
  permission: 'record-facts',
  input: z.strictObject({ invoiceNumber: word, command: factCommand }),
  tells: ['claims'],
  faults: [
    ...['CreditorUnknown', 'ClaimUnknown', 'ClientsReceiptMissing', 'DecisionNeeded', 'KeyReusedWithOtherContents'],
    'PaymentKnownOtherwise',
  ],
  async handle(desk, { invoiceNumber, command }) {
    const { creditorId, today } = await here(desk);
    if (command.type === 'ReceivePayment' || command.type === 'ReversePayment') await desk.demand('import-payments');
    const claimId = claimIdOf(creditorId, invoiceNumber);
    await demandClientsAnswer(desk, { creditorId, claimId, today }, command);
    const key = desk.caller.key ?? factKey(claimId, { on: today, command });
    await writeReceipt(desk.pool, receiptOf(desk, 'registration.recordFact', { claimId, key }));
    return executeCommand(desk.pool, { claimId, command, today, key, rulebookFor: (await desk.rulebooks()).for });
  },
});

export const recordFacts = act({
  summary:
    'Records a file of dated facts: reports, decisions by the caller’s own authority, changes of the bank gate, how far the bank was read.',
  permission: 'record-facts',
  input: z.strictObject({
    facts: z.array(datedFact).readonly(),
    bankGate: z.array(bankGateChange).readonly(),
    bankRead: z.array(bankReadLine).readonly().exactOptional(),
  }),
  tells: ['claims'],
  faults: ['CreditorUnknown', 'DecisionNeeded', 'PaymentKnownOtherwise', 'BankGateRefused'],
  async handle(desk, { facts, bankGate, bankRead = [] }) {
    const { pool, actor, caller } = desk;
    const creditor = await desk.creditor();
    const { creditorId, virtualToday } = creditor;
    if (bankGate.length + bankRead.length > 0) await desk.demand('change-bank-gate');
    await refuseUnknownInvoices(pool, creditorId, facts);
    for (const { on, open } of bankGate) {
      await changeBankGate(pool, { creditorId, changedOn: on, open, by: actor.subject });
    }
    for (const said of bankRead) {
      const today = earlierOf(desk.today(creditor), todayOf(creditor, desk.clock));
      await sayBankRead(pool, { ...said, creditorId, today, by: actor.subject });
    }
    const isOfItsOwnDay = virtualToday !== undefined && caller.today === undefined;
    const recording = { creditorId, ...(!isOfItsOwnDay && { today: desk.today(creditor) }) };
    const lines: RecordedFact[] = [];
    for (const fact of facts) lines.push(await recordLine(desk, recording, fact));
    return { lines, bankGateChanges: bankGate.length };
  },
});
