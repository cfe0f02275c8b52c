import { mkdirSync, readFileSync, renameSync, rmSync, existsSync, readdirSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';

import { mustExecute } from './execute.ts';
import { benchCache, compiler, resourceCompiler, sourceFolder } from './tools.ts';

/** The Windows programs of the bench, by the name of their source. */
export type ProgramName = 'service' | 'netsh' | 'control' | 'holder' | 'block' | 'keep' | 'exsetup';

/** Builds a program unless the same sources were built before. Answers the Linux path of the exe. */
export const compileProgram = async (name: ProgramName): Promise<string> => {
  const folder = join(benchCache, 'programs');
  mkdirSync(folder, { recursive: true });
  const source = join(sourceFolder, `${name}.c`);
  const resource = join(sourceFolder, `${name}.rc`);
  const output = join(folder, `${name}-${hashOfSources(name)}.exe`);
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
    const libraries = ['-lws2_32', '-ladvapi32'];
    await mustExecute(compiler, [...flags, '-o', work, source, ...objects, ...libraries]);
    renameSync(work, output);
  } finally {
    rmSync(work, { force: true });
    rmSync(`${work}.o`, { force: true });
  }
  return output;
};

/** A header may belong to any program. */
const hashOfSources = (name: string): string => {
  const hash = createHash('sha256');
  const files = readdirSync(sourceFolder)
    .filter((file) => file.endsWith('.h') || file.startsWith(`${name}.`))
    .toSorted();
  for (const file of files) hash.update(file).update(readFileSync(join(sourceFolder, file)));
  return hash.digest('hex').slice(0, 16);
};
