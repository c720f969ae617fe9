import type { Pool } from 'pg';
import { MEASURE_NAMES } from '../../domain/controls/objectives';
import { judgedObjectives, type Judged, type JudgedObjective, type Measured } from '../../domain/controls/verdict';
import { controlLimitsOn } from '../../policies/controls/limits';
import { digestOf } from '../../store/contents-digest';
import type { BoardAsked } from './board-asked';
import { books } from './measures/books';
import { claims } from './measures/claims';
import { lateSteps } from './measures/late-steps';
import { losses } from './measures/losses';
import { organisation } from './measures/organisation';
import { routines } from './measures/routines';

const MEASURES = [organisation, routines, books, claims, losses, lateSteps];

/** The eight objectives with their measures. The same two days give the same, and every measure leaves a receipt. */
export async function controlBoard(asked: BoardAsked, askedBy: string): Promise<JudgedObjective[]> {
  const measured: Measured[] = [];
  for (const measure of MEASURES) measured.push(...(await measure(asked)));
  measured.sort((one, other) => MEASURE_NAMES.indexOf(one.measure) - MEASURE_NAMES.indexOf(other.measure));
  const objectives = judgedObjectives(measured, controlLimitsOn(asked.asOf).limits);
  await writeReceipts(
    asked.pool,
    asked,
    askedBy,
    objectives.flatMap(({ measures }) => measures),
  );
  return objectives;
}

async function writeReceipts(
  pool: Pool,
  { creditor, asOf, known }: BoardAsked,
  askedBy: string,
  judged: readonly Judged[],
): Promise<void> {
  await pool.query(
    `INSERT INTO fordring.control_receipt (creditor_id, as_of, known_on, asked_by, measure, value, met_up_to, partly_up_to,
       verdict, examined, findings, sha256)
     SELECT $1, $2, $3, $4, * FROM unnest($5::text[], $6::numeric[], $7::numeric[], $8::numeric[], $9::text[], $10::integer[],
       $11::integer[], $12::bytea[])`,
    [
      ...[creditor.creditorId, asOf, known ?? null, askedBy],
      judged.map(({ measure }) => measure),
      judged.map(({ value }) => value),
      judged.map(({ limits }) => limits.metUpTo),
      judged.map(({ limits }) => limits.partlyUpTo),
      judged.map(({ verdict }) => verdict),
      judged.map(({ examined }) => examined),
      judged.map(({ findings }) => findings.length),
      judged.map(({ measure, value, examined, findings }) =>
        Buffer.from(digestOf({ measure, value, examined, findings }), 'hex'),
      ),
    ],
  );
}
