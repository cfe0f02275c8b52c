import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

import { cacheDir, inRoot } from '../../build/support/paths.ts';
import { run } from '../../build/support/run.ts';
import { seededRandom } from '../support/seeded-random.ts';

/** What became of one mutant. */
type Status =
  | 'Killed'
  | 'Timeout'
  | 'Survived'
  | 'NoCoverage'
  | 'CompileError'
  | 'RuntimeError'
  | 'Ignored'
  | 'Pending';

/** The part of Stryker's report (mutation-testing-report-schema) that is used here. */
type MutationReport = {
  readonly files: Readonly<
    Record<
      string,
      {
        readonly mutants: readonly {
          readonly status: Status;
          readonly mutatorName: string;
          readonly replacement?: string;
          readonly location: { readonly start: { readonly line: number } };
        }[];
      }
    >
  >;
};

/** How many mutants of a file, or of all, the tests found; `percent` null where there was none. */
export type Score = {
  readonly name: string;
  readonly found: number;
  readonly missed: number;
  readonly percent: number | null;
};

export type MutationResult = {
  readonly code: number;
  readonly all: Score;
  readonly files: readonly Score[];
  /** Mutants that no test noticed, as `file:line mutator → replacement`. */
  readonly missed: readonly string[];
};

export type MutationRequest = {
  /** Files or, with `:line-line`, parts of files; left out: everything that the configuration names. */
  readonly mutate?: readonly string[];
  /** Test files; left out: all quick ones. */
  readonly tests?: readonly string[];
  readonly concurrency?: number;
  /** Print Stryker's own progress. */
  readonly verbose?: boolean;
};

const found: ReadonlySet<Status> = new Set(['Killed', 'Timeout']);
const missed: ReadonlySet<Status> = new Set(['Survived', 'NoCoverage']);

/** Tries mutants with StrykerJS and reads its report. Throws where it ends without one, as when a test fails without any mutant. */
export const runMutation = async (request: MutationRequest = {}): Promise<MutationResult> => {
  const reportFile = join(cacheDir, `mutation-${process.pid}.json`);
  const configFile = join(cacheDir, `stryker-${process.pid}.json`);
  mkdirSync(cacheDir, { recursive: true });
  const base = JSON.parse(readFileSync(inRoot('stryker.config.json'), 'utf8')) as object;
  const config = {
    ...base,
    jsonReporter: { fileName: reportFile },
    ...(request.mutate && { mutate: request.mutate }),
    ...(request.concurrency !== undefined && { concurrency: request.concurrency }),
    ...(request.verbose === true && { reporters: ['json', 'progress-append-only'] }),
  };
  writeFileSync(configFile, JSON.stringify(config));
  const ended = await run(process.execPath, [stryker(), 'run', configFile], {
    env: {
      ...process.env,
      ...(request.tests && { MUTATION_TESTS: request.tests.join(',') }),
      // Without this, a Vitest that runs inside a test takes itself for a part of the one outside.
      VITEST: undefined,
      VITEST_WORKER_ID: undefined,
      VITEST_POOL_ID: undefined,
    },
    capture: request.verbose !== true,
  });
  try {
    const report = JSON.parse(readFileSync(reportFile, 'utf8')) as MutationReport;
    return { code: ended.code, ...summed(report) };
  } catch {
    throw new Error(
      `Stryker ended with ${ended.code} and left no report.\n${ended.stdout}${ended.stderr}`,
    );
  }
};

const stryker = (): string => {
  const manifest = createRequire(import.meta.url).resolve('@stryker-mutator/core/package.json');
  return join(dirname(manifest), 'bin', 'stryker.js');
};

const summed = ({ files }: MutationReport): Omit<MutationResult, 'code'> => {
  const perFile = Object.entries(files).map(([name, { mutants }]) =>
    scoreOf(
      name,
      mutants.map(({ status }) => status),
    ),
  );
  const all = Object.values(files).flatMap(({ mutants }) => mutants.map(({ status }) => status));
  return {
    all: scoreOf('all', all),
    files: perFile.toSorted((left, right) => (left.percent ?? 101) - (right.percent ?? 101)),
    missed: Object.entries(files).flatMap(([name, { mutants }]) =>
      mutants
        .filter(({ status }) => missed.has(status))
        .map(
          ({ location, mutatorName, replacement }) =>
            `${name}:${location.start.line} ${mutatorName} → ${replacement ?? ''}`,
        ),
    ),
  };
};

const scoreOf = (name: string, statuses: readonly Status[]): Score => {
  const hits = statuses.filter((status) => found.has(status)).length;
  const misses = statuses.filter((status) => missed.has(status)).length;
  const total = hits + misses;
  return { name, found: hits, missed: misses, percent: total === 0 ? null : (100 * hits) / total };
};

/** Lines that can hold a decision: no imports, comments, types or brackets alone. */
const decides = /=>|[=!]==|&&|\|\||\?\?|\breturn\b|\bif \(|[<>]=? /;

/** So many lines of the files, each once, chosen by the seed; as parts of files. */
export const sampleLines = (
  patterns: readonly string[],
  seed: number,
  count: number,
): readonly string[] => {
  const random = seededRandom(seed);
  const lines = globSync([...patterns], { cwd: inRoot() })
    .toSorted()
    .flatMap((file) =>
      readFileSync(inRoot(file), 'utf8')
        .split('\n')
        .flatMap((line, index) =>
          decides.test(line) && !/^\s*(?:\*|\/\/|\/\*|import|export type|type )/.test(line)
            ? [`${file.replaceAll('\\', '/')}:${index + 1}-${index + 1}`]
            : [],
        ),
    );
  const chosen = new Set<string>();
  while (chosen.size < Math.min(count, lines.length)) {
    const line = lines[random.below(lines.length)];
    if (line !== undefined) chosen.add(line);
  }
  return [...chosen];
};
