import { z } from 'zod';
import { actsFor } from '../../domain/authority/actor';
import { act, type Desk } from '../counter/act';
import { here } from '../counter/here';
import { nothing, word } from '../counter/words';
import { readDeclaration } from './declaration/read-declaration';
import { readEvidence, readEvidenceOf, withTranslation } from './evidence/file-evidence';
import { EVIDENCE_LANGUAGES } from './evidence/texts/languages';
import { verifyEvidenceOf } from './evidence/verify-evidence';
import { findItem } from './items';
import { keptPieces } from './kept-files';
import { currentLoads } from './loads';
import { listNotices } from './notices';
import { overviewOfRuns } from './overview';
import { partiesOf } from './parties';
import { recipes as recipesOnShelf } from './recipe-shelf';
import { readRunDossier } from './run-dossier';
import { run, runMeant, said } from './run-meant';
import { readRun } from './run-record';

/** What each creditor that the question is about answers, one creditor after the other. */
async function ofEach<Found>(desk: Desk, ask: (creditorId: string, today: Today) => Promise<Found>): Promise<Found[]> {
  const found: Found[] = [];
  for (const creditor of await desk.creditors()) found.push(await ask(creditor.creditorId, desk.today(creditor)));
  return found;
}

type Today = ReturnType<Desk['today']>;

export const recipes = act({
  summary: 'Lists what can be reconciled, in the order of the house.',
  permission: 'read',
  input: nothing,
  handle: () => Promise.resolve(recipesOnShelf().map(({ id, title, purpose }) => ({ id, title, purpose }))),
});

export const overview = act({
  summary: 'Runs that somebody has to do something about; with a period, those that end with it.',
  permission: 'read',
  input: z.strictObject({ period: word.optional() }),
  faults: ['CreditorUnknown', 'InvalidPeriod'],
  handle: async (desk, { period }) =>
    (
      await ofEach(desk, (creditorId, today) => overviewOfRuns(desk.pool, { creditorId, today, ...said({ period }) }))
    ).flat(),
});

export const read = act({
  summary: 'One run: its files, result, differences and history.',
  permission: 'read',
  input: run,
  faults: ['CreditorUnknown', 'InvalidPeriod', 'RecipeUnknown', 'RunUnknown'],
  async handle(desk, named) {
    const { run: name, today } = await runMeant(desk, named);
    return readRunDossier(desk.pool, name, today);
  },
});

export const evidence = act({
  summary: 'The latest evidence of a run; nothing before it is signed and filed.',
  permission: 'read',
  input: run,
  faults: ['CreditorUnknown', 'InvalidPeriod'],
  handle: async (desk, named) => readEvidence(desk.pool, (await runMeant(desk, named)).run),
});

export const allEvidence = act({
  summary:
    'Everything that was ever filed of a run, in order: one more for each time it was signed; on wish in another language too.',
  permission: 'read',
  input: run.extend({ language: z.enum(EVIDENCE_LANGUAGES).optional() }),
  faults: ['CreditorUnknown', 'InvalidPeriod'],
  async handle(desk, { language, ...named }) {
    const filed = await readEvidenceOf(desk.pool, (await runMeant(desk, named)).run);
    return language === undefined ? filed : Promise.all(filed.map((one) => withTranslation(one, language)));
  },
});

export const declaration = act({
  summary: 'What a run declares to the client; nothing of a recipe that declares nothing, and before it is matched.',
  permission: 'read',
  input: run,
  faults: ['CreditorUnknown', 'InvalidPeriod', 'RecipeUnknown', 'RunUnknown'],
  handle: async (desk, named) => readDeclaration(desk.pool, (await runMeant(desk, named)).run),
});

export const sources = act({
  summary: 'A run’s files as they were kept: those that came, and what the ledger answered.',
  permission: 'read',
  input: run,
  faults: ['CreditorUnknown', 'InvalidPeriod', 'RunUnknown'],
  async handle(desk, named) {
    const { pool } = desk;
    const { runId } = await readRun(pool, (await runMeant(desk, named)).run);
    const loads = [...(await currentLoads(pool, runId)).values()];
    return loads.flatMap(({ source, files }) =>
      files.map(({ version, fileName, fileId }) => ({
        ...{ source, version, fileName },
        /** Its bytes, from the first to the last. */
        open: () => keptPieces(pool, fileId),
      })),
    );
  },
});

export const item = act({
  summary: 'One difference with its creditor; nothing where the caller may not see it.',
  permission: 'read',
  input: z.strictObject({ itemId: z.number().int() }),
  async handle(desk, { itemId }) {
    const found = await findItem(desk.pool, itemId);
    return found && actsFor(desk.actor, found.creditorId) ? found : undefined;
  },
});

export const notices = act({
  summary: 'What was told to whom, the oldest first: of the runs that are not ended, or of all.',
  permission: 'read',
  input: z.strictObject({ all: z.boolean().optional() }),
  faults: ['CreditorUnknown'],
  async handle(desk, { all = false }) {
    const told = await ofEach(desk, (creditorId) => listNotices(desk.pool, { creditorId, all }));
    return told.flat().sort((one, other) => one.noticeId - other.noticeId);
  },
});

export const parties = act({
  summary: 'Who the parties of a creditor’s recipes are, those that nobody has entered among them.',
  permission: 'read',
  input: nothing,
  faults: ['CreditorUnknown'],
  handle: async (desk) => partiesOf(desk.pool, (await here(desk)).creditorId),
});

export const verify = act({
  summary: 'Works every hash of the evidence out anew, from the files as they came.',
  permission: 'read',
  input: nothing,
  faults: ['CreditorUnknown'],
  handle: async (desk) => verifyEvidenceOf(desk.pool, await ofEach(desk, (creditorId) => Promise.resolve(creditorId))),
});
