import type { ProposedRow, RowState } from '../../domain/decisions/write-down-answer';
import type { CivilDate } from '../../domain/kernel/civil-date';
import type { Currency } from '../../domain/kernel/money';
import type { Sheet, SheetCell } from '../../formats/sheets/sheet';
import { ANSWER_WORDS, ROW_HEADERS, SUM_WORDS } from '../../formats/write-downs/answer-words';
import { headlineOf, longDateIn, shortDateIn, type ReportHead } from './report-head';
import { languageOf, ofAdministration, wordsOf, type ReportLanguage } from './report-words';
import { rowsOfSums } from './rows-of-sums';

/** A write-down proposal row by row, as the office answers it. */
export interface WriteDownRowsReport extends ReportHead {
  readonly administrationId: string;
  /** As it is called on the day of the list. */
  readonly administrationName: string;
  readonly answerBy: CivilDate;
  readonly currency: Currency;
  readonly rows: readonly (ProposedRow & { readonly name: string })[];
}

/** The list that an administration answers and returns: a row a claim, with a column for the answer and one for the reason (S002-69, S002-70). */
export function writeDownRowsSheet(report: WriteDownRowsReport): Sheet {
  const language = languageOf(report);
  const words = wordsOf(report);
  const { rows, currency, administrationId, administrationName, answerBy } = report;
  const [longDate, shortDate] = [longDateIn(report), shortDateIn(report)];
  const hasBefore = rows.some(({ before }) => before !== undefined);
  const title = `${words.writeDowns}, ${ofAdministration(words, administrationId, administrationName)}`;
  const header = (of: keyof typeof ROW_HEADERS): string => ROW_HEADERS[of][language];
  return {
    name: words.writeDowns,
    headline: [...headlineOf(title, report), HOW[language](longDate(answerBy))],
    columns: [
      { header: header('invoice'), width: 14 },
      { header: words.group, width: 13 },
      { header: words.name, width: 26 },
      { header: words.due, width: 12 },
      ...(['principal', 'vat', 'fee', 'interest', 'total'] as const).map((part) => ({
        ...{ header: header(part), width: 16 },
      })),
      { header: header('answer'), width: 12 },
      { header: header('amount'), width: 14 },
      { header: header('reason'), width: 30 },
      { header: STANDS[language], width: 18 },
      ...(hasBefore ? [{ header: BEFORE[language], width: 30 }] : []),
    ],
    leading: 1,
    rows: rows.map((row) => [
      ...[row.invoiceNumber, row.invoiceGroup, row.name].map((text) => ({ text })),
      { date: row.dueOn },
      ...[row.principal, row.vat, row.fee, row.interest, row.total].map((money) => ({ money })),
      row.answered && { text: ANSWER_WORDS[row.answered.answer][language] },
      row.answered?.amount && { money: row.answered.amount },
      row.answered?.reason === undefined ? undefined : { text: row.answered.reason },
      { text: STATES[language][row.state] },
      ...(hasBefore ? [saidBefore(row, language, shortDate)] : []),
    ]),
    sums: rowsOfSums(SUM_WORDS[language], 4, rows, ['principal', 'vat', 'fee', 'interest', 'total'], currency),
  };
}

const HOW: Readonly<Record<ReportLanguage, (answerBy: string) => string>> = {
  sv: (answerBy) =>
    `Svara på varje rad senast ${answerBy}: ${answersIn('sv')}. Ange skäl, utom vid ${ANSWER_WORDS['write-down'].sv}.`,
  da: (answerBy) =>
    `Besvar hver række senest ${answerBy}: ${answersIn('da')}. Angiv begrundelse, undtagen ved ${ANSWER_WORDS['write-down'].da}.`,
  en: (answerBy) =>
    `Answer each row by ${answerBy}: ${answersIn('en')}. Give a reason, except for ${ANSWER_WORDS['write-down'].en}.`,
};

function answersIn(language: ReportLanguage): string {
  return Object.values(ANSWER_WORDS)
    .map((words) => words[language])
    .join(', ');
}

const BEFORE: Readonly<Record<ReportLanguage, string>> = {
  sv: 'Svar förra gången',
  da: 'Svar sidste gang',
  en: 'Answer before',
};

/** `behåll (2015-12-20): betalar på plan`. */
function saidBefore(
  { before }: ProposedRow,
  language: ReportLanguage,
  shortDate: (date: CivilDate) => string,
): SheetCell {
  if (!before) return undefined;
  const { answer, on, reason } = before;
  return { text: `${ANSWER_WORDS[answer][language]} (${shortDate(on)})${reason === undefined ? '' : `: ${reason}`}` };
}

const STANDS: Readonly<Record<ReportLanguage, string>> = { sv: 'Läge', da: 'Stilling', en: 'State' };

const STATES: Readonly<Record<ReportLanguage, Readonly<Record<RowState, string>>>> = {
  sv: {
    unanswered: 'obesvarad',
    'to-book': 'att bokföra',
    'put-forward': 'väntar på beslut',
    booked: 'bokförd',
    kept: 'kvarstår',
    postponed: 'uppskjuten',
    asked: 'hos redovisningen',
    done: 'utfört',
    anew: 'i senare förslag',
    ended: 'avslutad',
  },
  da: {
    unanswered: 'ubesvaret',
    'to-book': 'skal bogføres',
    'put-forward': 'afventer beslutning',
    booked: 'bogført',
    kept: 'består',
    postponed: 'udskudt',
    asked: 'hos regnskab',
    done: 'udført',
    anew: 'i senere forslag',
    ended: 'afsluttet',
  },
  en: {
    unanswered: 'unanswered',
    'to-book': 'to be booked',
    'put-forward': 'waits for a decision',
    booked: 'booked',
    kept: 'kept',
    postponed: 'postponed',
    asked: 'with accounting',
    done: 'done',
    anew: 'in a later proposal',
    ended: 'ended',
  },
};
