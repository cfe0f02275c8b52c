import { exclusionItem } from '../evidence/items.ts';
import { portSubject } from '../ports/assess-ports.ts';
import { families } from '../ports/vocabulary.ts';
import { answerPerPort, findingsOf, type Check } from './check.ts';
import { docs } from './docs.ts';
import { say } from '../texts/stored.ts';

const tables = families.map((family) => exclusionItem(family, 'tcp', 'active'));

/** Is a back-end port inside a system (not administered) exclusion? Such a port refuses even an explicit bind, with 10013. */
export const port002: Check = {
  id: 'PORT-002',
  question: say('PORT-002.question'),
  impact: 'outage',
  needs: [...tables, 'registry.adam-ports', 'rpc-endpoints', 'processes', 'endpoints', 'services'],
  evaluate: (assessment) =>
    findingsOf(
      port002,
      answerPerPort(assessment, tables, ({ report, target }) => {
        const subject = portSubject(report);
        const blocked = families.filter((name) => report.families[name].exclusion === 'system');
        if (blocked.length > 0)
          return {
            outcome: 'fail',
            title: say('PORT-002.blocked', { subject }),
            summary: say('PORT-002.blocked.summary', {
              families: blocked.join(', '),
              port: report.port,
              service: target.service.name,
            }),
            evidence: tables,
            remediation: [
              {
                kind: 'hint',
                text: say('PORT-002.blocked.hint'),
              },
            ],
            docs: [docs.exclusions],
          };
        if (families.some((name) => report.families[name].exclusion === null))
          return {
            outcome: 'error',
            title: say('PORT-002.unknown', { subject }),
            summary: say('PORT-002.unknown.summary'),
            evidence: tables,
          };
        return {
          outcome: 'pass',
          title: say('PORT-002.none', { subject }),
          summary: say('PORT-002.none.summary'),
          evidence: tables,
        };
      }),
    ),
};
