import { addDays, civilDate } from '../../domain/kernel/civil-date';
import { meaningOf, type KnownWord } from '../known-words';
import type { RecipeSource } from '../recipe-source';
import { amount, day, month, reportLayouts, required, text } from '../../formats/tables/report-layouts';
import { MOVEMENTS, movementOf, wayOf } from './debtor-movements';
import { CLAIMS_REPORT, SUM_REPORT } from '../report-window';

/** The statuses that KY has (S004-143). */
export const STATUSES: readonly KnownWord[] = [
  { means: 'accepted', written: ['ACCEPTERET'] },
  { means: 'rejected', written: ['AFVIST'] },
  { means: 'awaiting', written: ['AFVENTER…'] },
];

/**
 * KY's claims. They count in the month in which the debtor system accepted them, by the time of processing and the status;
 * the column AfsendtTilDebitor proves nothing (S004-143, S004-145, S004-151).
 */
export function claims(title: string): RecipeSource {
  return {
    title,
    owedBy: 'KY_RAPPORT_OEKONOMI',
    window: CLAIMS_REPORT,
    // A claim stands in the report of its month of creation: each month's report is a part (S004-149).
    inParts: true,
    layouts: reportLayouts({
      title,
      currency: 'DKK',
      columns: [
        // The first print of figure 32 spells some headers in its own way.
        text('claim', 'Fordring'),
        text('movement', 'Bevægelse'),
        month('created_month', 'OprettetDatoTid'),
        day('due_on', 'Forfaldsdato', 'Førfaldsdato'),
        text('benefit', 'Ydelse'),
        text('payment_section', 'Udbetalingsparagraf'),
        text('claim_kind', 'Paramkravtype', 'PermKraVtype'),
        day('benefit_from', 'PeriodeFraOgMedDato', 'PeriodeFraOgMedData'),
        day('benefit_to', 'PeriodeTilOgMedDato', 'PeriodeTilOgMedData'),
        text('down_adjustment', 'FordringNedregulering', 'ForordningNedregulering'),
        text('effectuation', 'Ydelseeffektivering', 'Ydelseseffektivering'),
        text('sent', 'AfsendtTilDebitor'),
        day('processed_on', 'BehandlingDatoTid', 'BehandlingsdatoTid'),
        text('processed_at', 'BehandlingDatoTid', 'BehandlingsdatoTid'),
        text('status', 'Status', 'Svarresultat'),
        text('cause_type', 'AarsagType'),
        text('cause_id', 'KvitteringAarsagIdentifikation'),
        text('cause', 'KvitteringAarsagTitel'),
        text('local_code', 'LokalAarsagkode'),
        text('local_text', 'LokalAarsagsTekst'),
        required(
          amount('amount', 'FordringBeloeb', 'ForordningBeleb (DKK)', 'FordringBeløb (DKK)', 'FordringBeløb', 'Beløb'),
        ),
      ],
      totals: { column: 'claim', says: ['I alt', 'Sum'] },
    }),
    words: [
      { column: 'movement', words: MOVEMENTS },
      { column: 'status', words: STATUSES },
    ],
    derives: ({
      movement = '',
      down_adjustment: down = '',
      processed_on: processedOn = '',
      processed_at: processedAt = '',
    }) => ({
      movement: movement === '' && isDownAdjustment(down) ? 'down-adjustment' : movementOf(movement),
      day: bookingDayOf(processedOn, processedAt),
    }),
    leavesOut: ({ status = '' }) => (meaningOf(STATUSES, status) === 'awaiting' ? 'awaiting release' : undefined),
    rules: [
      {
        rule: 'a time of processing is a time',
        isBroken: ({ processed_at: at = '' }) => /[^\d.:/ T-]/.test(at),
        cites: ['S004-140', 'S004-144'],
      },
    ],
    amounts: [{ columns: ['amount'], sign: 'as-is' }],
    tallies: ({ fields }) => [wayOf(fields), fields.movement ?? ''],
  };
}

/** What KY processes after 23:00 the debtor system books on the next day, at the end of a month too (S004-140). */
function bookingDayOf(day: string, at: string): string {
  const isLate = /(?:^|[ T])23[.:]\d{2}/.test(at);
  return isLate && day !== '' ? addDays(civilDate(day), 1) : day;
}

/** The list of what was rejected: what says that it was accepted is no cause. */
export function failedClaims(): RecipeSource {
  return {
    ...claims('KY Detaljer - Debitor fejlede'),
    leavesOut: ({ status = '' }) => {
      const says = meaningOf(STATUSES, status) ?? 'rejected';
      return says === 'rejected' ? undefined : `status ${status}: not rejected`;
    },
  };
}

/** The column names what is adjusted, or says yes; a claim has it blank, or says no (S004-144). */
function isDownAdjustment(written: string): boolean {
  return written !== '' && !/^(n|nej|no|false|falsk|0)$/i.test(written);
}

/** KY's sums by the month in which claims were created; only the accepted ones are transferred (S004-39, S004-156). */
export const sumReport: RecipeSource = {
  title: 'KY Sum - Debitorregistreringer',
  owedBy: 'KY_RAPPORT_OEKONOMI',
  window: SUM_REPORT,
  layouts: reportLayouts({
    title: 'KY Sum - Debitorregistreringer',
    currency: 'DKK',
    columns: [
      required(month('created_month', 'OprettetDatoTid Maaned')),
      text('organisation', 'DebitorKonto.OrganisatorReference'),
      text('account_kind', 'DebitorKontotype'),
      text('claim_kind', 'Fordring.Kravtype'),
      text('down_adjustment', 'Fordring.Nedregulering'),
      text('status', 'Status'),
      required(amount('amount', 'FordringBeløb (DKK)', 'FordringBeløb')),
    ],
    totals: { column: 'created_month', says: ['I alt', 'Sum'] },
  }),
  words: [{ column: 'status', words: STATUSES }],
  leavesOut: ({ status = '' }) =>
    (meaningOf(STATUSES, status) ?? 'accepted') === 'accepted' ? undefined : `status ${status}`,
  amounts: [{ columns: ['amount'], sign: 'as-is' }],
};
