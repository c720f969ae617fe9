import type { Pool } from 'pg';
import type { Actor } from '../../domain/authority/actor';
import { ROLES, type Role } from '../../domain/authority/roles';
import { allActs, openOffice, type Caller } from '../../office/office';
import { LETTER_OF } from '../support/letters-of-roles';
import { useLedger } from './ledger-world';

/*
 * Who is let in to each act, as shipped. A letter stands for a role that is: h case-handler, s supervisor, m manager,
 * l lawyer, c controller, d committee-delegate, k client-contact, a auditor, b back-office, and n for nobody's role: who
 * is recognised and acts for the creditor. Written by hand: a new act is added here with whom it is for.
 */
const EVERYBODY = 'hsmlcdkabn';
const LET_IN: Readonly<Record<string, string>> = {
  'administrations.list': EVERYBODY,
  'administrations.show': EVERYBODY,
  'administrations.whose': EVERYBODY,
  'administrations.organise': 'hsmc',
  'administrations.assign': 'hsmc',
  'audit.drawSample': 'mca',
  'audit.samples': EVERYBODY,
  'audit.sample': EVERYBODY,
  'audit.samplePapers': 'mca',
  'audit.answerSampled': 'mca',
  'audit.takeInWorksheet': 'mca',
  'audit.sampleExceptions': EVERYBODY,
  'audit.settleException': 'hsmc',
  'board.controls': EVERYBODY,
  'claims.find': EVERYBODY,
  'claims.show': EVERYBODY,
  'claims.papers': EVERYBODY,
  'claims.explain': EVERYBODY,
  'claims.status': EVERYBODY,
  'claims.outcomes': EVERYBODY,
  'claims.standstill': EVERYBODY,
  'claims.limitation': EVERYBODY,
  'close.ages': EVERYBODY,
  'close.agesOverTime': EVERYBODY,
  'close.openItems': EVERYBODY,
  'close.valuation': EVERYBODY,
  'close.closings': EVERYBODY,
  'close.layDownClosings': 'smc',
  'close.valuations': EVERYBODY,
  'close.valuedList': EVERYBODY,
  'close.proposeValuation': 'smc',
  'close.bookValuation': 'smc',
  'close.declineValuation': 'smc',
  'close.openItemLists': EVERYBODY,
  'close.openItemList': EVERYBODY,
  'close.makeOpenItemLists': 'smc',
  'close.noteOpenItem': 'k',
  'close.answerOpenItemNote': 'hsmc',
  'close.confirmOpenItemList': 'k',
  'close.periods': EVERYBODY,
  'close.softClosePeriod': 'smc',
  'close.permitLateBooking': 'mc',
  'close.closePeriod': 'smc',
  'close.reopenPeriod': 'smc',
  'close.approveReopening': 'smc',
  'close.declineReopening': 'smc',
  'close.closes': EVERYBODY,
  'close.checklist': EVERYBODY,
  'close.adoptChecklist': 'smc',
  'close.beginCloses': 'smc',
  'close.doneStep': 'hsmck',
  'close.signStepOfClose': 'smc',
  'close.takeBackStep': 'smc',
  'completeness.sourceSystems': EVERYBODY,
  'completeness.sourceSystem': EVERYBODY,
  'completeness.governSourceSystem': 'hsmc',
  'completeness.deliveries': EVERYBODY,
  'completeness.explainDelivery': 'hsmc',
  'completeness.completeness': EVERYBODY,
  'controls.checkLedger': EVERYBODY,
  'controls.heads': EVERYBODY,
  'controls.closeHeads': 'hsmcab',
  'controls.totals': EVERYBODY,
  'controls.accounts': EVERYBODY,
  'controls.journal': EVERYBODY,
  'controls.voucher': EVERYBODY,
  'controls.receipts': 'mca',
  'controls.exportLedger': 'hsmcab',
  'controls.checkEngine': EVERYBODY,
  'controls.untoldMessages': EVERYBODY,
  'controls.failingWork': EVERYBODY,
  'controls.mendEngine': 'smc',
  'counterparts.heldCases': EVERYBODY,
  'counterparts.notes': EVERYBODY,
  'counterparts.claimKinds': EVERYBODY,
  'counterparts.accounts': EVERYBODY,
  'counterparts.dismissNote': 'hsmc',
  'counterparts.layDownClaimKind': 'hsmc',
  'counterparts.layDownAccount': 'hsmc',
  'creditors.list': EVERYBODY,
  'creditors.details': EVERYBODY,
  'creditors.setDetails': 'hsmcb',
  'creditors.choices': EVERYBODY,
  'creditors.today': EVERYBODY,
  'creditors.takeUp': 'hsmcb',
  'creditors.adoptPolicy': 'hsmcb',
  'creditors.previewPolicy': EVERYBODY,
  'creditors.letterhead': 'smc',
  'creditors.paymentAccounts': 'hsmcb',
  'creditors.sampleLetter': EVERYBODY,
  'creditors.standingData': EVERYBODY,
  'creditors.approveStanding': 'smc',
  'creditors.rejectStanding': 'smc',
  'creditors.withdrawStanding': 'hsmcb',
  'creditors.lettersWithout': EVERYBODY,
  'debtors.exportData': EVERYBODY,
  'debtors.retention': EVERYBODY,
  'debtors.keepLonger': 'hsmcb',
  'debtors.forget': 'hsmc',
  'debtors.confirmToForget': 'smc',
  'debtors.declineToForget': 'hsmc',
  'debtors.forgettings': EVERYBODY,
  'debtors.hold': 'hsmc',
  'debtors.release': 'hsmc',
  'debtors.holds': EVERYBODY,
  'decisions.propose': 'hsmlcdk',
  'decisions.before': EVERYBODY,
  'decisions.approve': 'hsmlcdk',
  'decisions.reject': 'hsmlcdk',
  'decisions.withdraw': 'hsmlcdk',
  'decisions.reverse': 'hsmlcdk',
  'decisions.list': EVERYBODY,
  'decisions.waiting': EVERYBODY,
  'decisions.read': EVERYBODY,
  'decisions.holds': EVERYBODY,
  'decisions.disputes': EVERYBODY,
  'decisions.check': EVERYBODY,
  'decisions.previewMove': EVERYBODY,
  'decisions.writeDowns': EVERYBODY,
  'decisions.proposeWriteDowns': 'hsmlcdk',
  'decisions.writeDownTrack': EVERYBODY,
  'decisions.matrix': EVERYBODY,
  'decisions.loadMatrix': 'm',
  'lists.claims': EVERYBODY,
  'lists.keyFigures': EVERYBODY,
  'lists.upcoming': EVERYBODY,
  'outbox.checkOutbox': EVERYBODY,
  'outbox.recordOutbox': 'smc',
  'payments.aside': EVERYBODY,
  'payments.answerAside': 'hsmcb',
  'payments.importBankFile': 'hsmcb',
  'payments.lookAtBankFile': EVERYBODY,
  'payments.suspense': EVERYBODY,
  'payments.receive': 'hsmcb',
  'payments.giveBack': 'smc',
  'payments.bankGate': EVERYBODY,
  'payments.agreeBankFrequency': 'smc',
  'payments.changeBankGate': 'hsmcb',
  'payments.sayBankRead': 'hsmcb',
  'payments.liftBankWord': 'hsmcb',
  'reconciliations.start': 'hsmck',
  'reconciliations.deliver': 'hsmckb',
  'reconciliations.deliverParts': 'hsmckb',
  'reconciliations.withdraw': 'hsmckb',
  'reconciliations.prepare': 'hsmc',
  'reconciliations.approve': 'smc',
  'reconciliations.reopen': 'smc',
  'reconciliations.acknowledge': 'smck',
  'reconciliations.assign': 'hsmc',
  'reconciliations.comment': 'hsmc',
  'reconciliations.settle': 'hsmc',
  'reconciliations.schedule': 'smc',
  'reconciliations.enterParty': 'smc',
  'reconciliations.adoptControlAccounts': 'hsmcb',
  'reconciliations.controlAccounts': EVERYBODY,
  'reconciliations.recipes': EVERYBODY,
  'reconciliations.overview': EVERYBODY,
  'reconciliations.read': EVERYBODY,
  'reconciliations.evidence': EVERYBODY,
  'reconciliations.allEvidence': EVERYBODY,
  'reconciliations.declaration': EVERYBODY,
  'reconciliations.sources': EVERYBODY,
  'reconciliations.item': EVERYBODY,
  'reconciliations.notices': EVERYBODY,
  'reconciliations.parties': EVERYBODY,
  'reconciliations.verify': EVERYBODY,
  'registration.registerInvoices': 'hsmcb',
  'interest.list': EVERYBODY,
  'interest.confirm': 'hsmcb',
  'interest.settle': 'hsmcb',
  'registration.imports': EVERYBODY,
  'registration.takeBackImport': 'hsmlcdk',
  'registration.recordFact': 'hsmlckb',
  'registration.recordFacts': 'hsmlckb',
  'sample.books': EVERYBODY,
  'work.list': EVERYBODY,
  'work.assign': 'hsmc',
};

const ledger = useLedger();

type Called = (caller: Caller, input: unknown) => Promise<unknown>;

/** Asked with something that no act takes: whoever is let in is told that, and nothing is done. */
async function answerTo(pool: Pool, name: string, roles: readonly Role[], creditorIds = ['town']): Promise<string> {
  const [folder = '', act = ''] = name.split('.');
  const office = openOffice({ pool }) as unknown as Readonly<Record<string, Readonly<Record<string, Called>>>>;
  const by: Actor = { subject: 'anna', roles, creditorIds, source: 'oidc' };
  const call = office[folder]?.[act];
  if (!call) throw new Error(`There is no act ${name}.`);
  return call({ by, creditorId: 'town' }, 'nothing that an act takes').then(
    () => 'done',
    (problem: unknown) => {
      const { name: fault, refused = '' } = problem as { readonly name: string; readonly refused?: string };
      return `${fault} ${refused}`.trim();
    },
  );
}

test('the table has every act, and no other', () => {
  expect(Object.keys(LET_IN).sort()).toEqual(
    allActs()
      .map(({ name }) => name)
      .sort(),
  );
});

test('each act lets in whom the table says, and nobody of another creditor', async () => {
  const pool = await ledger();
  const found: Record<string, string> = {};
  for (const name of Object.keys(LET_IN)) {
    let letIn = '';
    for (const role of ROLES) if ((await answerTo(pool, name, [role])) === 'InputRefused') letIn += LETTER_OF[role];
    if ((await answerTo(pool, name, [])) === 'InputRefused') letIn += 'n';
    found[name] = letIn;
    expect([name, await answerTo(pool, name, ['manager', 'supervisor'], ['elsewhere'])]).toEqual([
      name,
      'PermissionMissing other-creditor',
    ]);
  }
  expect(found).toEqual(LET_IN);
}, 60_000);
