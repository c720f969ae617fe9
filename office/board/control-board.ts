import type { Pool } from 'pg';
import { MEASURE_NAMES, type MeasureName } from '../../domain/controls/objectives';
import { judgedObjectives, type Judged, type JudgedObjective, type Measured } from '../../domain/controls/verdict';
import { endsTheRound } from '../../store/relay/ends-the-round';
import { reasonOf } from '../../store/relay/reason-of';
import { controlLimitsOn } from '../../policies/controls/limits';
import { digestOf } from '../../store/contents-digest';
import type { BoardAsked, Measures } from './board-asked';
import { declarations, openItemLists, writeDownRounds } from './measures/answers';
import { controlDifference, valuationIncomplete } from './measures/books';
import { claims } from './measures/claims';
import { cutOffs, deliveries } from './measures/completeness';
import { entriesNotExported } from './measures/exports';
import { lateSteps } from './measures/late-steps';
import { losses } from './measures/losses';
import { contacts, owners } from './measures/organisation';
import {
  closesLate,
  closingsWithoutValuation,
  gatesWithoutEvidence,
  oldSuspense,
  reconciliationsLate,
} from './measures/routines';

/** What is worked out together, by the measures that come of it. */
const WORKED_OUT: readonly (readonly [work: Measures, ...measures: MeasureName[]])[] = [
  [owners, 'claims-without-owner'],
  [contacts, 'administrations-without-contact'],
  [oldSuspense, 'old-suspense'],
  [reconciliationsLate, 'reconciliations-late'],
  [gatesWithoutEvidence, 'gates-without-evidence'],
  [closesLate, 'closes-late'],
  [closingsWithoutValuation, 'closings-without-valuation'],
  [controlDifference, 'control-difference'],
  [deliveries, 'deliveries-late', 'deliveries-incomplete'],
  [cutOffs, 'cut-off'],
  [entriesNotExported, 'entries-not-exported'],
  [valuationIncomplete, 'valuation-incomplete'],
  [claims, 'policy-not-adopted', 'claims-unreadable', 'disputed-not-doubtful', 'standing-still', 'time-barred-open'],
  [losses, 'losses-without-authority', 'losses-waiting'],
  [openItemLists, 'open-item-lists-late', 'open-item-lists-stale'],
  [declarations, 'declarations-unacknowledged'],
  [writeDownRounds, 'write-down-rounds-missing'],
  [lateSteps, 'steps-late'],
];

/**
 * The eight objectives with their measures. The same two days give the same, and every measure leaves a receipt. A measure
 * that cannot be worked out says why, is not tested, and keeps no other from being worked out. Throws only when the
 * database does not answer.
 */
export async function controlBoard(asked: BoardAsked, askedBy: string): Promise<JudgedObjective[]> {
  const measured: Measured[] = [];
  for (const [work, ...names] of WORKED_OUT) measured.push(...(await workedOut(work, names, asked)));
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

async function workedOut(
  work: Measures,
  names: readonly MeasureName[],
  asked: BoardAsked,
): Promise<readonly Measured[]> {
  try {
    return await work(asked);
  } catch (problem) {
    if (endsTheRound(problem)) throw problem;
    const says = `the measure could not be worked out: ${reasonOf(problem)}`;
    return names.map((measure) => {
      return { measure, value: 0, examined: 0, findings: [{ about: measure, says }], notLookedAt: 1 };
    });
  }
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
