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
    <h2>Remediation plans that were applied</h2>
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
        ${record.steps.map((step) => stepRow(record, step))}
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
