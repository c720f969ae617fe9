import type { Mark, Picture } from './picture';

/** The letters' own typefaces, and what stands in for them where a screen lacks them. */
const TYPEFACES = `Helvetica, Arial, 'Liberation Sans', 'DejaVu Sans Condensed', sans-serif`;

/** The picture as a file of its own. The same picture gives the same text. */
export function pictureSvg({ width, height, title, description, language, marks }: Picture): string {
  const size = `width="${width}" height="${written(height)}" viewBox="0 0 ${width} ${written(height)}"`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} xml:lang="${language}" lang="${language}" role="img" aria-labelledby="title description" font-family="${TYPEFACES}">`,
    `<title id="title">${escaped(title)}</title>`,
    `<desc id="description">${escaped(description)}</desc>`,
    `<rect width="100%" height="100%" fill="#ffffff"/>`,
    ...marks.map(markSvg),
    '</svg>',
    '',
  ].join('\n');
}

function markSvg(mark: Mark): string {
  if (mark.type === 'area') {
    const { x, y, width, height, fill, edge } = mark;
    const place = `x="${written(x)}" y="${written(y)}" width="${written(width)}" height="${written(height)}"`;
    return `<rect ${place} fill="${fill}"${edge === undefined ? '' : ` stroke="${edge}" stroke-width="0.6"`}/>`;
  }
  if (mark.type === 'line') {
    const [[x1, y1], [x2, y2]] = [mark.from, mark.to];
    const place = `x1="${written(x1)}" y1="${written(y1)}" x2="${written(x2)}" y2="${written(y2)}"`;
    return `<line ${place} stroke="${mark.ink}" stroke-width="${mark.weight}"/>`;
  }
  const { text, x, y, size, ink, anchor = 'start', bold = false } = mark;
  const style = `font-size="${size}" fill="${ink}"${anchor === 'start' ? '' : ` text-anchor="${anchor}"`}`;
  return `<text x="${written(x)}" y="${written(y)}" ${style}${bold ? ' font-weight="bold"' : ''}>${escaped(text)}</text>`;
}

/** A hundredth of a point is finer than any printer. */
function written(length: number): string {
  return String(Number(length.toFixed(2)));
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
