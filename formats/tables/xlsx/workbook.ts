import { readXml } from '../../xml/read-xml';
import { attributeOf, childOf, childrenOf, rootNameOf, textOf } from '../../xml/xml-node';
import type { XmlNode } from '../../xml/xml-node';
import { refusalOf, refusedFile } from '../table-rows';
import { elementsOf } from './xml-batches';
import { ZipFault, ZipParts } from './zip-parts';

interface Sheet {
  readonly name: string;
  readonly part: string;
  readonly isHidden: boolean;
}

/** An Office Open XML workbook (ECMA-376), as far as its figures go: no styles, no charts, no macros. */
export class Workbook {
  readonly title: string;
  private readonly parts: ZipParts;
  private readonly sheets: readonly Sheet[];
  private readonly stringsPart: string | undefined;
  /** The day from which dates are counted; 1904 in books that began on an old Macintosh. */
  readonly epoch: '1900' | '1904';

  constructor(bytes: Buffer, title: string) {
    this.title = title;
    this.parts = this.opened(() => new ZipParts(bytes));
    const main =
      this.targets('_rels/.rels', '').find(({ kind }) => kind === 'officeDocument')?.part ?? 'xl/workbook.xml';
    const document = this.xml(main);
    const book = childOf(document, rootNameOf(document));
    const folder = main.slice(0, main.lastIndexOf('/') + 1);
    const targets = this.targets(`${folder}_rels/${main.slice(folder.length)}.rels`, folder);
    this.stringsPart = targets.find(({ kind }) => kind === 'sharedStrings')?.part;
    this.epoch = /^(1|true)$/.test(attributeOf(childOf(book, 'workbookPr'), 'date1904')) ? '1904' : '1900';
    this.sheets = childrenOf(childOf(book, 'sheets'), 'sheet').map((sheet) => ({
      name: attributeOf(sheet, 'name'),
      part: targets.find(({ id }) => id === attributeOf(sheet, 'id'))?.part ?? '',
      isHidden: attributeOf(sheet, 'state') !== '' && attributeOf(sheet, 'state') !== 'visible',
    }));
  }

  /** The sheet of that name, or the only one that can be seen. */
  sheet(name: string | undefined): { name: string; bytes: Buffer } {
    const visible = this.sheets.filter(({ isHidden }) => !isHidden);
    const found = name === undefined ? visible : this.sheets.filter((sheet) => sheet.name === name);
    const [only] = found;
    if (only && found.length === 1) return { name: only.name, bytes: this.read(only.part) };
    const names = this.sheets.map((sheet) => sheet.name).join(', ');
    const message =
      name === undefined
        ? `the workbook has several sheets (${names}). Leave the one that is meant, or have the recipe say which it is (sheet).`
        : `there is no such sheet. The workbook has ${names}. Correct the workbook, or have the recipe declare it otherwise (sheet).`;
    throw refusedFile(this.title, [{ field: name ?? 'sheet', message }]);
  }

  /** The texts that cells refer to by number. */
  strings(): readonly string[] {
    if (this.stringsPart === undefined || !this.parts.has(this.stringsPart)) return [];
    const wanted = { part: this.stringsPart, root: 'sst', container: 'sst', name: 'si' };
    const strings: string[] = [];
    for (const item of elementsOf(this.read(this.stringsPart), wanted, refusalOf(this.title)))
      strings.push(richText(item));
    return strings;
  }

  private targets(part: string, folder: string): readonly { id: string; kind: string; part: string }[] {
    if (!this.parts.has(part)) return [];
    return childrenOf(childOf(this.xml(part), 'Relationships'), 'Relationship').map((relation) => ({
      id: attributeOf(relation, 'Id'),
      kind: attributeOf(relation, 'Type').split('/').at(-1) ?? '',
      part: resolved(attributeOf(relation, 'Target'), folder),
    }));
  }

  private xml(part: string): XmlNode {
    return readXml(this.read(part), refusalOf(this.title));
  }

  private read(part: string): Buffer {
    return this.opened(() => this.parts.read(part));
  }

  private opened<Result>(act: () => Result): Result {
    try {
      return act();
    } catch (error) {
      if (!(error instanceof ZipFault)) throw error;
      throw refusedFile(this.title, [{ field: 'workbook', message: error.message }]);
    }
  }
}

/** A text in one piece or in several runs; how it is pronounced (`rPh`) is not part of it. */
export function richText(item: XmlNode | undefined): string {
  const runs = childrenOf(item, 'r').map((run) => textOf(run, 't'));
  return unescaped(textOf(item, 't') + runs.join(''));
}

/** Signs that XML cannot hold are written as `_x000D_`. */
export function unescaped(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_written, code: string) => String.fromCharCode(parseInt(code, 16)));
}

/** A target is named from the root, or from its owner's folder. */
function resolved(target: string, folder: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const steps: string[] = [];
  for (const step of `${folder}${target}`.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.') steps.push(step);
  }
  return steps.join('/');
}
