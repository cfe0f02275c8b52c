import { readJsonFile } from '../evidence/read-file.ts';
import type { Result } from '../result.ts';
import { reportSchema, reportSchemaName, type Report } from './schema.ts';

/** A report from the bytes of a file; refused on the same grounds as evidence. */
export const readReportFile = (bytes: Uint8Array): Result<Report> =>
  readJsonFile(bytes, {
    schema: reportSchema,
    name: reportSchemaName,
    kind: 'report',
  });
