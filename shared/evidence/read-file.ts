import type { z } from 'zod';
import { err, ok, type Result } from '../result.ts';
import { findJsonError } from '../text/json.ts';
import { decodeOem } from '../text/oem.ts';
import { visibleText } from '../text/visible.ts';
import { evidenceSchema, evidenceSchemaName, type Evidence } from './schema.ts';

/** Largest evidence or report file that is read, in bytes. The evidence of a large server is about 2 MiB. */
export const largestFile = 64 * 1024 * 1024;

/** Refuses a file by its size, before anything of it is read. */
export const checkFileSize = (bytes: number): Result<null> =>
  bytes > largestFile
    ? err(
        'bad-file',
        `The file has ${Math.ceil(bytes / 1024 / 1024)} MiB; at most ${largestFile / 1024 / 1024} MiB are read.`,
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
    what: 'an evidence file',
  });

type Kind<T> = {
  readonly schema: z.ZodType<T>;
  /** Name with major version, as the file's own `schema` field has it. */
  readonly name: string;
  readonly what: string;
};

/** Reads a versioned JSON file of one kind. */
export const readJsonFile = <T>(bytes: Uint8Array, kind: Kind<T>): Result<T> => {
  const small = checkFileSize(bytes.length);
  if (!small.ok) return small;
  if (bytes.length === 0) return err('bad-file', `The file is empty, so it is not ${kind.what}.`);
  const text = decodeOem(bytes, 65_001);
  const json = parseJson(text, kind.what);
  if (!json.ok) return json;
  const version = checkVersion(json.value, kind);
  if (!version.ok) return version;
  const parsed = kind.schema.safeParse(json.value);
  return parsed.success ? ok(parsed.data) : err('bad-file', issueText(parsed.error));
};

const parseJson = (text: string, what: string): Result<unknown> => {
  try {
    return ok(JSON.parse(text) as unknown);
  } catch (thrown) {
    const place = findJsonError(text);
    if (place === null) return err('bad-file', `The file is not JSON: ${String(thrown)}`);
    const where = `line ${place.line}, column ${place.column} (character ${place.offset})`;
    return place.offset >= text.trimEnd().length
      ? err('bad-file', `The file ends too early at ${where}: it was cut off, and is not ${what}.`)
      : err(
          'bad-file',
          `The file is not JSON: unexpected ${nameOf(text, place.offset)} at ${where}.`,
        );
  }
};

const nameOf = (text: string, offset: number): string =>
  `"${visibleText(String.fromCodePoint(text.codePointAt(offset) ?? 0xfffd)).replaceAll('\n', '\\n')}"`;

const checkVersion = <T>(value: unknown, { name, what }: Kind<T>): Result<null> => {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return err('bad-file', `The file is not ${what}: it holds no JSON object.`);
  const found: unknown = 'schema' in value ? value.schema : undefined;
  if (found === name) return ok(null);
  if (typeof found !== 'string')
    return err('bad-file', `schema: missing. ${capital(what)} starts with "schema": "${name}".`);
  const shown = visibleText(found.slice(0, 100));
  const kind = name.replace(/@.*$/, '');
  return found.startsWith(`${kind}@`)
    ? err('bad-file', `The file is of version ${shown}; this program reads ${name} only.`)
    : err('bad-file', `The file is "${shown}", not ${what} (${name}).`);
};

const issueText = ({ issues }: z.ZodError): string => {
  const [first] = issues;
  const more = issues.length - 1;
  if (!first) return 'The file does not have the required fields.';
  const path = first.path.map((part) => visibleText(String(part)).slice(0, 100)).join('.');
  return `${path || 'The file'}: ${first.message}${more > 0 ? ` (and ${more} more)` : ''}`;
};

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
