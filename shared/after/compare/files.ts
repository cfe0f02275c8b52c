import type { ConfigurationFile } from '../../evidence/after-schema.ts';
import { say } from '../../texts/stored.ts';
import type { AfterInput } from '../input.ts';
import type { BeforeAfterRow } from '../schema.ts';
import { rowsFor, samePath } from './rows.ts';

/** One configuration file on both sides; null where it was not there. */
export type FilePair = {
  readonly path: string;
  readonly was: ConfigurationFile | null;
  readonly is: ConfigurationFile | null;
  readonly judged: 'same' | 'changed' | 'gone' | 'new' | 'unknown';
};

/** The configuration files of both sides by path; null where one side was not read at all. */
export const pairFiles = ({ baseline, facts }: AfterInput): readonly FilePair[] | null => {
  const before = baseline.facts?.configuration;
  if (!before?.known || !facts.configuration.known) return null;
  const was = before.value;
  const is = facts.configuration.value;
  const find = (files: readonly ConfigurationFile[], path: string): ConfigurationFile | null =>
    files.find((file) => samePath(file.path, path)) ?? null;
  const added = is.filter(({ path }) => find(was, path) === null);
  return [...was, ...added]
    .map(({ path }) => ({ path, was: find(was, path), is: find(is, path) }))
    .map((pair) => ({ ...pair, judged: judge(pair) }))
    .toSorted((left, right) => left.path.localeCompare(right.path, 'en'));
};

/** By hash alone: sizes and dates say nothing about the content. */
const judge = ({ was, is }: Pick<FilePair, 'was' | 'is'>): FilePair['judged'] => {
  if (was === null) return 'new';
  if (is === null) return 'gone';
  if (was.sha256 === null || is.sha256 === null) return 'unknown';
  return was.sha256.toLowerCase() === is.sha256.toLowerCase() ? 'same' : 'changed';
};

/** Each configuration file by its hash. */
export const compareFiles = (input: AfterInput): readonly BeforeAfterRow[] =>
  pairFiles(input)?.map(fileRow) ?? oneSided(input);

const fileRow = ({ path, was, is, judged }: FilePair): BeforeAfterRow => {
  const row = rowsFor('file', path);
  const values = [
    was ? was.sha256 : say('compare.not-there'),
    is ? is.sha256 : say('compare.not-there'),
  ] as const;
  switch (judged) {
    case 'same':
      return row(say('field.content'), values, 'same', say('compare.as-before'));
    case 'changed':
      return row(say('field.content'), values, 'noted', say('compare.file-changed'));
    case 'gone':
      return row(say('field.content'), values, 'worse', say('compare.file-gone'));
    case 'new':
      return row(say('field.content'), values, 'expected', say('compare.file-new'));
    case 'unknown': {
      const problem = is?.problem ?? was?.problem ?? say('after.no-reason');
      return row(say('field.content'), values, 'unknown', say('compare.file-unread', { problem }));
    }
  }
};

const oneSided = ({ baseline, facts }: AfterInput): readonly BeforeAfterRow[] => {
  const before = baseline.facts?.configuration;
  const was = before?.known ? before.value : null;
  const is = facts.configuration.known ? facts.configuration.value : null;
  return (was ?? is ?? []).map(({ path, sha256 }) =>
    rowsFor('file', path)(
      say('field.content'),
      was === null ? [null, sha256] : [sha256, null],
      'unknown',
      say(was === null ? 'after.not-read-before' : 'compare.unread-now'),
    ),
  );
};
