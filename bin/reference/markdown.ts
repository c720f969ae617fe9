/** A page with its note that nobody edits it by hand. */
export function page(title: string, ...parts: readonly string[]): string {
  return `${[`# ${title}`, '<!-- Written by `npm run docs` from the code. Do not edit. -->', ...parts].join('\n\n')}\n`;
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

export function code(text: string): string {
  return `\`${text}\``;
}
