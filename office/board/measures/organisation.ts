import { contactsOn, NOBODY, SEVERAL } from '../../../domain/administrations/administration';
import { percentOf } from '../../../domain/controls/verdict';
import { counted } from '../../../domain/kernel/counted';
import { administrationsOn } from '../../administrations/administrations-on';
import { openItems } from '../../close/open-items';
import type { Measures } from '../board-asked';

/** Whose the open claims are, and who answers for each administration (S002-98). */
export const organisation: Measures = async (asked) => {
  const { pool, creditor, asOf } = asked;
  const all = await openItems(pool, creditor, asked);
  const unclear = [NOBODY, SEVERAL].flatMap((administrationId) => {
    const claims = all.filter((item) => item.administrationId === administrationId).length;
    return claims === 0 ? [] : [{ claims, about: administrationId, says: counted(claims, 'open claim') }];
  });
  const claims = unclear.reduce((sum, one) => sum + one.claims, 0);
  const administrations = await administrationsOn(pool, creditor.creditorId, asOf);
  const alone = administrations.filter((one) => contactsOn(one, asOf).length === 0);
  return [
    {
      measure: 'claims-without-owner',
      value: percentOf(BigInt(claims), BigInt(all.length)),
      examined: all.length,
      findings: unclear.map(({ about, says }) => ({ about, says })),
    },
    {
      measure: 'administrations-without-contact',
      value: alone.length,
      examined: administrations.length,
      findings: alone.map(({ administrationId }) => ({ about: administrationId, says: `nobody answers on ${asOf}` })),
    },
  ];
};
