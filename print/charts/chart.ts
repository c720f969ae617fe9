import type { Sheet } from '../../formats/sheets/sheet';
import { INK } from '../paper/ink';
import type { Mark, Picture } from './picture';

/** A chart without its heading, and its figures as a table. */
export interface Chart {
  readonly picture: Picture;
  readonly sheet: Sheet;
}

export const CHART_WIDTH = 620;
export const LABEL_SIZE = 9;

/** A part of a chart: of one currency. */
export interface Panel {
  readonly height: number;
  readonly marks: readonly Mark[];
}

/** The panels below each other, and a note of what is counted. What shows nothing says so in a frame. */
export function chartPicture(about: {
  readonly title: string;
  readonly description: string;
  readonly language: string;
  readonly panels: readonly Panel[];
  readonly nothing: string;
  readonly notes: readonly string[];
}): Picture {
  const { title, language, nothing, notes } = about;
  const panels = about.panels.length > 0 ? about.panels : [nothingToShow(nothing)];
  const marks: Mark[] = [];
  let height = 0;
  for (const panel of panels) {
    marks.push(...moved(panel.marks, height));
    height += panel.height;
  }
  for (const text of notes) {
    height += 12;
    marks.push({ type: 'text', text, x: 0, y: height, size: 8, ink: INK.quiet });
  }
  const description = about.panels.length > 0 ? about.description : nothing;
  return { width: CHART_WIDTH, height: height + 6, title, description, language, marks };
}

/** The same with its heading above and an edge around, as a file of its own. */
export function withHeading(picture: Picture, [title = '', ...below]: readonly string[]): Picture {
  const edge = 20;
  const lines = below.flatMap((line) => brokenAt(line, 110));
  const heads = brokenAt(title, 80);
  let y = edge;
  const heading: Mark[] = [
    ...heads.map((text): Mark => {
      y += 18;
      return { type: 'text', text, x: edge, y, size: 13.5, ink: INK.accent, bold: true };
    }),
    ...lines.map((text): Mark => {
      y += 13;
      return { type: 'text', text, x: edge, y, size: 9.5, ink: INK.quiet };
    }),
  ];
  const top = y + 16;
  const marks = [...heading, ...moved(picture.marks, top, edge)];
  return { ...picture, width: picture.width + 2 * edge, height: top + picture.height + edge, marks };
}

function nothingToShow(text: string): Panel {
  const height = 120;
  return {
    height: height + 8,
    marks: [
      { type: 'area', x: 0.5, y: 0.5, width: CHART_WIDTH - 1, height, fill: INK.field, edge: INK.line },
      { type: 'text', text, x: CHART_WIDTH / 2, y: height / 2 + 4, size: 12, ink: INK.text, anchor: 'middle' },
    ],
  };
}

function moved(marks: readonly Mark[], down: number, along = 0): Mark[] {
  return marks.map((mark): Mark => {
    if (mark.type !== 'line') return { ...mark, x: mark.x + along, y: mark.y + down };
    const [from, to] = [mark.from, mark.to].map(([x, y]) => [x + along, y + down] as const) as [
      readonly [number, number],
      readonly [number, number],
    ];
    return { ...mark, from, to };
  });
}

/** At blanks, so that no line has more signs than fit. */
function brokenAt(text: string, most: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
