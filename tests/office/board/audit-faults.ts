import type { Actor } from '../../../domain/authority/actor';
import type { MeasureName } from '../../../domain/controls/objectives';
import { civilDate } from '../../../domain/kernel/civil-date';
import type { CheckName } from '../../../office/controls/check-report';
import type { Office } from '../../../office/office';

/** Something that should not be, and who must find it. */
export interface Fault {
  readonly what: string;
  /** What somebody with all rights over the database does, or an act that should not have been. */
  readonly plant: readonly string[] | (() => Promise<unknown>);
  /** Which measures of the board must find the fault, and which checks of the ledger. */
  readonly measures?: readonly MeasureName[];
  readonly checks?: readonly CheckName[];
}

const person = (subject: string, ...roles: Actor['roles']): Actor => {
  return { subject, roles, creditorIds: 'all', source: 'local' };
};
const cecilia = person('cecilia', 'controller');
const moa = person('moa', 'manager');
const rut = person('rut', 'auditor');
const kim = person('kim', 'controller');
const on = (by: Actor, today: string, second?: Actor) => {
  return { by, creditorId: 'town', today: civilDate(today), ...(second && { second }) };
};
const proof = { fileName: 'proof.pdf', content: Buffer.from('proof') };

/** Who does what in the clean year, as the identity provider has it. */
const ROLES = `person,role
cecilia,controller
moa,manager
kim,controller
dag,committee-delegate
hanna,case-handler
siv,client-contact
rut,auditor
`;
const ITEM = {
  id: 'receivables',
  title: 'Receivables',
  criticality: 'critical' as const,
  owner: 'moa',
  documented: false,
};
const PLAN = { items: [{ ...ITEM, dueOn: civilDate('2017-01-20') }] };
const REMARK = {
  ...{ remarkId: 'IR-1', title: 'Lists', says: 'Some never answer.', source: 'Audit 2016' },
  ...{ severity: 'minor' as const, owner: 'moa', dueOn: civilDate('2017-06-30') },
};
const PROCEDURE = {
  ...{ procedureId: 'debtor-area', title: 'Debtor area', version: '1', adoptedBy: 'KS' },
  ...{ adoptedOn: civilDate('2016-11-01'), reviewBy: civilDate('2017-11-01'), file: proof },
};
const RULE = {
  ...{ decidedBy: 'KS', decidedOn: civilDate('2016-11-01'), document: '§ 14', through: civilDate('2018-12-31') },
  notHandedOverUpTo: '500.00',
};

/** The list is reviewed, the year's material is signed, a remark has time left, and what is decided is in force. */
export async function keepAuditFile({ auditFile, authorisations }: Office): Promise<void> {
  const file = { asOf: civilDate('2017-01-02'), fileName: 'roles.csv', content: Buffer.from(ROLES) };
  await authorisations.deliverList(on(cecilia, '2017-01-02'), file);
  const { review } = await authorisations.review(on(cecilia, '2017-01-03'), { period: '2016' });
  const [own, others] = [
    review.rows.filter(({ subject }) => subject === 'moa'),
    review.rows.filter(({ subject }) => subject !== 'moa'),
  ];
  for (const { rowNumber } of others)
    await authorisations.answer(on(moa, '2017-01-04'), {
      period: '2016',
      rowNumber,
      answer: 'kept',
      reason: 'still needed',
    });
  expect(own).toEqual([]);
  // Nobody signs about themselves: what cecilia took up alone, before there was a second person, is signed by kim.
  await authorisations.sign(on(cecilia, '2017-01-05'), { period: '2016' });
  await authorisations.sign(on(kim, '2017-01-05'), { period: '2016' });
  await auditFile.planMaterial(on(moa, '2016-12-01', cecilia), { year: '2016', plan: PLAN });
  const item = { year: '2016', itemId: 'receivables', says: '' };
  await auditFile.materialDone(on(moa, '2017-01-10'), item);
  await auditFile.signMaterial(on(cecilia, '2017-01-11'), item);
  await auditFile.raiseRemark(on(rut, '2016-12-05'), REMARK);
  await auditFile.adoptProcedure(on(moa, '2016-12-05', cecilia), PROCEDURE);
  await auditFile.layDownGovernance(on(moa, '2016-12-05', cecilia), { name: 'small-amounts', rule: RULE });
  await auditFile.flagMunicipality(on(moa, '2016-12-05'), {
    debtorId: 'anna',
    isMunicipality: true,
    reason: 'so it is',
  });
  const followUp = { contact: 'Bo', nextAction: 'ask again', nextOn: civilDate('2017-04-30'), says: '' };
  await auditFile.followUpMunicipality(on(moa, '2017-01-12'), { debtorId: 'anna', ...followUp });
}

export const auditFaults = (office: () => Office): readonly Fault[] => [
  {
    what: 'somebody who acts in a role that the provider does not give',
    plant: () =>
      office().auditFile.flagMunicipality(on(person('eve', 'case-handler'), '2017-02-20'), {
        ...{ debtorId: 'anna', isMunicipality: true, reason: 'seen' },
      }),
    measures: ['authorisations-open'],
  },
  {
    what: 'a row that was taken out of the kept list of authorisations',
    plant: [`DELETE FROM fordring.listed_authorisation WHERE subject = 'dag'`],
    measures: ['authorisations-open'],
    checks: ['imprints'],
  },
  {
    what: 'a review of authorisations that was taken away',
    plant: ['DELETE FROM fordring.reviewed_authorisation', 'DELETE FROM fordring.authorisation_review'],
    measures: ['authorisation-reviews-late'],
    checks: ['imprints'],
  },
  {
    what: 'a review of authorisations whose signatures are gone',
    plant: [`DELETE FROM fordring.audit_entry WHERE kind = 'authorisation' AND mark = 'signed'`],
    measures: ['authorisation-reviews-late'],
    checks: ['imprints'],
  },
  {
    what: 'an audit remark past its day',
    plant: () =>
      office().auditFile.raiseRemark(on(rut, '2017-01-05'), {
        ...REMARK,
        remarkId: 'IR-2',
        dueOn: civilDate('2017-02-28'),
      }),
    measures: ['remarks-late'],
  },
  {
    what: 'an audit remark of which the day was written back',
    plant: [`UPDATE fordring.audit_entry SET data = jsonb_set(data, '{dueOn}', '"2017-02-01"') WHERE kind = 'remark'`],
    measures: ['remarks-late'],
    checks: ['imprints'],
  },
  {
    what: 'a procedure that nobody looked at again',
    plant: [
      `UPDATE fordring.standing_change SET contents = jsonb_set(contents, '{reviewBy}', '"2017-02-01"') WHERE kind = 'procedure'`,
    ],
    measures: ['procedures-due'],
    checks: ['imprints'],
  },
  {
    what: 'a procedure that is a draft still',
    plant: () =>
      office().auditFile.adoptProcedure(on({ ...moa, source: 'oidc' }, '2017-02-01'), {
        ...PROCEDURE,
        procedureId: 'letters',
      }),
    measures: ['procedures-due'],
  },
  {
    what: 'a rule about small amounts that ran out',
    plant: [
      `UPDATE fordring.standing_change SET contents = jsonb_set(contents, '{through}', '"2017-02-01"') WHERE kind = 'governance-rule'`,
    ],
    measures: ['rules-run-out'],
    checks: ['imprints'],
  },
  {
    what: 'a policy that hands over at another amount than the town decided',
    plant: () =>
      office().auditFile.layDownGovernance(on(moa, '2017-02-01', cecilia), {
        ...{ name: 'small-amounts', rule: { ...RULE, notHandedOverUpTo: '400.00' } },
      }),
    measures: ['rules-run-out'],
  },
  {
    what: 'an item of the year’s material whose signature is gone',
    plant: [`DELETE FROM fordring.audit_entry WHERE kind = 'material' AND mark = 'signed'`],
    measures: ['material-missing'],
    checks: ['imprints'],
  },
  {
    what: 'a plan of an older year that nobody has fulfilled',
    plant: () => office().auditFile.planMaterial(on(moa, '2017-02-01', cecilia), { year: '2015', plan: PLAN }),
    measures: ['material-missing'],
  },
  {
    what: 'overdue claims on a municipality that nobody follows up any more',
    plant: [`DELETE FROM fordring.audit_entry WHERE kind = 'inter-municipal' AND mark = 'followed-up'`],
    measures: ['inter-municipal-waiting'],
    checks: ['imprints'],
  },
  {
    what: 'a next action on a municipality’s claims that was not taken',
    plant: [
      `UPDATE fordring.audit_entry SET data = jsonb_set(data, '{nextOn}', '"2017-02-01"') WHERE mark = 'followed-up'`,
    ],
    measures: ['inter-municipal-waiting'],
    checks: ['imprints'],
  },
];
