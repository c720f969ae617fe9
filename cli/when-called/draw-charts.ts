import { withHeading, type Chart } from '../../print/charts/chart';
import { pictureSvg } from '../../print/charts/picture-svg';

export { ageingChart } from '../../print/charts/ageing-chart';
export { funnelChart } from '../../print/charts/funnel-chart';
export { funnelFigures } from '../../print/charts/funnel-figures';
export { recoveryChart } from '../../print/charts/recovery-chart';
export { recoveryFigures } from '../../print/charts/recovery-figures';
export { sheetPdf } from '../../print/reports/sheet-pdf';

/** The chart with its heading, as a file of its own. */
export function chartSvg({ picture, sheet }: Chart): string {
  return pictureSvg(withHeading(picture, sheet.headline));
}
