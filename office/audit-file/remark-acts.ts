import { z } from 'zod';
import { SEVERITIES } from '../../domain/audit/audit-remark';
import { CONTROL_OBJECTIVES, type ObjectiveNumber } from '../../domain/controls/objectives';
import { act } from '../counter/act';
import { here } from '../counter/here';
import { day, plainWord, word } from '../counter/words';
import { auditAct, proofWords } from './material-acts';
import { raiseRemark as raise, remarksOf, sayOfRemark } from './remarks';

const FAULTS = ['CreditorUnknown', 'AuditRefused'];
const said = z.string().trim().min(1, 'say it in words').max(5_000);
const objective: z.ZodType<ObjectiveNumber> = z.literal(CONTROL_OBJECTIVES.map(({ number }) => number));
const ofRemark = z.strictObject({ remarkId: plainWord, says: said, file: proofWords.exactOptional() });

export const remarks = act({
  summary:
    'Audit remarks with their life: raised, answered, handled, closed or reopened, by whom and when, and what is late.',
  permission: 'read',
  disclosing: true,
  input: z.strictObject({ remarkId: word.exactOptional(), open: z.boolean().exactOptional() }),
  faults: FAULTS,
  async handle(desk, { remarkId, open }) {
    const { creditor, creditorId, today: asOf } = await here(desk);
    const { name, country } = creditor;
    const all = await remarksOf(desk.pool, creditorId, asOf);
    const found = all.filter(
      (one) => (remarkId === undefined || one.remarkId === remarkId) && (!open || one.state !== 'closed'),
    );
    return { creditorId, name, country, asOf, remarks: found };
  },
});

export const raiseRemark = act({
  summary:
    'Raises an audit remark: what, from which report, how severe, for which control objective, whose, and by when.',
  permission: 'raise-remarks',
  input: ofRemark.extend({
    title: z.string().trim().min(1).max(200),
    source: z.string().trim().min(1).max(200),
    severity: z.enum(SEVERITIES),
    objective: objective.exactOptional(),
    control: word.exactOptional(),
    owner: word,
    dueOn: day,
  }),
  faults: FAULTS,
  async handle(desk, { remarkId, says, file, ...raised }) {
    return raise(desk.pool, { ...(await auditAct(desk)), remarkId, says, file }, raised);
  },
});

export const answerRemark = act({
  summary: 'Answers an audit remark: what is done about it, and by when.',
  permission: 'handle-remarks',
  input: ofRemark.extend({ dueOn: day.exactOptional() }),
  faults: FAULTS,
  handle: async (desk, input) => sayOfRemark(desk.pool, { ...(await auditAct(desk)), ...input }, 'answered'),
});

export const handleRemark = act({
  summary: 'Says that an audit remark is handled, with what proves it; another person verifies and closes it.',
  permission: 'handle-remarks',
  input: ofRemark,
  faults: FAULTS,
  handle: async (desk, input) => sayOfRemark(desk.pool, { ...(await auditAct(desk)), ...input }, 'handled'),
});

export const closeRemark = act({
  summary: 'Closes an audit remark that another person handled, once it is verified.',
  permission: 'close-remarks',
  input: ofRemark,
  faults: FAULTS,
  handle: async (desk, input) => sayOfRemark(desk.pool, { ...(await auditAct(desk)), ...input }, 'closed'),
});

export const reopenRemark = act({
  summary: 'Opens an audit remark again that was handled or closed, with a reason and perhaps another day.',
  permission: 'close-remarks',
  input: ofRemark.extend({ dueOn: day.exactOptional() }),
  faults: FAULTS,
  handle: async (desk, input) => sayOfRemark(desk.pool, { ...(await auditAct(desk)), ...input }, 'reopened'),
});
