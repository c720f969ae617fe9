/** A line of text on a sheet, from the sheet's top left corner, in points. */
export interface PlacedText {
  readonly page: number;
  readonly x: number;
  /** Of the line on which the letters stand. */
  readonly y: number;
  readonly size: number;
}

const SHEET_HEIGHT = 841.89;

/** Where an uncompressed PDF of ours shows its texts, in the order in which they were drawn. */
export function placesOfTexts(pdf: Buffer): PlacedText[] {
  const places: PlacedText[] = [];
  let page = 0;
  for (const [, stream = ''] of pdf.toString('latin1').matchAll(/stream\n([\s\S]*?)\nendstream/g)) {
    const shown = [...stream.matchAll(/1 0 0 1 ([\d.-]+) ([\d.-]+) Tm\n\/F\d+ ([\d.]+) Tf/g)];
    if (shown.length > 0) page += 1;
    for (const [, x, y, size] of shown) {
      places.push({ page, x: Number(x), y: SHEET_HEIGHT - Number(y), size: Number(size) });
    }
  }
  return places;
}
