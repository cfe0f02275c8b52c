import { storedEn } from '../../../shared/texts/en/stored/index.ts';
import { storedFr } from '../../../shared/texts/fr/stored/index.ts';
import { patternsOf } from '../../../shared/texts/patterns.ts';

const places = /\(\[\\s\\S\]\+\?\)|\(-\?\[\\d,\]\+\(\?:\\\.\\d\+\)\?\)/;

/** Fixed words of the stored English texts, four words at least, as they stand between places. */
const fixedWords: readonly string[] = [
  ...new Set(
    patternsOf(storedEn).flatMap(({ expression }) =>
      expression.source
        .slice(1, -1)
        .split(places)
        .map((words) => words.replaceAll(/\\(.)/g, '$1').trim())
        .filter((words) => words.split(' ').length > 3),
    ),
  ),
].filter((words) => !Object.values(storedFr).some((french) => french.includes(words)));

/** What a text that should be French still has of the English catalogue. */
export const englishLeft = (told: string): readonly string[] =>
  fixedWords.filter((words) => told.includes(words));
