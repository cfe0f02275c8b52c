import { readFileSync } from 'node:fs';

import { licenseFile, type TargetName } from './targets.ts';
import { inRoot } from './support/paths.ts';

/** What is shipped as files of its own and so is in no bundle. */
const unbundled = [{ name: 'koffi', license: 'node_modules/koffi/LICENSE.txt' }] as const;

/** The licences of everything of others that is in these programs, each package once. Electron's own stand beside its executable. */
export function thirdPartyNotices(programs: readonly TargetName[]): string {
  const sections = new Map<string, string>();
  for (const program of programs) {
    const text = readFileSync(inRoot('dist', program, licenseFile), 'utf8');
    for (const section of text.split(/^(?=## )/m).slice(1)) {
      const title = section.slice(0, section.indexOf('\n')).trim();
      sections.set(title, section.trim());
    }
  }
  for (const { name, license } of unbundled) {
    const { version } = JSON.parse(
      readFileSync(inRoot('node_modules', name, 'package.json'), 'utf8'),
    ) as { readonly version: string };
    const title = `## ${name} - ${version} (MIT)`;
    sections.set(title, `${title}\n\n${readFileSync(inRoot(license), 'utf8').trim()}`);
  }
  const titles = [...sections.keys()].toSorted((left, right) => left.localeCompare(right));
  const body = titles.map((title) => sections.get(title)).join('\n\n');
  return `# Third-party notices\n\ncu-preflight contains the following packages under the licences printed here.\n\n${body}\n`;
}
