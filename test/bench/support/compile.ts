import { mkdirSync, readFileSync, renameSync, rmSync, existsSync, readdirSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { basename, dirname, join } from 'node:path';

import { mustExecute } from './execute.ts';
import { benchCache, compiler, linuxCompiler, resourceCompiler, sourceFolder } from './tools.ts';

/** The Windows programs of the bench, by the name of their source. */
export type ProgramName =
  | 'service'
  | 'netsh'
  | 'control'
  | 'holder'
  | 'block'
  | 'keep'
  | 'exsetup'
  | 'exsetup-updated'
  | 'setup'
  | 'traffic';

/** Builds a program of the bench unless the same sources were built before. Answers the Linux path of the exe. */
export const compileProgram = (name: ProgramName): Promise<string> =>
  compileSource(join(sourceFolder, `${name}.c`), ['ws2_32', 'advapi32']);

/** Builds any C program for Windows, with the resources that lie beside it under the same name. */
export const compileSource = async (
  source: string,
  libraries: readonly string[],
): Promise<string> => {
  const folder = join(benchCache, 'programs');
  mkdirSync(folder, { recursive: true });
  const name = basename(source, '.c');
  const resource = source.replace(/\.c$/, '.rc');
  const output = join(folder, `${name}-${hashOfSources(dirname(source), name)}.exe`);
  if (existsSync(output)) return output;
  const work = `${output}.${process.pid}`;
  try {
    const objects: string[] = [];
    if (existsSync(resource)) {
      await mustExecute(resourceCompiler, [resource, `${work}.o`]);
      objects.push(`${work}.o`);
    }
    const unicode = readFileSync(source, 'utf8').includes('int wmain(') ? ['-municode'] : [];
    const flags = ['-O2', '-s', '-Wall', '-Wextra', '-Werror', ...unicode];
    const linked = libraries.map((library) => `-l${library}`);
    await mustExecute(compiler, [...flags, '-o', work, source, ...objects, ...linked]);
    renameSync(work, output);
  } finally {
    rmSync(work, { force: true });
    rmSync(`${work}.o`, { force: true });
  }
  return output;
};

/** Libraries that are loaded in front of Wine, by the name of their source. */
export type LibraryName = 'socket-owners' | 'client-ports';

/** Builds such a library (`linux/NAME.c`) unless the same source was built before. Answers its path. */
export const compileLibrary = async (name: LibraryName): Promise<string> => {
  const folder = join(benchCache, 'library');
  mkdirSync(folder, { recursive: true });
  const source = join(dirname(sourceFolder), `linux/${name}.c`);
  const output = join(folder, `${name}-${hashOfSources(dirname(source), name)}.so`);
  if (existsSync(output)) return output;
  const work = `${output}.${process.pid}`;
  const flags = ['-O2', '-Wall', '-Wextra', '-Werror', '-shared', '-fPIC'];
  await mustExecute(linuxCompiler, [...flags, '-o', work, source, '-ldl']);
  renameSync(work, output);
  return output;
};

/** A header may belong to any program. */
const hashOfSources = (folder: string, name: string): string => {
  const hash = createHash('sha256');
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.h') || file.startsWith(`${name}.`))
    .toSorted();
  for (const file of files) hash.update(file).update(readFileSync(join(folder, file)));
  return hash.digest('hex').slice(0, 16);
};
