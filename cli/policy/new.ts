import type { Country } from '../../domain/policy/policy';
import { readYamlDocument } from '../../formats/yaml/yaml-document';
import { writeYaml } from '../../formats/yaml/write-yaml';
import { SHIPPED_POLICIES, shippedPolicy } from '../../policies/shipped-policies';
import { shortened } from '../../policies/writing/shortened';
import { TEMPLATES } from '../../policies/writing/templates';
import { write, writeLine } from '../output';
import { Refused } from '../refusals';
import { writeNewFile } from '../write-new-file';

export const FORMATS = ['yaml', 'json'] as const;

/** With what a new policy begins. */
export interface NewOptions {
  readonly country?: Country;
  readonly like?: string;
  readonly format?: (typeof FORMATS)[number];
  readonly into?: string;
}

/** Writes a policy to begin with, to standard output or into a new file. */
export async function newPolicy(options: NewOptions): Promise<void> {
  const { into, format = into?.endsWith('.json') ? 'json' : 'yaml' } = options;
  if (into !== undefined && !(format === 'json' ? /\.json$/ : /\.ya?ml$/).test(into)) {
    throw new Refused(`${into}: a file in ${format} ends in .${format}. Name another file, or write --format.`);
  }
  const text = textFor(options, format);
  if (into === undefined) return write(text);
  await writeNewFile(into, text, `${into} is there already; nothing was written. Name another file.`);
  await writeLine(`${into} is written. Change what is yours, then: fordring policy check ${into}`);
}

function textFor({ country, like }: NewOptions, format: (typeof FORMATS)[number]): string {
  if (like !== undefined) return likeText(like, country, format);
  if (!country) throw new Refused('Say for which country: --country SE or --country DK; or --like se-botkyrka.');
  const template = TEMPLATES[country];
  if (format === 'yaml') return template;
  return asJson(readYamlDocument(Buffer.from(template), 'template').data);
}

/** A shipped policy as a draft of one's own, without what would be filled in. */
function likeText(like: string, country: Country | undefined, format: (typeof FORMATS)[number]): string {
  const policy = shippedPolicy(like);
  if (!policy)
    throw new Refused(`There is no policy "${like}". Use ${SHIPPED_POLICIES.map(({ id }) => id).join(', ')}.`);
  if (country && country !== policy.country) {
    throw new Refused(`${like} is a policy of ${policy.country}, not of ${country}. Leave --country out.`);
  }
  const own = { ...policy, id: `${policy.country.toLowerCase()}-ourtown`, version: '1', status: 'draft' };
  const data = shortened(own);
  if (format === 'json') return asJson(data);
  return `# Begun as a copy of ${like}, version ${policy.version}. Its reasons and sources are those of another town: write your own.\n# Check it by: fordring policy check FILE\n\n${writeYaml(data)}`;
}

function asJson(data: unknown): string {
  return `${JSON.stringify(data, null, 2)}\n`;
}
