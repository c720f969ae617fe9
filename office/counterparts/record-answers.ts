import type { Pool } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';
import type { Country } from '../../domain/policy/policy';
import { readCreditors, type DayKeeper } from '../creditors/creditor';
import type { CounterpartName } from './counterpart-facts';
import type { AnswerBatch, FetchedAnswers, KfmPort } from './counterpart-port';
import type { RulebookFor } from '../claims/execute-command';
import { foldEachClaim } from '../claims/read-events';
import { answeredCases } from './answered-case';
import { forgetFilesExcept, forgetNote, keepNote, type AnswerNote } from './answer-notes';
import type { CounterpartPorts, PortsFor } from './counterpart-ports';
import { eachUnlessAside } from '../../store/relay/each-unless-aside';
import type { RoundOptions } from '../../store/relay/lane';
import { recordAnswer, type AnswerContext } from './record-answer';

export interface AnswerDependencies {
  readonly pool: Pool;
  readonly portsFor: PortsFor;
  readonly rulebookFor: RulebookFor;
  /** The creditor's business day. */
  readonly today: (creditor: DayKeeper) => CivilDate;
  /** Told once of what waits for a person; it stays in `answerNotes`. */
  readonly onNotes?: (notes: readonly AnswerNote[]) => void;
}

interface Source extends AnswerContext {
  readonly counterpart: CounterpartName;
  readonly port: Pick<KfmPort, 'fetchAnswers' | 'acknowledge'>;
}

/**
 * Takes in what every creditor's counterparts have answered: each fact is recorded once, by its own id, and a delivery is
 * acknowledged when all of its facts are recorded or noted for a person. Called again it changes nothing. Returns how many
 * deliveries were taken in.
 *
 * A failure of the world sets the counterpart of that creditor aside, and its deliveries are fetched again; the others are
 * heard.
 */
export async function recordAnswers(
  dependencies: AnswerDependencies,
  { onSetAside }: Pick<RoundOptions, 'onSetAside'> = {},
): Promise<number> {
  let taken = 0;
  const notes: AnswerNote[] = [];
  try {
    await eachUnlessAside(dependencies.pool, 'answer', await sourcesOf(dependencies), {
      onSetAside,
      subjectOf: ({ creditorId, counterpart }) => ({ subject: `${creditorId}/${counterpart}`, creditorId }),
      work: async (source) => {
        const { batches, refused } = await source.port.fetchAnswers();
        notes.push(...(await noteRefused(refused, source)));
        for (const batch of batches) {
          notes.push(...(await recordBatch(batch, source)));
          await source.port.acknowledge(batch.batchId);
          taken += 1;
        }
      },
    });
  } finally {
    if (notes.length > 0) dependencies.onNotes?.(notes);
  }
  return taken;
}

async function recordBatch({ facts }: AnswerBatch, source: Source): Promise<AnswerNote[]> {
  const { pool, creditorId, counterpart } = source;
  const aboutOf = await answeredCases(pool, facts);
  const { claims } = await foldEachClaim(pool, [...new Set(facts.map((fact) => aboutOf(fact).claimId))]);
  const news: AnswerNote[] = [];
  for (const fact of facts) {
    const answered = aboutOf(fact);
    const { claimId } = answered;
    const { answerId: about } = fact;
    const left = await recordAnswer(fact, answered, claims.get(claimId), source);
    if (!left) await forgetNote(pool, source, about);
    else {
      const note = { creditorId, counterpart, about, claimId, ...left };
      if (await keepNote(pool, note)) news.push(note);
    }
  }
  return news;
}

/** A file that cannot be read stays where it lies, and is told of once. */
async function noteRefused(refused: FetchedAnswers['refused'], source: Source): Promise<AnswerNote[]> {
  const { pool, creditorId, counterpart } = source;
  const notes = refused.map(({ batchId, refusal }): AnswerNote => {
    const message = `${batchId} could not be read, and nothing of it was taken in: ${refusal.message}`;
    return { creditorId, counterpart, about: `file:${batchId}`, kind: 'unreadable', message };
  });
  await forgetFilesExcept(
    pool,
    source,
    notes.map(({ about }) => about),
  );
  const news: AnswerNote[] = [];
  for (const note of notes) if (await keepNote(pool, note)) news.push(note);
  return news;
}

async function sourcesOf({ pool, portsFor, rulebookFor, today }: AnswerDependencies): Promise<Source[]> {
  return (await readCreditors(pool)).flatMap((creditor) => {
    const { creditorId, country } = creditor;
    const source = { pool, rulebookFor, creditorId, today: today(creditor) };
    return portsIn(country, portsFor(creditorId)).map((heard) => ({ ...heard, ...source }));
  });
}

function portsIn(country: Country, ports: CounterpartPorts): Pick<Source, 'counterpart' | 'port'>[] {
  switch (country) {
    case 'SE':
      return [
        { counterpart: 'kfm', port: ports.kfm },
        { counterpart: 'intrum', port: ports.intrum },
        { counterpart: 'agency', port: ports.agency },
      ];
    case 'DK':
      return [{ counterpart: 'gaeldsstyrelsen', port: ports.gaeldsstyrelsen }];
  }
}
