import { contactsOn, NOBODY, SEVERAL } from '../../../domain/administrations/administration';
import { percentOf, withUnseen, type Finding } from '../../../domain/controls/verdict';
import { counted } from '../../../domain/kernel/counted';
import { reasonOf } from '../../../store/relay/reason-of';
import { administrationsOn } from '../../administrations/administrations-on';
import { openItems } from '../../close/open-items';
import type { Measures } from '../board-asked';

/** Whose the open claims are (S002-98). */
export const owners: Measures = async (asked) => {
  const { pool, creditor } = asked;
  const all = await openItems(pool, creditor, asked);
  const unclear = [NOBODY, SEVERAL].flatMap((administrationId) => {
    const claims = all.filter((item) => item.administrationId === administrationId).length;
    return claims === 0 ? [] : [{ claims, about: administrationId, says: counted(claims, 'open claim') }];
  });
  const claims = unclear.reduce((sum, one) => sum + one.claims, 0);
  return [
    {
      measure: 'claims-without-owner',
      value: percentOf(BigInt(claims), BigInt(all.length)),
      examined: all.length,
      findings: unclear.map(({ about, says }) => ({ about, says })),
    },
  ];
};

/** Who answers for each administration (S002-98). */
export const contacts: Measures = async ({ pool, creditor, asOf }) => {
  const administrations = await administrationsOn(pool, creditor.creditorId, asOf);
  const findings: Finding[] = [];
  const unseen: Finding[] = [];
  for (const one of administrations) {
    const { administrationId: about } = one;
    try {
      if (contactsOn(one, asOf).length === 0) findings.push({ about, says: `nobody answers on ${asOf}` });
    } catch (problem) {
      unseen.push({ about, says: `what is laid down of the administration cannot be read: ${reasonOf(problem)}` });
    }
  }
  const measure = 'administrations-without-contact';
  return [withUnseen({ measure, value: findings.length, examined: administrations.length, findings }, unseen)];
};
