import { exclusionItem } from '../evidence/items.ts';
import { portSubject } from '../ports/assess-ports.ts';
import { families } from '../ports/vocabulary.ts';
import { answerPerPort, findingsOf, type Check } from './check.ts';
import { docs } from './docs.ts';

const tables = families.map((family) => exclusionItem(family, 'tcp', 'active'));

/** Is a back-end port inside a system (not administered) exclusion? Such a port refuses even an explicit bind, with 10013. */
export const port002: Check = {
  id: 'PORT-002',
  question: 'Is a back-end port inside a system (not administered) exclusion?',
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
            title: `${subject} is blocked by a system exclusion`,
            summary: `A system exclusion (${blocked.join(', ')}) covers port ${report.port}. Windows refuses the bind with 10013 when ${target.service.name} starts the next time. Such rows are made by Hyper-V, WinNAT or the Host Network Service, usually 100 ports wide, and may lie elsewhere after the next boot.`,
            evidence: tables,
            remediation: [
              {
                kind: 'hint',
                text: 'Find out which component made the row (Hyper-V, WinNAT, containers). On an Exchange server these are seldom wanted: remove the component, or stop it, protect the port, and start it again. Check once more after a reboot.',
              },
            ],
            docs: [docs.exclusions],
          };
        if (families.some((name) => report.families[name].exclusion === null))
          return {
            outcome: 'error',
            title: `${subject}: it is not known whether a system exclusion covers the port`,
            summary: 'An exclusion table could not be read.',
            evidence: tables,
          };
        return {
          outcome: 'pass',
          title: `${subject}: no system exclusion covers the port`,
          summary: 'The service may bind its port in IPv4 and IPv6.',
          evidence: tables,
        };
      }),
    ),
};
