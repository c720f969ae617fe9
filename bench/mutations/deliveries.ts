import type { Recipe } from '../../reconciliation/recipe';
import { fileExplanations } from '../../reconciliation/recipe';
import type { FileName } from '../../reconciliation/source-reader';
import { rowOf } from '../../formats/csv/write-rows';
import { cellsOf, IS_NO_TABLE } from './texts';
import type { LoadedSample } from './loaded-sample';

export const DELIVERY_KINDS = [
  'in each other’s place',
  'the other side’s file too',
  'of another recipe',
  'an empty file',
  'a header only',
  'two columns exchanged',
  'thousand separators',
] as const;
export type DeliveryKind = (typeof DELIVERY_KINDS)[number];

/** What reaches a run in place of its files: texts by the place in which they were delivered. */
export interface Delivery {
  readonly kind: DeliveryKind;
  readonly file: FileName;
  /** The other file or the columns that it is about. */
  readonly column?: string;
  readonly texts: ReadonlyMap<FileName, string>;
}

/** Every wrong delivery of a sample's files. `foreign` are the texts of another recipe's sample. */
export function deliveriesOf(
  recipe: Recipe,
  { texts, isOneFile }: LoadedSample,
  foreign: readonly string[],
): Delivery[] {
  const files = [...texts.keys()].filter((file) => !(isOneFile && file === 'right'));
  const inPlaceOf = (kind: DeliveryKind, file: FileName, text: string, column?: string): Delivery => ({
    kind,
    file,
    ...(column !== undefined && { column }),
    texts: new Map([...texts, [file, text], ...(isOneFile && file === 'left' ? [['right', text] as const] : [])]),
  });
  return [
    ...pairsOf(files)
      .filter(([one, other]) => texts.get(one) !== texts.get(other))
      .map(([one, other]): Delivery => {
        const [first = '', second = ''] = [texts.get(one), texts.get(other)];
        return {
          kind: 'in each other’s place',
          file: one,
          column: other,
          texts: new Map([...texts, [one, second], [other, first]]),
        };
      }),
    ...files.flatMap((file) =>
      files
        .filter((other) => other !== file && texts.get(other) !== texts.get(file))
        .map((other) => inPlaceOf('the other side’s file too', file, texts.get(other) ?? '', other)),
    ),
    ...files.flatMap((file) => foreign.map((text, at) => inPlaceOf('of another recipe', file, text, String(at + 1)))),
    ...files
      .filter((file) => mustHaveRows(recipe, file))
      .flatMap((file) => {
        const text = texts.get(file) ?? '';
        return [
          inPlaceOf('an empty file', file, ''),
          inPlaceOf('a header only', file, `${text.split('\n')[0] ?? ''}\n`),
        ];
      }),
    ...files.flatMap((file) =>
      exchangedColumns(texts.get(file) ?? '').map(([column, text]) =>
        inPlaceOf('two columns exchanged', file, text, column),
      ),
    ),
    ...files.flatMap((file) => {
      const text = withSeparators(texts.get(file) ?? '');
      return text === texts.get(file) ? [] : [inPlaceOf('thousand separators', file, text)];
    }),
  ];
}

/** A list that explains is not held against anything: without its rows, what they explained is open. */
function mustHaveRows(recipe: Recipe, file: FileName): boolean {
  const list = fileExplanations(recipe).find(({ id }) => id === file);
  return list === undefined || list.by.explains === 'nothing';
}

function pairsOf<Item>(items: readonly Item[]): (readonly [Item, Item])[] {
  return items.flatMap((one, at) => items.slice(at + 1).map((other) => [one, other] as const));
}

/** The headers of two neighbouring columns stand over each other's cells. */
function exchangedColumns(text: string): (readonly [string, string])[] {
  if (IS_NO_TABLE.test(text)) return [];
  const [names = [], ...rows] = cellsOf(text);
  return names.slice(1).map((name, at) => {
    const head = names.map((one, place) => (place === at ? name : place === at + 1 ? (names[at] ?? '') : one));
    return [`${names[at] ?? ''} and ${name}`, [head, ...rows].map((cells) => rowOf(cells)).join('')] as const;
  });
}

/** Amounts of a thousand and more as a Danish program writes them, in a file that is else as it was. */
function withSeparators(text: string): string {
  if (IS_NO_TABLE.test(text)) return text;
  return cellsOf(text)
    .map((cells) =>
      rowOf(
        cells.map((cell) =>
          /^-?\d+\.\d\d$/.test(cell) ? cell.replace('.', ',').replace(/\B(?=(\d{3})+(?=,))/g, '.') : cell,
        ),
      ),
    )
    .join('');
}
