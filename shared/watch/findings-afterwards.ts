import { watchFindings, watchQuestions } from './findings.ts';
import type { WatchState } from './state.ts';
import type { Finding } from '../report/schema.ts';
import { say } from '../texts/stored.ts';

/**
 * What the watch has found, as it counts after the update.
 *
 * Its question about services is asked again by then, with more to go by. What it says of ports is history: SVC-103 has looked again. How Setup ended is answered by nothing else, so that stays.
 */
export const watchFindingsAfterwards = (watch: WatchState): readonly Finding[] =>
  // What was seen before the watch was interrupted stands as what it is: seen then.
  watchFindings(watch.status === 'interrupted' ? { ...watch, status: 'ended' } : watch)
    .filter(({ id }) => id !== watchQuestions.services.id)
    .map((finding) => {
      if (finding.id === watchQuestions.ports.id) return asHistory(finding);
      return finding.id === watchQuestions.setup.id ? settledBy(finding, watch) : finding;
    });

/** A capture that went on when the watch ended may be long over, or may not be. */
const asHistory = (finding: Finding): Finding =>
  finding.outcome === 'pass'
    ? finding
    : {
        ...finding,
        outcome: 'not-applicable',
        title: say('PORT-101.captured.history', { title: finding.title }),
        summary: `${finding.summary} ${say('PORT-101.captured.history-hint')}`,
        remediation: [],
      };

/** A watch that has ended will not see the end of Setup any more: nobody but the operator can say how it ended. */
const settledBy = (finding: Finding, { status }: WatchState): Finding =>
  status === 'running' || finding.outcome !== 'in-progress'
    ? finding
    : {
        ...finding,
        outcome: 'manual',
        title: say('SETUP-001.unwatched'),
        summary: say('SETUP-001.unwatched.summary'),
        remediation: [
          {
            kind: 'hint',
            text: say('SETUP-001.unwatched.hint'),
          },
        ],
      };
