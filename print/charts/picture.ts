/** Where a text stands at its place: it begins there, has its middle there, or ends there. */
export type Anchor = 'start' | 'middle' | 'end';

/** What a picture is made of, in points from its upper left corner. A text's `y` is its base line. */
export type Mark =
  | {
      readonly type: 'area';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly fill: string;
      readonly edge?: string;
    }
  | {
      readonly type: 'line';
      readonly from: readonly [number, number];
      readonly to: readonly [number, number];
      readonly ink: string;
      readonly weight: number;
    }
  | {
      readonly type: 'text';
      readonly text: string;
      readonly x: number;
      readonly y: number;
      readonly size: number;
      readonly ink: string;
      readonly anchor?: Anchor;
      readonly bold?: boolean;
    };

/** A picture that is drawn alike on a screen and on paper. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  /** In one line, what is shown. */
  readonly title: string;
  /** The same figures in words, for those who cannot see the picture. */
  readonly description: string;
  readonly language: string;
  readonly marks: readonly Mark[];
}
