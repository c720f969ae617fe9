import { AGE_BUCKETS } from '../../../domain/claim/age-bucket';
import { CONTROL_OBJECTIVES, MEASURE_NAMES } from '../../../domain/controls/objectives';
import { civilDate } from '../../../domain/kernel/civil-date';
import { Money } from '../../../domain/kernel/money';
import type { Sheet } from '../../../formats/sheets/sheet';
import { ageAnalysisSheet } from '../../../print/reports/age-analysis-sheet';
import {
  materialSheet,
  remarksSheet,
  interMunicipalSheet,
  reviewSheet,
} from '../../../print/reports/audit-file-sheets';
import { auditSheet } from '../../../print/reports/audit-sheet';
import { claimsSheet } from '../../../print/reports/claims-sheet';
import { controlsSheet } from '../../../print/reports/controls-sheet';
import { keyFiguresSheet } from '../../../print/reports/key-figures-sheet';
import { openItemsSheet } from '../../../print/reports/open-items-sheet';
import { sheetPdf } from '../../../print/reports/sheet-pdf';
import { upcomingSheet } from '../../../print/reports/upcoming-sheet';
import { valuationSheet, valuedListSheet } from '../../../print/reports/valuation-sheet';
import { workSheet } from '../../../print/reports/work-sheet';
import { writeDownRowsSheet } from '../../../print/reports/write-down-rows-sheet';
import { writeDownSheet } from '../../../print/reports/write-down-sheet';
import { textOfPdf } from '../text-of-pdf';

/** Words that no Swedish and no Danish report has. */
const ENGLISH =
  /(?<!\p{L})(the|of|and|not|none|several|was|is|which|with|from|through|by|no|handler|delegate|supervisor|manager|auditor|claim|amount|day|days|total)(?!\p{L})/iu;
/** A day as Swedish has it, which no Danish report does. */
const SWEDISH_DAY = /\d{4}-\d\d-\d\d/;

const LANGUAGES = ['sv', 'da'] as const;
type Language = (typeof LANGUAGES)[number];
const day = civilDate('2016-08-31');

/** Every list of one town, whose claims are no administration's and several administrations'. */
function sheetsOf(language: Language): readonly (readonly [string, Sheet])[] {
  const currency = language === 'sv' ? ('SEK' as const) : ('DKK' as const);
  const sum = Money.of('1234.56', currency);
  const head = {
    ...{ creditorId: 'ekeby', name: 'Ekeby', country: language === 'sv' ? ('SE' as const) : ('DK' as const) },
    ...{ asOf: day, known: day, currency },
  };
  const amounts = {
    ...{ principal: sum, vat: sum, fee: sum, interest: sum, total: sum, charges: sum, open: sum, doubtful: sum },
    ...{ writtenDown: sum, toValue: sum, disputed: sum, amount: sum, invoiced: sum, percent: 100 },
  };
  const claimOf = (administrationId: string) => ({
    ...{ invoiceNumber: '1001', invoiceGroup: '62', administrationId, debtorId: 'd1', name: 'Ek', issuedOn: day },
    ...{ dueOn: day, daysPastDue: 1212, bucket: '181-' as const, ...amounts },
  });
  const claims = ['none', 'several', 'school'].map(claimOf);
  const aged = {
    buckets: AGE_BUCKETS.map((bucket) => ({ bucket, open: sum, claims: 1 })),
    total: { open: sum, claims: 1 },
  };
  const groups = [{ invoiceGroup: '62', ...aged }];
  const figures = {
    ...{ invoices: 1, invoiced: sum, credited: sum, collected: sum, chargesPaid: sum, daysToPay: 3, steps: [] },
    shares: { collected: 12.5 },
  };
  const part = { drawn: 1, drawnOpen: sum, claims: 1, open: sum };
  const sample = { sampleNumber: 1, seed: 'x', drawnBy: 'amount' as const, leftOut: 1, largest: part, overdue: part };
  const step = { ...{ step: 'reminder' as const, on: day, guideline: day }, causes: [], fee: sum };
  const audited = {
    ...{ ...claimOf('none'), claimId: 'ekeby/1001', overdue: { examined: 'remark' as const, steps: [step] } },
    followUp: { followUp: 'paid' as const, on: day, received: sum, credited: sum },
  };
  const audit = { ...head, checkedOn: day, received: sum, sample };
  const review = {
    ...{ period: '2016', listAsOf: day, listSha256: 'a'.repeat(64), listed: 2, used: 1 },
    rows: [
      {
        ...{ finding: 'conflict' as const, subject: 'local/bo', role: 'supervisor', other: 'case-handler' },
        ...{ administrationId: 'none', uses: 1, firstOn: day, lastOn: day, rowNumber: 1 },
      },
    ],
  };
  const item = {
    ...{ id: '1', title: 'Bank', owner: 'local/bo', dueOn: day, year: '2016', state: 'open' as const, isLate: true },
    ...{ criticality: 'critical' as const, isGap: true, documented: true, documents: [] },
  };
  const remark = {
    ...{ remarkId: '1', title: 'Bank', source: 'EY', text: '', severity: 'minor' as const, owner: 'local/bo' },
    ...{ state: 'raised' as const, raisedBy: 'local/bo', raisedOn: day, dueOn: day, isLate: true, history: [] },
  };
  const work = {
    ...{ workId: 'x/1', since: day, dueOn: day, why: '', act: '' },
    ...{ roles: ['case-handler', 'committee-delegate'] as const, administrationId: 'none', amount: sum },
  };
  const asked = { ...claimOf('none'), answered: undefined, state: 'unanswered' as const };
  const judged = MEASURE_NAMES.map((measure) => ({
    ...{
      measure,
      value: 0,
      examined: 1200,
      limits: { metUpTo: 0, partlyUpTo: 1 },
      verdict: 'met' as const,
      findings: [],
    },
  }));
  const objectives = CONTROL_OBJECTIVES.map(({ number, title }) => ({
    ...{ number, title, verdict: 'not-tested' as const, measures: judged },
  }));
  return [
    ...['none', 'several', 'school'].map(
      (administrationId) => ['open items', openItemsSheet({ ...head, administrationId, items: claims })] as const,
    ),
    ['claims', claimsSheet({ ...head, claims })],
    ['valuation', valuationSheet({ ...head, items: claims })],
    ['valued list', valuedListSheet({ ...head, claims })],
    [
      'age analysis',
      ageAnalysisSheet({
        ...{ ...head, groups, all: aged, control: sum, difference: sum, owedBack: sum, suspense: sum },
        administrations: [{ administrationId: 'none', groups, ...aged }],
      }),
    ],
    [
      'key figures',
      keyFiguresSheet({
        ...{ ...head, from: '2016-01', to: '2016-08', total: figures },
        rows: claims.map((claim) => ({ ...figures, ...claim, month: '2016-08' })),
      }),
    ],
    [
      'upcoming',
      upcomingSheet({
        ...{ ...head, through: day },
        rows: claims.map((claim) => ({ ...claim, step: 'reminder' as const, sort: 'letter' as const, on: day })),
      }),
    ],
    ['work', workSheet({ ...head, rows: [work] })],
    ['write-downs', writeDownSheet({ ...head, proposals: claims })],
    [
      'write-down rows',
      writeDownRowsSheet({
        ...{ ...head, administrationId: 'none', administrationName: 'none', answerBy: day },
        rows: [asked] as unknown as Parameters<typeof writeDownRowsSheet>[0]['rows'],
      }),
    ],
    ['audit, largest', auditSheet({ ...audit, claims: [{ ...audited, part: 'largest' }] }, 'largest')],
    ['audit, overdue', auditSheet({ ...audit, claims: [{ ...audited, part: 'overdue' }] }, 'overdue')],
    ['review', reviewSheet({ ...head, review })],
    ['year-end plan', materialSheet({ ...head, years: [{ year: '2016', items: [item] }] })],
    ['remarks', remarksSheet({ ...head, remarks: [remark] })],
    [
      'between municipalities',
      interMunicipalSheet({ ...head, debtors: [{ debtorId: 'd1', debtorName: 'Ek', claims }] }),
    ],
    ['controls', controlsSheet({ ...head, objectives })],
  ];
}

function saidBy({ name, headline, columns, rows, sums = [] }: Sheet): string[] {
  const cells = [...rows, ...sums].flat().flatMap((cell) => (cell && 'text' in cell ? [cell.text] : []));
  return [name, ...headline, ...columns.map(({ header }) => header), ...cells];
}

describe.each(LANGUAGES)('in %s', (language) => {
  test.each(sheetsOf(language))('%s has no English word', (_what, sheet) => {
    expect(saidBy(sheet).filter((text) => ENGLISH.test(text))).toEqual([]);
  });
});

test.each(sheetsOf('da'))('in Danish %s writes days and amounts as Danes do', async (_what, sheet) => {
  expect(saidBy(sheet).filter((text) => SWEDISH_DAY.test(text))).toEqual([]);
  const about = { creditor: 'Ekeby', country: 'DK', language: 'da', asOf: day, compress: false } as const;
  const text = textOfPdf(await sheetPdf(sheet, about));
  expect(text).not.toMatch(/1[\u00a0 ]234|1234|234\.56|2016-08-31/);
});
