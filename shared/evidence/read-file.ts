import type { z } from 'zod';
import { err, ok, type Result } from '../result.ts';
import { findJsonError } from '../text/json.ts';
import { decodeOem } from '../text/oem.ts';
import { visibleText } from '../text/visible.ts';
import { evidenceSchema, evidenceSchemaName, type Evidence } from './schema.ts';
import { say } from '../texts/stored.ts';

/** Largest evidence or report file that is read, in bytes. The evidence of a large server is about 2 MiB. */
export const largestFile = 64 * 1024 * 1024;

/** Refuses a file by its size, before anything of it is read. */
export const checkFileSize = (bytes: number): Result<null> =>
  bytes > largestFile
    ? err(
        'bad-file',
        say('file.too-large', {
          size: Math.ceil(bytes / 1024 / 1024),
          most: largestFile / 1024 / 1024,
        }),
      )
    : ok(null);

/**
 * Evidence from the bytes of a file: UTF-8, or UTF-16 with a byte order mark.
 *
 * `bad-file` for a file that is too large, is not JSON (with the place), is of another kind or major version, or lacks a required field (with its path).
 */
export const readEvidenceFile = (bytes: Uint8Array): Result<Evidence> =>
  readJsonFile(bytes, {
    schema: evidenceSchema,
    name: evidenceSchemaName,
    kind: 'evidence',
  });

type Kind<T> = {
  readonly schema: z.ZodType<T>;
  /** Name with major version, as the file's own `schema` field has it. */
  readonly name: string;
  readonly kind: 'evidence' | 'report';
};

/** Reads a versioned JSON file of one kind. */
export const readJsonFile = <T>(bytes: Uint8Array, kind: Kind<T>): Result<T> => {
  const small = checkFileSize(bytes.length);
  if (!small.ok) return small;
  if (bytes.length === 0) return err('bad-file', say('file.empty', { what: whatOf(kind) }));
  const text = decodeOem(bytes, 65_001);
  const json = parseJson(text, whatOf(kind));
  if (!json.ok) return json;
  const version = checkVersion(json.value, kind);
  if (!version.ok) return version;
  const parsed = kind.schema.safeParse(json.value);
  return parsed.success ? ok(parsed.data) : err('bad-file', issueText(parsed.error));
};

const whatOf = <T>({ kind }: Kind<T>): string => say(`file.${kind}`);

const parseJson = (text: string, what: string): Result<unknown> => {
  try {
    return ok(JSON.parse(text) as unknown);
  } catch (thrown) {
    const place = findJsonError(text);
    if (place === null) return err('bad-file', say('file.not-json', { error: String(thrown) }));
    return place.offset >= text.trimEnd().length
      ? err('bad-file', say('file.cut-off', { ...place, what }))
      : err(
          'bad-file',
          say('file.unexpected', { ...place, character: nameOf(text, place.offset) }),
        );
  }
};

const nameOf = (text: string, offset: number): string =>
  visibleText(String.fromCodePoint(text.codePointAt(offset) ?? 0xfffd)).replaceAll('\n', '\\n');

const checkVersion = <T>(value: unknown, kind: Kind<T>): Result<null> => {
  const { name } = kind;
  const what = whatOf(kind);
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return err('bad-file', say('file.no-object', { what }));
  const found: unknown = 'schema' in value ? value.schema : undefined;
  if (found === name) return ok(null);
  if (typeof found !== 'string')
    return err('bad-file', say(`file.${kind.kind}.no-schema`, { name }));
  const shown = visibleText(found.slice(0, 100));
  return found.startsWith(name.replace(/@.*$/, '@'))
    ? err('bad-file', say('file.other-version', { found: shown, name }))
    : err('bad-file', say('file.other-kind', { found: shown, what, name }));
};

const issueText = ({ issues }: z.ZodError): string => {
  const [first] = issues;
  const more = issues.length - 1;
  if (!first) return say('file.no-fields');
  const path = first.path.map((part) => visibleText(String(part)).slice(0, 100)).join('.');
  const issue = path ? `${path}: ${first.message}` : say('file.whole', { issue: first.message });
  return more > 0 ? say('file.issues', { issue, more }) : issue;
};
