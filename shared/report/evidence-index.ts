import { itemTitle } from '../evidence/items.ts';
import type { Evidence, EvidenceItem } from '../evidence/schema.ts';
import { problemOf } from '../facts/read-item.ts';
import { bytesFromBase64 } from '../text/base64.ts';
import { decodeOem } from '../text/oem.ts';
import type { EvidenceIndexEntry } from './schema.ts';

/** Everything that was read, with the output of commands decoded for people by the server's OEM code page. */
export const evidenceIndexOf = (evidence: Evidence): EvidenceIndexEntry[] =>
  evidence.items.map((item) => evidenceEntry(item, evidence.server.oemCodePage));

export const evidenceEntry = (item: EvidenceItem, codePage: number | null): EvidenceIndexEntry => ({
  id: item.id,
  title: item.kind === 'command' ? item.argv.join(' ') : itemTitle(item.id),
  kind: item.kind,
  startedAt: item.startedAt,
  durationMs: item.durationMs,
  exitCode: item.kind === 'command' ? item.exitCode : null,
  problem: problemOf(item),
  text:
    item.kind === 'command'
      ? [item.stdoutBase64, item.stderrBase64]
          .map((base64) => decodeOem(bytesFromBase64(base64), codePage).trim())
          .filter((text) => text !== '')
          .join('\n')
      : null,
});
