import { afterChecks } from '../../../shared/after/checks/index.ts';
import { checks } from '../../../shared/checks/index.ts';
import type { Plan } from '../../../shared/remediation/plan.ts';
import {
  afterSentences,
  answerText,
  causeHolderText,
  rowsSummary,
  signOffText,
} from '../../../shared/report/after-words.ts';
import { openItemsOf } from '../../../shared/report/open-items.ts';
import type { Finding, Report } from '../../../shared/report/schema.ts';
import { captureText, setupText, watchSentences } from '../../../shared/report/watch-words.ts';
import type { RunEvent } from '../../../shared/run/events.ts';
import { gateOf } from '../../../shared/run/gate.ts';
import type { RunState } from '../../../shared/run/state.ts';

/** A sentence of this program as it is stored, and where. */
export type StoredSentence = { readonly where: string; readonly text: string };

const each = (where: string, texts: readonly (string | null)[]): readonly StoredSentence[] =>
  texts.flatMap((text) => (text === null || text.trim() === '' ? [] : [{ where, text }]));

/** What each check asks. */
export const questions = (): readonly StoredSentence[] =>
  [...checks, ...afterChecks].flatMap(({ id, question }) => each(`question ${id}`, [question]));

const ofFinding = ({ id, title, summary, remediation, cause }: Finding) => [
  ...each(`${id} title`, [title]),
  ...each(`${id} summary`, [summary]),
  ...each(
    `${id} remediation`,
    remediation.filter(({ kind }) => kind !== 'command').map(({ text }) => text),
  ),
  ...(cause === undefined
    ? []
    : [
        ...each(`${id} cause`, [cause.text, causeHolderText(cause)]),
        ...each(
          `${id} proof`,
          cause.proof.map(({ text }) => text),
        ),
      ]),
];

const ofPlan = ({ kind, title, why, cost, undo, steps, obstacles }: Plan) => [
  ...each(`${kind} plan`, [title, why, cost, undo]),
  ...each(
    `${kind} step`,
    steps.flatMap((step) => [step.title, step.why]),
  ),
  ...each(
    `${kind} obstacle`,
    obstacles.map(({ text }) => text),
  ),
];

/** Lines of Setup's log that are this program's words about it; the others are Setup's. */
const ownNotes: ReadonlySet<string> = new Set(['log', 'started', 'ended']);

const ofEvent = ({ body }: RunEvent): readonly StoredSentence[] => {
  switch (body.type) {
    case 'check-finished':
      return body.findings.flatMap(ofFinding);
    case 'ports-assessed':
      return each('capture model', body.capture.assumptions);
    case 'item-read':
    case 'verification-read':
      return each('unread item', [body.item.problem]);
    case 'plan-proposed':
      return ofPlan(body.plan);
    case 'step-finished':
    case 'plan-finished':
    case 'boot-task':
      return each(body.type, [body.detail]);
    case 'waiver-added':
      return each('waiver', [body.waiver.reason]);
    case 'watch-paced':
      return each('watch', [body.why]);
    case 'setup-noted':
      return ownNotes.has(body.note.kind) ? each('setup line', [body.note.text]) : [];
    case 'setup-progressed':
      return each('setup log', [body.progress.problem]);
    case 'verification-finished':
      return [
        ...body.findings.flatMap(ofFinding),
        ...each('baseline', [body.baseline.why]),
        ...each(
          'compared',
          body.rows.map(({ why }) => why),
        ),
      ];
    case 'problem':
      return each('problem', [body.text]);
    default:
      return [];
  }
};

/** Everything that a journal says in sentences. */
export const sentencesOfEvents = (events: readonly RunEvent[]): readonly StoredSentence[] =>
  events.flatMap(ofEvent);

/** Why the gate is shut. */
export const sentencesOfGate = (state: RunState, now: Date): readonly StoredSentence[] =>
  each(
    'gate',
    gateOf(state, now).reasons.map(({ text }) => text),
  );

/** Everything that a report says in sentences. */
export const sentencesOfReport = (report: Report): readonly StoredSentence[] => [
  ...report.findings.flatMap(ofFinding),
  ...each(
    'action',
    (report.actions ?? []).flatMap(({ text, detail }) => [text, detail]),
  ),
  ...each('capture model', report.capture?.assumptions ?? []),
  ...each(
    'evidence',
    (report.evidenceIndex ?? []).flatMap(({ title, kind, problem }) => [
      kind === 'command' ? null : title,
      problem,
    ]),
  ),
  ...report.timeline
    .filter(({ kind }) => kind !== 'setup')
    .flatMap(({ kind, text }) => each(`timeline of ${kind}`, text.split('\n').slice(0, 1))),
  ...(report.watch === undefined ? [] : each('watch', watchSentences(report.watch))),
  ...each('capture', (report.captures ?? []).map(captureText)),
  ...(report.setup == null
    ? []
    : each('setup', [
        setupText(report.setup),
        ...report.setup.notes.flatMap(({ what, remedy }) => [what, remedy]),
      ])),
  ...(report.after === undefined
    ? []
    : each('after', [
        ...afterSentences(report.after),
        ...report.after.answers.map(answerText),
        report.after.signOff === null ? null : signOffText(report.after.signOff),
      ])),
  ...each('rows', [rowsSummary(report.before_after)]),
  ...each(
    'compared',
    report.before_after.map(({ why }) => why),
  ),
  ...each(
    'open item',
    report.after === undefined ? [] : openItemsOf(report).map(({ text }) => text),
  ),
  ...each(
    'by hand',
    (report.byHand ?? []).map(({ title }) => title),
  ),
];
