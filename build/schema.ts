import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { z } from 'zod';

import { evidenceSchema, evidenceSchemaName } from '../shared/evidence/schema.ts';
import { reportSchema, reportSchemaName } from '../shared/report/schema.ts';
import { isMainModule } from './support/main-module.ts';
import { inRoot } from './support/paths.ts';

/** Where the published schemas lie. */
export const schemaFolder = inRoot('build', 'schema');

/** File name and content of each published JSON Schema, generated from the schemas that the program itself reads by. */
export function jsonSchemas(): ReadonlyMap<string, string> {
  return new Map(
    [
      { name: evidenceSchemaName, schema: evidenceSchema, title: 'Evidence file of cu-preflight' },
      { name: reportSchemaName, schema: reportSchema, title: 'Report file of cu-preflight' },
    ].map(({ name, schema, title }) => {
      const [, kind = '', version = ''] = /\/(\w+)@(\d+)$/.exec(name) ?? [];
      const generated = z.toJSONSchema(schema, { target: 'draft-2020-12', io: 'input' });
      const { $schema, ...rest } = generated;
      return [
        `${kind}-${version}.schema.json`,
        `${JSON.stringify({ $schema, title, ...rest }, null, 2)}\n`,
      ] as const;
    }),
  );
}

/** Names of the files in the schema folder that are missing or not what {@link jsonSchemas} says. */
export function outdatedSchemas(): string[] {
  return [...jsonSchemas()].flatMap(([file, text]) => {
    try {
      return readFileSync(join(schemaFolder, file), 'utf8') === text ? [] : [file];
    } catch {
      return [file];
    }
  });
}

function writeSchemas(): void {
  mkdirSync(schemaFolder, { recursive: true });
  for (const [file, text] of jsonSchemas()) writeFileSync(join(schemaFolder, file), text);
}

if (isMainModule(import.meta.url)) {
  const outdated = outdatedSchemas();
  if (!process.argv.includes('--check')) {
    writeSchemas();
    console.log(
      `schema: ${outdated.length === 0 ? 'everything was current' : `wrote ${outdated.join(', ')}`}`,
    );
  } else if (outdated.length > 0) {
    console.error(`schema: not current: ${outdated.join(', ')}. Run npm run schema.`);
    process.exitCode = 1;
  }
}
