import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { diffLines } from 'diff';

import { maskSecrets } from '../../../shared/after/mask-secrets.ts';
import type { ConfigurationFile } from '../../../shared/evidence/after-schema.ts';
import type { Evidence } from '../../../shared/evidence/schema.ts';
import { deriveFacts } from '../../../shared/facts/derive-facts.ts';
import { valueOr } from '../../../shared/facts/fact.ts';
import type { MethodResult } from '../../../shared/protocol/methods.ts';
import { toAppError } from '../../../shared/result.ts';
import { say } from '../../../shared/texts/stored.ts';
import { writeDurably } from '../journal/write-durably.ts';
import type { OpenRun } from '../run/open-run.ts';
import type { Server } from '../server/server.ts';
import { readKeptBaseline, sha256Of } from './kept-baseline.ts';

/** Copies lie in the run's folder under their hash and stay on this server: such files hold keys and passwords. */
const copiesFolder = (folder: string): string => join(folder, 'configuration');
const mostCopiesBytes = 64 * 1024 * 1024;

/** Copies every configuration file that the evidence has a hash of. One that has changed since is left out: its copy would not be what the baseline says. */
export const keepConfiguration = async (
  server: Server,
  folder: string,
  evidence: Evidence,
  signal: AbortSignal,
): Promise<void> => {
  const files = valueOr(deriveFacts(evidence).configuration, []);
  if (files.length === 0) return;
  await mkdir(copiesFolder(folder), { recursive: true, mode: 0o700 });
  let total = 0;
  for (const { path, sha256 } of files) {
    if (sha256 === null || signal.aborted) continue;
    const read = await server.readConfiguration(path, signal);
    if (!read.ok || sha256Of(read.value) !== sha256) continue;
    total += read.value.length;
    if (total > mostCopiesBytes) return;
    await writeDurably(join(copiesFolder(folder), sha256), read.value);
  }
};

type Difference = MethodResult<'configuration.diff'>;

/** How a configuration file differs from its copy of before the update, by lines, with keys and passwords masked. Nothing is ever put back. */
export const configurationDiff = async (
  server: Server,
  run: OpenRun,
  path: string,
  signal: AbortSignal,
): Promise<Difference> => {
  const nothing = (problem: string): Difference => ({ path, problem, lines: [] });
  const source = await readKeptBaseline(run);
  if (source.kind !== 'kept') return nothing(source.why);
  const before = findFile(source.evidence, path);
  if (!before?.sha256) return nothing(say('diff.not-in-baseline'));
  try {
    const old = await readFile(join(copiesFolder(run.folder), before.sha256));
    const now = await server.readConfiguration(path, signal);
    if (!now.ok) return nothing(say('diff.unread', { why: now.error.message }));
    return { path, problem: null, lines: linesOf(textOf(old), textOf(now.value)) };
  } catch (thrown) {
    return nothing(say('diff.no-copy', { why: toAppError(thrown).message }));
  }
};

const findFile = (evidence: Evidence, path: string): ConfigurationFile | undefined =>
  valueOr(deriveFacts(evidence).configuration, []).find(
    (file) => file.path.toLowerCase() === path.toLowerCase(),
  );

const textOf = (bytes: Uint8Array): string => {
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  return new TextDecoder(utf16 ? 'utf-16le' : 'utf-8').decode(bytes);
};

/** Unchanged lines kept around each change; the rest is a gap. */
const around = 3;
const mostLines = 2_000;

const linesOf = (before: string, after: string): Difference['lines'] => {
  const parts = diffLines(before, after, { ignoreNewlineAtEof: true });
  const lines = parts.flatMap((part): Difference['lines'] => {
    const texts = part.value.replace(/\r?\n$/, '').split(/\r?\n/);
    if (part.added || part.removed)
      return texts.map((text) => ({
        kind: part.added ? 'added' : 'removed',
        text: maskSecrets(text),
      }));
    const kept = texts.map((text) => ({ kind: 'same' as const, text: maskSecrets(text) }));
    return kept.length <= 2 * around + 1
      ? kept
      : [
          ...kept.slice(0, around),
          { kind: 'gap' as const, text: `${kept.length - 2 * around}` },
          ...kept.slice(-around),
        ];
  });
  return lines.length <= mostLines
    ? lines
    : [...lines.slice(0, mostLines), { kind: 'gap', text: `${lines.length - mostLines}` }];
};
