import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { outdatedSchemas, schemaFolder } from '../../build/schema.ts';
import { evidenceOf } from '../support/evidence.ts';
import { schemaErrors } from '../support/json-schema.ts';
import { sampleReports } from '../support/reports.ts';

const published = (file: string) =>
  JSON.parse(readFileSync(join(schemaFolder, file), 'utf8')) as Record<string, unknown>;
const evidenceSchema = published('evidence-1.schema.json');
const reportSchema = published('report-1.schema.json');
/** As a file has it: without `undefined`. */
const asFile = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('the published JSON Schemas', () => {
  it('are what the program reads by', () => {
    expect(outdatedSchemas()).toEqual([]);
  });

  it('accept an evidence file', () => {
    expect(schemaErrors(evidenceSchema, asFile(evidenceOf()))).toEqual([]);
  });

  it.each(Object.entries(sampleReports))('accept a report: %s', (_, make) => {
    expect(schemaErrors(reportSchema, asFile(make()))).toEqual([]);
  });

  it('keep fields that they do not know', () => {
    const evidence = { ...evidenceOf(), laterField: { any: ['thing'] } };
    expect(schemaErrors(evidenceSchema, asFile(evidence))).toEqual([]);
  });

  it('name what is missing or wrong', () => {
    const { collectedAt: _, ...evidence } = evidenceOf();
    expect(schemaErrors(evidenceSchema, asFile(evidence))).toEqual(['$.collectedAt: missing']);
    const report = { ...sampleReports['ports at risk']!(), verdict: 'maybe' };
    expect(schemaErrors(reportSchema, asFile(report))).toEqual([
      expect.stringContaining('$.verdict: enum'),
    ]);
  });
});
