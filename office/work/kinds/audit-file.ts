import { counted } from '../../../domain/kernel/counted';
import { addDays } from '../../../domain/kernel/civil-date';
import type { Work } from '../../../domain/work/work';
import { governanceOn } from '../../audit-file/governance';
import { interMunicipalDebtors } from '../../audit-file/inter-municipal';
import { materialOn } from '../../audit-file/material';
import { proceduresOn } from '../../audit-file/procedures';
import { remarksOf } from '../../audit-file/remarks';
import type { LooksForWork } from '../work-asked';

/** So long before its day an item of the year's material is on the list, and a rule before it runs out. Own choices. */
const AHEAD_DAYS = 30;

/** What waits in the audit file: material of the year, remarks, procedures, governance rules, inter-municipal claims. */
export const auditFile: LooksForWork = async (asked) => {
  const found: Work[] = [];
  for (const look of [material, remarks, procedures, governance, interMunicipal]) found.push(...(await look(asked)));
  return found;
};

const material: LooksForWork = async ({ pool, creditor: { creditorId }, asOf }) =>
  (await materialOn(pool, creditorId, asOf))
    .flatMap(({ items }) => items)
    .filter(({ state, dueOn }) => state !== 'signed' && addDays(dueOn, -AHEAD_DAYS) <= asOf)
    .map(({ year, id, title, criticality, state, owner, dueOn }) => {
      const waits = state === 'done' ? 'waits for a signature' : `is seen to by ${owner}`;
      return {
        ...{ kind: 'material', about: `${creditorId}/${year}/${id}`, since: addDays(dueOn, -AHEAD_DAYS), dueOn },
        why: `${title} (${year}, ${criticality}) ${waits}`,
        act: state === 'done' ? `fordring year-end sign ${year} ${id}` : `fordring year-end done ${year} ${id}`,
      };
    });

const remarks: LooksForWork = async ({ pool, creditor: { creditorId }, asOf }) =>
  (await remarksOf(pool, creditorId, asOf))
    .filter(({ state }) => state !== 'closed')
    .map(({ remarkId, title, severity, state, owner, raisedOn, dueOn }) => {
      const next = state === 'handled' ? 'close' : state === 'raised' ? 'answer' : 'handle';
      return {
        ...{ kind: 'audit-remark', about: `${creditorId}/${remarkId}`, since: raisedOn, dueOn },
        ...(state === 'handled' && { roles: ['auditor'] as const }),
        why: `audit remark ${remarkId} (${severity}) is ${state}, owner ${owner}: ${title}`,
        act: `fordring remark ${next} ${remarkId} --says TEXT`,
      };
    });

const procedures: LooksForWork = async ({ pool, creditor: { creditorId }, asOf }) =>
  (await proceduresOn(pool, creditorId, asOf))
    .filter(({ state, reviewBy }) => state === 'in-force' && addDays(reviewBy, -AHEAD_DAYS) <= asOf)
    .map(({ procedureId, title, version, reviewBy }) => ({
      ...{ kind: 'procedure', about: `${creditorId}/${procedureId}`, since: addDays(reviewBy, -AHEAD_DAYS) },
      dueOn: reviewBy,
      why: `the procedure ${title} (version ${version}) is to be looked at again by ${reviewBy}`,
      act: `fordring procedure adopt ${procedureId} FILE`,
    }));

const governance: LooksForWork = async ({ pool, creditor: { creditorId }, asOf }) =>
  (await governanceOn(pool, creditorId, asOf)).rules.flatMap(({ name, through, decidedOn, decidedBy, differences }) => [
    ...(addDays(through, -AHEAD_DAYS) <= asOf
      ? [
          {
            ...{
              kind: 'governance-rule' as const,
              about: `${creditorId}/${name}`,
              since: addDays(through, -AHEAD_DAYS),
            },
            dueOn: through,
            why: `the rule about ${name.replace('-', ' ')}, decided by ${decidedBy} on ${decidedOn}, runs out on ${through}`,
            act: `fordring governance set ${name} FILE`,
          },
        ]
      : []),
    ...(differences.length > 0
      ? [
          {
            ...{ kind: 'governance-rule' as const, about: `${creditorId}/${name}/policy`, since: decidedOn },
            why: `${counted(differences.length, 'figure')} of the policy ${differences.length === 1 ? 'is' : 'are'} another than the rule about ${name.replace('-', ' ')} says`,
            act: 'fordring governance',
          },
        ]
      : []),
  ]);

const interMunicipal: LooksForWork = async ({ pool, creditor: { creditorId }, asOf }) =>
  (await interMunicipalDebtors(pool, creditorId, asOf))
    .filter(({ isWaiting }) => isWaiting)
    .map(({ debtorId, claims, oldestDays, sums, followUp }) => {
      const [amount] = sums;
      const overdueSince = addDays(asOf, 1 - oldestDays);
      return {
        ...{ kind: 'inter-municipal', about: `${creditorId}/${debtorId}`, since: followUp?.nextOn ?? overdueSince },
        why: `${counted(claims.length, 'claim')} on the municipality or region ${debtorId}, the oldest ${oldestDays} days past due: ${
          followUp ? `${followUp.nextAction} was due on ${followUp.nextOn}` : 'nobody follows them up'
        }`,
        ...(amount && sums.length === 1 && { amount }),
        act: `fordring inter-municipal follow-up ${debtorId} --contact NAME --next TEXT --by DAY`,
      };
    });
