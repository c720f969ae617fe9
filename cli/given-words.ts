import { Money, type Currency } from '../domain/kernel/money';
import { Refused } from './refusals';

/** What was written on the command line for one kind: options by their names, repeated ones as lists. */
export type Given = Readonly<Record<string, string | readonly string[] | boolean | undefined>>;

export function text(given: Given, name: string): string | undefined {
  const value = given[camel(name)];
  return typeof value === 'string' ? value : undefined;
}

export function needed(given: Given, name: string): string {
  const value = text(given, name);
  if (value === undefined) throw new Refused(`Say --${name}: this is not decided without it.`);
  return value;
}

export function optional(given: Given, name: string, term: string): Record<string, string> {
  const value = text(given, name);
  return value === undefined ? {} : { [term]: value };
}

export function optionalAmount(
  given: Given,
  name: string,
  { currency }: { readonly currency: Currency },
): Record<string, Money> {
  const value = text(given, name);
  return value === undefined ? {} : { [name]: Money.of(value, currency) };
}

export function listed(given: Given, name: string): readonly string[] {
  const value = given[camel(name)];
  return Array.isArray(value) ? (value as readonly string[]) : [];
}

/** `1001=200.00`, before and after the first `=`. */
export function pairs(given: Given, name: string): [string, string][] {
  return listed(given, name).map((written) => {
    const at = written.indexOf('=');
    if (at < 1)
      throw new Refused(
        `--${name} ${written}: write it with =, such as ${name === 'part' ? '1001=200.00' : 'name=what'}.`,
      );
    return [written.slice(0, at), written.slice(at + 1)];
  });
}

function camel(name: string): string {
  return name.replaceAll(/-([a-z])/g, (_dash, letter: string) => letter.toUpperCase());
}
