import { plansOf, type ReportedPlan } from '../report-parts.ts';
import type { Report } from '../schema.ts';
import { html, plain, type Html } from './markup.ts';
import { timeText } from './words.ts';

type Step = ReportedPlan['steps'][number];

/** Every plan that was confirmed: who confirmed it, each step with its output, how it ended. */
export const remediationsSection = (report: Report): Html => {
  const { plans, others } = plansOf(report);
  if (plans.length === 0 && others.length === 0) return html``;
  return html`<section class="remediations">
    <h2>Remediation plans that were confirmed</h2>
    ${plans.map(planBlock)}
    ${others.map(
      (other) =>
        html`<h3>An entry that this version does not know</h3>
          <pre>${JSON.stringify(other, null, 2) ?? ''}</pre>`,
    )}
  </section>`;
};

const planBlock = (record: ReportedPlan): Html =>
  html`<div class="plan">
    <h3>${record.plan.title}</h3>
    <p>
      Confirmed by <strong>${record.confirmedBy ?? 'nobody'}</strong>. Ended:
      <strong>${record.outcome ?? 'not ended'}</strong>${
        record.finishedAt !== null && html`, ${plain(timeText(record.finishedAt))}`
      }.
      ${record.detail}
      ${
        record.outcome === null &&
        record.plan.kind === 'defer-protection' &&
        html`The watch goes on trying until every step is done.`
      }
    </p>
    <p>${record.plan.why} Cost: ${record.plan.cost}</p>
    <table class="steps">
      <thead>
        <tr>
          <th>Step</th>
          <th>Outcome</th>
          <th>What was run, and what it answered</th>
        </tr>
      </thead>
      <tbody>
        ${printedSteps(record.steps).map((row) =>
          row.kind === 'step' ? stepRow(record, row.step) : leftOutRow(record, row),
        )}
        ${record.plan.steps
          .filter(({ id }) => record.steps.every(({ stepId }) => stepId !== id))
          .map(
            ({ title, command }) =>
              html`<tr>
                <td>${title}</td>
                <td>not run</td>
                <td><pre>${command}</pre></td>
              </tr>`,
          )}
      </tbody>
    </table>
  </div>`;

type LeftOut = { readonly kind: 'left-out'; readonly stepId: string; readonly count: number };
type Row = { readonly kind: 'step'; readonly step: Step } | LeftOut;

/** Of the attempts at one step that failed, so many are printed. */
const mostFailures = 3;

/** Deferred protection is tried up to twice a second for as long as the port is taken; those attempts are counted rather than printed. */
const printedSteps = (steps: readonly Step[]): readonly Row[] => {
  const failures = new Map<string, number>();
  const rows: Row[] = [];
  for (const step of steps) {
    if (step.outcome === 'failed') {
      const count = (failures.get(step.stepId) ?? 0) + 1;
      failures.set(step.stepId, count);
      if (count > mostFailures) continue;
    }
    rows.push({ kind: 'step', step });
  }
  const more = [...failures].filter(([, count]) => count > mostFailures);
  return [
    ...rows,
    ...more.map(([stepId, count]): Row => ({
      kind: 'left-out',
      stepId,
      count: count - mostFailures,
    })),
  ];
};

const leftOutRow = (record: ReportedPlan, { stepId, count }: LeftOut): Html => {
  const planned = record.plan.steps.find(({ id }) => id === stepId);
  return html`<tr>
    <td>${planned?.title ?? stepId}</td>
    <td>failed</td>
    <td>${count} further attempts that failed are not printed; the JSON report has them.</td>
  </tr>`;
};

const stepRow = (record: ReportedPlan, step: Step): Html => {
  const planned = record.plan.steps.find(({ id }) => id === step.stepId);
  return html`<tr>
    <td>
      ${step.rollback && html`<strong>Taken back: </strong>`}${planned?.title ?? step.stepId}<br /><span
        class="note"
        >${plain(timeText(step.startedAt))}</span
      >
    </td>
    <td>
      <strong>${step.outcome ?? 'not known'}</strong
      >${step.exitCode !== null && html`<br /><span class="note">exit code ${step.exitCode}</span>`}
    </td>
    <td>
      <pre>${step.command}</pre>
      ${step.detail !== '' && html`<p>${step.detail}</p>`}${step.output.trim() !== '' && html`<pre class="output">${step.output.trim()}</pre>`}${
        !step.rollback &&
        planned?.undo != null &&
        html`<p class="note">Undo: <code>${planned.undo}</code></p>`
      }
    </td>
  </tr>`;
};
