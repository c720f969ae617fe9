import { z } from 'zod';
import { ROLES } from '../../domain/authority/roles';
import { InputRefused } from '../../domain/kernel/input-refused';
import { ageingOf } from '../../domain/work/ageing';
import { claimNamedBy, isWorkId } from '../../domain/work/work';
import { demandOwner } from '../administrations/administrations-on';
import { act } from '../counter/act';
import { here } from '../counter/here';
import { word, words } from '../counter/words';
import { standingOf } from '../creditors/standing-desk';
import { workList } from './work-list';
import { assignWork, hasClaim } from './work-assignments';

export const list = act({
  summary:
    'Everything of a creditor that needs a person: since when, by when, whose, why, what a day of waiting costs, and the command that settles it; what costs most first.',
  permission: 'read',
  input: z.strictObject({
    mine: z.boolean().optional(),
    role: z.enum(ROLES).optional(),
    administrationId: word.optional(),
  }),
  faults: ['CreditorUnknown', 'AdministrationUnknown'],
  async handle(desk, { mine = false, role, administrationId }) {
    const { creditor, creditorId, today } = await here(desk);
    const { pool, actor } = desk;
    if (administrationId !== undefined) await demandOwner(pool, { creditorId, administrationId }, today);
    const rulebookFor = (await desk.rulebooks()).for;
    const { rows: all, notLookedThrough } = await workList({ pool, creditor, asOf: today, actor, rulebookFor });
    const rows = all.filter(
      (row) =>
        (!mine || row.mine) &&
        (role === undefined || row.roles.includes(role)) &&
        (administrationId === undefined || row.administrationId === administrationId),
    );
    const isWhole = notLookedThrough.length === 0;
    return {
      ...{ creditorId, asOf: today, rows, ageing: ageingOf(rows, today) },
      ...(!isWhole && { notLookedThrough }),
    };
  },
});

export const assign = act({
  summary: 'Says who is to do a piece of work; without a person, whoever has the role.',
  permission: 'assign-work',
  input: z.strictObject({ workId: word, assignedTo: word.nullable(), note: words.exactOptional() }),
  faults: ['CreditorUnknown'],
  async handle(desk, { workId, assignedTo, note = null }) {
    const { creditorId, today } = await here(desk);
    const { actor, role } = standingOf(desk);
    if (!isWorkId(workId)) {
      const message = `"${workId}" is no piece of work. Name the work as fordring work lists it: KIND:ABOUT.`;
      throw new InputRefused('Nothing was assigned.', [{ field: 'workId', message }]);
    }
    const claimId = claimNamedBy(workId);
    if (claimId !== undefined && !(await hasClaim(desk.pool, creditorId, claimId))) {
      const message = `Creditor ${creditorId} has no claim ${claimId}. Name the work as fordring work lists it.`;
      throw new InputRefused('Nothing was assigned.', [{ field: 'workId', message }]);
    }
    const outcome = await assignWork(desk.pool, creditorId, {
      ...{ workId, assignedTo, note, assignedBy: actor.subject, role, assignedOn: today },
    });
    return { creditorId, workId, outcome };
  },
});
