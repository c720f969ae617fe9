import fc from 'fast-check';
import { AGE_BUCKETS } from '../../../domain/claim/age-bucket';
import type { AgedRow } from '../../../domain/claim/aged-claims';
import { keySharesOf, type CountedStep } from '../../../domain/claim/key-figures';
import { civilDate, monthEndsThrough } from '../../../domain/kernel/civil-date';
import { Money, type Currency } from '../../../domain/kernel/money';
import { ageingChart, type AgesOverTime } from '../../../print/charts/ageing-chart';
import { withHeading, type Chart } from '../../../print/charts/chart';
import { AGE_FILLS } from '../../../print/charts/fills';
import { funnelChart } from '../../../print/charts/funnel-chart';
import { pictureSvg } from '../../../print/charts/picture-svg';
import { recoveryChart } from '../../../print/charts/recovery-chart';
import { scaled, scaleFor } from '../../../print/charts/scaled-amounts';
import type { KeyFiguresReport } from '../../../print/reports/key-figures-sheet';
import { languageOf } from '../../../print/reports/report-words';
import { sheetPdf } from '../../../print/reports/sheet-pdf';
import { textOfPdf } from '../text-of-pdf';

const days = { asOf: civilDate('2016-08-31'), known: civilDate('2016-09-05') };
const ofTown = { name: 'Ekeby & <Byn>', country: 'SE' as const, currency: 'SEK' as const, ...days };

/** In whole kronor, one for each bucket. */
function row(amounts: readonly number[], currency: Currency = 'SEK'): AgedRow {
  const buckets = AGE_BUCKETS.map((bucket, at) => {
    const open = Money.of(String(amounts[at] ?? 0), currency);
    return { bucket, claims: open.isZero() ? 0 : 1, open };
  });
  const open = buckets.reduce((sum, one) => sum.plus(one.open), Money.zero(currency));
  return { buckets, total: { claims: buckets.filter(({ claims }) => claims > 0).length, open } };
}

/** The audit's sum of 31,989.1 tkr, of which some is in each age. */
const AUDITED = row([17_000_000, 2_000_000, 1_100_000, 1_400_000, 2_900_000, 1_600_000, 5_989_100]);

function ageing(changes: Partial<AgesOverTime> = {}): AgesOverTime {
  const points = monthEndsThrough(days.asOf, 12).map((on) => ({ on, all: AUDITED }));
  return { ...ofTown, points, ...changes };
}

function figures(changes: Partial<Record<CountedStep, number>> & { readonly invoices?: number } = {}) {
  const { invoices = 154_598, ...taken } = changes;
  const none = Money.zero('SEK');
  const steps = Object.entries({ reminder: 9_821, demand: 5_258, 'hand-over': 120, ...taken }).map(([step, count]) => ({
    ...{ step: step as CountedStep, taken: count, behind: step === 'reminder' ? 0 : count },
    ...{ claimed: Money.of(String(count * 1_000), 'SEK'), paid: 0 },
    ...{ charged: none, received: none },
  }));
  const invoiced = Money.of(String(invoices * 1_000), 'SEK');
  const sums = { invoices, invoiced, credited: none, collected: none, chargesPaid: none, steps };
  return { ...sums, shares: keySharesOf(sums) };
}

const keyReport = (total = figures(), changes: Partial<KeyFiguresReport> = {}): KeyFiguresReport => ({
  ...{ ...ofTown, from: '2016-01', to: '2016-08', rows: [], total, ...changes },
});

const svg = ({ picture, sheet }: Chart): string => pictureSvg(withHeading(picture, sheet.headline));
const read = (text: string): string => text.replaceAll('\u00a0', ' ');

test('the ageing tells the audit’s sum, each age, the creditor and both days, as the country writes them', () => {
  const swedish = read(svg(ageingChart(ageing())));
  for (const told of ['31 989,1', '17 000,0', '5 989,1', 'tusen SEK', '181– dagar', 'Ej förfallet', '2016-08-31'])
    expect(swedish).toContain(`>${told}<`);
  expect(swedish).toContain('Ekeby &amp; &lt;Byn&gt;');
  expect(swedish).toContain('per 31 augusti 2016');
  expect(swedish).toContain('känt till och med 5 september 2016');
  const danish = svg(ageingChart(ageing({ country: 'DK' })));
  for (const told of ['31.989,1', 'tusinde SEK', '181– dage', '31.08.2016']) expect(danish).toContain(`>${told}<`);
  const english = read(svg(ageingChart(ageing({ language: 'en' }))));
  for (const told of ['31 989,1', 'thousand SEK', '181– days', 'Not due', 'Open claims by age as of 31 August 2016'])
    expect(english).toContain(`>${told}<`);
});

test('a screen reader is told the same figures', async () => {
  const chart = ageingChart(ageing());
  const text = read(svg(chart));
  expect(text).toMatch(/<svg [^>]*role="img" aria-labelledby="title description"/);
  expect(text).toMatch(/<title id="title">Öppna fordringar efter ålder per 31 augusti 2016, Ekeby/);
  expect(text).toMatch(/<desc id="description">SEK: 2015-09-30: 31 989 100,00; .*181– dagar: 5 989 100,00\.<\/desc>/);
  const pdf = (await printed(chart, ageing())).toString('latin1');
  expect(pdf).toContain('/S /Figure');
  expect(pdf).toContain('/Alt ');
});

test('a column is as high as its amounts, whatever they are', () => {
  const amount = fc.integer({ min: 0, max: 90_000_000 });
  const amounts = fc.array(amount, { minLength: AGE_BUCKETS.length, maxLength: AGE_BUCKETS.length });
  fc.assert(
    fc.property(amounts, amounts, (one, other) => {
      const [first, last] = [row(one), row(other)];
      const [before, on] = [civilDate('2016-07-31'), days.asOf];
      const { picture } = ageingChart(
        ageing({
          points: [
            { on: before, all: first },
            { on, all: last },
          ],
        }),
      );
      const columns = new Map<number, number>();
      for (const mark of picture.marks)
        if (mark.type === 'area' && mark.x < 450) columns.set(mark.x, (columns.get(mark.x) ?? 0) + mark.height);
      const heights = [...columns].sort(([x], [y]) => x - y).map(([, height]) => height);
      const [left = 0, right = 0] = heights;
      const sums = [first, last].map(({ total }) => Number(total.open.toString())) as [number, number];
      if (sums[0] > 0 && sums[1] > 0) expect((left * sums[1]) / (right * sums[0])).toBeCloseTo(1, 6);
      for (const mark of picture.marks) if (mark.type === 'text') expect(mark.y).toBeGreaterThan(0);
    }),
  );
});

test('an amount is scaled exactly, and its sign stays', () => {
  const kronor = (text: string): Money => Money.of(text, 'SEK');
  expect(scaleFor(kronor('99999.99'))).toBe('ones');
  expect(scaleFor(kronor('100000.00'))).toBe('thousands');
  expect(scaleFor(kronor('1000000000.00'))).toBe('millions');
  expect(read(scaled(kronor('31989150.00'), 'thousands', 'SE'))).toBe('31 989,2');
  expect(scaled(kronor('-31989149.99'), 'thousands', 'DK')).toBe('–31.989,1');
  expect(scaled(kronor('-49.99'), 'thousands', 'SE')).toBe('0,0');
});

test('neighbouring ages differ on a grey printer, and for people who see no red or green', () => {
  const lightness = AGE_BUCKETS.map((bucket) => luminance(AGE_FILLS[bucket]));
  for (const [at, light] of lightness.entries())
    if (at > 0) expect(((lightness[at - 1] ?? 0) + 0.05) / (light + 0.05)).toBeGreaterThan(1.2);
});

test('each currency has a part of its own, and no sum runs across', () => {
  const points = ageing().points.map((point) => ({ ...point, otherCurrencies: [row([500], 'DKK')] }));
  const chart = ageingChart(ageing({ points }));
  const text = read(svg(chart));
  for (const told of ['tusen SEK', '31 989,1', 'DKK', '500,00']) expect(text).toContain(`>${told}<`);
  const danish = row([500], 'DKK');
  const nothing = row([]);
  const only = read(
    svg(ageingChart(ageing({ points: points.map(({ on }) => ({ on, all: nothing, otherCurrencies: [danish] })) }))),
  );
  expect(only).not.toContain('tusen SEK');
  expect(only).toContain('>DKK<');
});

test('the funnel and the recovery tell the audit’s counts and shares', () => {
  const funnel = read(svg(funnelChart(keyReport())));
  for (const told of ['154 598 (100,00 %)', '9 821 (6,35 %)', '5 258 (3,40 %)', '154 598,0', '9 821,0'])
    expect(funnel).toContain(`>${told}<`);
  expect(funnel).toContain('2016-01 – 2016-08');
  const recovery = read(svg(recoveryChart(keyReport())));
  for (const told of ['46,46 %', '97,72 %', '0,00 %']) expect(recovery).toContain(`>${told}<`);
});

test('a share that the report does not tell is not drawn as nought', () => {
  const recovery = read(svg(recoveryChart(keyReport(figures({ reminder: 5, demand: 8, 'hand-over': 0 })))));
  expect(recovery).toContain('>kan inte beräknas<');
  expect(recovery).toContain('Påminnelser: 5 · Inkassokrav: 8');
});

test('where nothing is to be shown, the chart says so in words, in both forms', async () => {
  const nothing = { ...figures({ invoices: 0 }), steps: [], shares: {} };
  const empty = ageing({ points: ageing().points.map(({ on }) => ({ on, all: row([]) })) });
  const cases: readonly (readonly [Chart, string])[] = [
    [ageingChart(empty), 'Inga fordringar var öppna'],
    [funnelChart(keyReport(nothing)), 'Inga fakturor utfärdades'],
    [recoveryChart(keyReport(nothing)), 'Inga påminnelser'],
    [recoveryChart(keyReport(nothing, { country: 'DK' })), 'Ingen rykkere'],
    [recoveryChart(keyReport(nothing, { language: 'en' })), 'No reminders'],
  ];
  for (const [chart, words] of cases) {
    expect(svg(chart).match(new RegExp(words, 'g'))).toHaveLength(2);
    expect(textOfPdf(await printed(chart, empty))).toContain(words);
  }
});

test('the PDF has the labels of the SVG, and the same figures give the same bytes in both', async () => {
  const chart = ageingChart(ageing());
  const text = textOfPdf(await printed(chart, ageing()));
  for (const mark of chart.picture.marks) if (mark.type === 'text') expect(text).toContain(read(mark.text));
  expect(svg(ageingChart(ageing()))).toBe(svg(chart));
  expect((await printed(ageingChart(ageing()), ageing())).equals(await printed(chart, ageing()))).toBe(true);
});

test('a long name of a creditor is broken, and nothing of it is lost', () => {
  const name = 'Samfällighetsföreningen för vatten och avlopp i '.repeat(6).trim();
  const text = svg(ageingChart(ageing({ name })));
  const lines = [...text.matchAll(/<text [^>]*font-size="9.5"[^>]*>([^<]*)</g)].map(([, line = '']) => line);
  expect(lines.length).toBeGreaterThan(3);
  expect(lines.slice(0, -1).join(' ')).toBe(name);
});

function printed({ picture, sheet }: Chart, report: AgesOverTime): Promise<Buffer> {
  const about = { creditor: report.name, country: report.country, language: languageOf(report), asOf: report.asOf };
  return sheetPdf(sheet, { ...about, picture, compress: false });
}

/** As WCAG reckons it: nought is black, one is white. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
