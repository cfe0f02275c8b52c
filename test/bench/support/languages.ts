import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { mustExecute } from './execute.ts';
import { benchCache } from './tools.ts';

/** Languages that a bench can speak. */
export const benchLanguages = ['en', 'fr', 'de', 'zh'] as const;
export type BenchLanguage = (typeof benchLanguages)[number];

/** OEM code page of a Windows in each language; Wine derives it from the locale. */
export const oemCodePages: Readonly<Record<BenchLanguage, number>> = {
  en: 437,
  fr: 850,
  de: 850,
  zh: 936,
};

const locales: Readonly<Record<BenchLanguage, string>> = {
  en: 'en_US',
  fr: 'fr_FR',
  de: 'de_DE',
  zh: 'zh_CN',
};

/** Environment that makes Wine a Windows of a language. The locale is compiled into the cache: the host may have none. */
export const languageEnvironment = async (
  language: BenchLanguage,
): Promise<Record<'LC_ALL' | 'LOCPATH', string>> => {
  const folder = join(benchCache, 'locales');
  const name = `${locales[language]}.UTF-8`;
  if (!existsSync(join(folder, name))) {
    mkdirSync(folder, { recursive: true });
    const work = mkdtempSync(join(folder, '.work-'));
    try {
      const args = ['-i', locales[language], '-f', 'UTF-8', '--no-archive', join(work, name)];
      await mustExecute('localedef', args);
      if (!existsSync(join(folder, name))) renameSync(join(work, name), join(folder, name));
    } finally {
      rmSync(work, { recursive: true, force: true });
    }
  }
  return { LC_ALL: name, LOCPATH: folder };
};
