import { z } from 'zod';
import { CRITICALITIES, problemsOfPlan, rolledForward, type MaterialPlan } from '../../domain/audit/material-plan';
import { shippedMaterialPlan } from '../../policies/controls/shipped-material-plan';
import { act, type Desk } from '../counter/act';
import { here } from '../counter/here';
import { bytes, day, word } from '../counter/words';
import { changeAt, standingOf } from '../creditors/standing-desk';
import { keptFile, type AuditAct } from './audit-file';
import { AuditRefused } from './audit-refused';
import {
  documentItem,
  itemDone,
  materialOfYear,
  materialOn,
  overrideItem,
  signItem,
  takeItemBack,
  type MaterialAct,
} from './material';
import { namedStanding } from './named-standing';

const FAULTS = ['CreditorUnknown', 'AuditRefused'];
const yearWord = z.string().regex(/^[1-9][0-9]{3}$/, 'write a year as 2016');
const itemId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'is no id: small letters, digits and hyphens');
const reason = z.string().trim().min(1, 'say why').max(2_000);
export const proofWords = z.strictObject({ fileName: word, content: bytes });

const planWords: z.ZodType<MaterialPlan> = z.strictObject({
  items: z
    .array(
      z.strictObject({
        id: itemId,
        title: z.string().trim().min(1).max(200),
        criticality: z.enum(CRITICALITIES),
        owner: word,
        dueOn: day,
        documented: z.boolean().default(false),
        sources: z.array(word).exactOptional(),
      }),
    )
    .min(1, 'has no item')
    .max(200),
});

export async function auditAct(desk: Desk): Promise<AuditAct> {
  const { creditorId, today } = await here(desk);
  const { actor: by, role } = standingOf(desk);
  return { creditorId, by, role, today };
}

export const material = act({
  summary:
    'The material that each year’s accounts rest on: items with criticality, owner, day, documents and state, and what keeps the year open.',
  permission: 'read',
  input: z.strictObject({ year: yearWord.exactOptional() }),
  faults: FAULTS,
  async handle(desk, { year }) {
    const { creditor, creditorId, today: asOf } = await here(desk);
    const { name, country } = creditor;
    const years =
      year === undefined
        ? await materialOn(desk.pool, creditorId, asOf)
        : [{ year, items: await materialOfYear(desk.pool, { creditorId, year, asOf }) }];
    return { creditorId, name, country, asOf, years };
  },
});

export const planMaterial = act({
  summary:
    'Puts the material plan of a year forward: the one given, the year’s before a year later, or the one that is shipped. Two persons say so.',
  permission: 'plan-year-end',
  input: z.strictObject({
    year: yearWord,
    plan: planWords.exactOptional(),
    rolledFrom: yearWord.exactOptional(),
    owner: word.exactOptional(),
    validFrom: day.exactOptional(),
  }),
  faults: [...FAULTS, 'StandingDataRefused', 'KeyReusedWithOtherContents'],
  async handle(desk, { year, plan: given, rolledFrom, owner, validFrom }) {
    const { creditorId, today } = await here(desk);
    const plan = given ?? (await planFrom(desk, { creditorId, today, year, rolledFrom, owner }));
    const problems = problemsOfPlan(plan);
    if (problems.length > 0) throw new AuditRefused('invalid-plan', problems.join(' '));
    const change = { creditorId, today, kind: 'material-plan' as const, name: year, contents: plan, validFrom };
    return { creditorId, year, plan, ...(await changeAt(desk, change)) };
  },
});

/** Of a plan that is rolled forward the newest year counts where none is named. */
async function planFrom(
  desk: Desk,
  asked: Pick<AuditAct, 'creditorId' | 'today'> & {
    readonly year: string;
    readonly rolledFrom: string | undefined;
    readonly owner: string | undefined;
  },
): Promise<MaterialPlan> {
  const { creditorId, today, year, rolledFrom, owner } = asked;
  if (rolledFrom === undefined) return shippedMaterialPlan(year, owner ?? desk.actor.subject);
  const plans = await namedStanding<MaterialPlan>(desk.pool, { creditorId, kind: 'material-plan', day: today });
  const before = plans.find(({ name }) => name === rolledFrom);
  if (!before || rolledFrom >= year) {
    const known = plans.map(({ name }) => name).join(', ') || 'none';
    throw new AuditRefused(
      'no-plan',
      `There is no plan of ${rolledFrom} to roll forward to ${year}. In force are: ${known}.`,
    );
  }
  return rolledForward(before.contents, Number(year) - Number(rolledFrom));
}

const ofItem = z.strictObject({ year: yearWord, itemId, says: z.string().trim().max(2_000).default('') });
const withReason = ofItem.extend({ says: reason });

async function said(desk: Desk, input: Omit<MaterialAct, keyof AuditAct>): Promise<MaterialAct> {
  return { ...(await auditAct(desk)), ...input };
}

export const documentMaterial = act({
  summary: 'Keeps a file with an item of a year’s material, under the file’s digest.',
  permission: 'keep-material',
  input: ofItem.extend({ file: proofWords }),
  faults: FAULTS,
  handle: async (desk, input) => documentItem(desk.pool, await said(desk, input)),
});

export const materialDone = act({
  summary: 'Says that an item of a year’s material is complete; another person signs.',
  permission: 'keep-material',
  input: ofItem.extend({ file: proofWords.exactOptional() }),
  faults: FAULTS,
  handle: async (desk, input) => itemDone(desk.pool, await said(desk, input)),
});

export const signMaterial = act({
  summary: 'Signs an item of a year’s material that another person said is complete.',
  permission: 'sign-material',
  input: ofItem,
  faults: FAULTS,
  handle: async (desk, input) => signItem(desk.pool, await said(desk, input)),
});

export const takeMaterialBack = act({
  summary: 'Takes an item of a year’s material back that was complete or signed, with a reason.',
  permission: 'sign-material',
  input: withReason,
  faults: FAULTS,
  handle: async (desk, input) => takeItemBack(desk.pool, await said(desk, input)),
});

export const overrideMaterial = act({
  summary: 'Lets a year close without a critical item of its material, with a reason that stays.',
  permission: 'override-material',
  input: withReason,
  faults: FAULTS,
  handle: async (desk, input) => overrideItem(desk.pool, await said(desk, input)),
});

export const auditDocument = act({
  summary: 'A file that is kept in the audit file, by its digest or at least the first eight digits.',
  permission: 'read',
  disclosing: true,
  input: z.strictObject({
    sha256: z.string().regex(/^[0-9a-f]{8,64}$/, 'give at least the first eight digits of the digest'),
  }),
  faults: FAULTS,
  async handle(desk, { sha256 }) {
    const { creditorId } = await here(desk);
    const found = await keptFile(desk.pool, creditorId, sha256);
    if (found) return found;
    throw new AuditRefused(
      'no-document',
      `No file with the digest ${sha256} is kept, or several begin so. Give more digits.`,
    );
  },
});
