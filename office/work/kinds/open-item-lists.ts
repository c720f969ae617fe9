import { contactsOn } from '../../../domain/administrations/administration';
import { WHERE_NOTES_LEAD } from '../../../domain/close/open-item-list';
import { counted } from '../../../domain/kernel/counted';
import type { Work } from '../../../domain/work/work';
import { administrationsOn } from '../../administrations/administrations-on';
import { listsOf } from '../../close/list-record';
import { notesOf } from '../../close/note-on-list';
import type { LooksForWork } from '../work-asked';

/** Open-item lists that an administration has not confirmed, and what administrations ask on their lists. */
export const openItemLists: LooksForWork = async ({ pool, creditor: { creditorId }, asOf }) => {
  const administrations = await administrationsOn(pool, creditorId, asOf);
  const isAnswered = (id: string) =>
    administrations.some((one) => one.administrationId === id && contactsOn(one, asOf).length > 0);
  const lists = (await listsOf(pool, { creditorId }))
    .filter(({ state, known }) => state === 'waiting' && known <= asOf)
    .map(({ period, administrationId, known, dueOn, claims }): Work => ({
      ...{ kind: 'open-item-list', about: `${creditorId}/${period}/${administrationId}`, administrationId },
      ...{ since: known, dueOn },
      why: `${administrationId} has not confirmed its open-item list of ${period}, with ${counted(claims, 'claim')} (S002-40, S002-43)`,
      act: isAnswered(administrationId)
        ? `fordring open-items confirm ${period} ${administrationId}`
        : `fordring administration set ${administrationId} FILE, which names a contact person; then that person confirms with fordring open-items confirm ${period} ${administrationId}`,
    }));
  const notes = (await notesOf(pool, { creditorId }))
    .filter(({ state, saidOn }) => state === 'waiting' && saidOn <= asOf)
    .map(({ noteNumber, claimId, asks, administrationId, period, saidOn, reason }): Work => {
      const { inWords, act } = WHERE_NOTES_LEAD[asks];
      return {
        ...{ kind: 'open-item', about: `${creditorId}/${noteNumber}`, claimId, since: saidOn },
        why: `${administrationId} says of its list of ${period}: ${inWords}. ${reason}`,
        act: `${act(claimId)}; or fordring open-items answer ${noteNumber} --reason TEXT`,
      };
    });
  return [...lists, ...notes];
};
