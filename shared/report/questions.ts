import { afterChecks } from '../after/checks/index.ts';
import { checks } from '../checks/index.ts';
import { watchQuestions } from '../watch/findings.ts';

const questions: ReadonlyMap<string, string> = new Map(
  [...Object.values(watchQuestions), ...checks, ...afterChecks].map(({ id, question }) => [
    id,
    question,
  ]),
);

/** What a finding answers; empty for an id of another version. */
export const questionOf = (id: string): string => questions.get(id) ?? '';
