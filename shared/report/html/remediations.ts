import type { Texts } from '../../texts/texts.ts';
import { retold, utcTime } from '../../texts/utc-times.ts';
import { plansOf, type ReportedPlan } from '../report-parts.ts';
import type { Report } from '../schema.ts';
import { html, plain, said, type Html } from './markup.ts';

type Step = ReportedPlan['steps'][number];

/** Every plan that was confirmed: who confirmed it, each step with its output, how it ended. */
export const remediationsSection = (report: Report, texts: Texts): Html => {
  const { plans, others } = plansOf(report);
  if (plans.length === 0 && others.length === 0) return html``;
  return html`<section class="remediations">
    <h2>${plain(texts.say('report.plans'))}</h2>
    ${plans.map((record) => planBlock(record, texts))}
    ${others.map(
      (other) =>
        html`<h3>${plain(texts.say('report.plans.unknown'))}</h3>
          <pre>${JSON.stringify(other, null, 2) ?? ''}</pre>`,
    )}
  </section>`;
};

const planBlock = (record: ReportedPlan, texts: Texts): Html =>
  html`<div class="plan">
    <h3>${retold(record.plan.title, texts)}</h3>
    <p>
      ${said(
        texts.parts('report.plans.confirmed-by', {
          name: html`<strong>${record.confirmedBy ?? texts.say('report.plans.nobody')}</strong>`,
        }),
      )}
      ${ended(record, texts)} ${retold(record.detail, texts)}
      ${
        record.outcome === null &&
        record.plan.kind === 'defer-protection' &&
        plain(texts.say('report.plans.goes-on'))
      }
    </p>
    <p>
      ${retold(record.plan.why, texts)}
      ${said(texts.parts('report.plans.cost', { cost: html`${retold(record.plan.cost, texts)}` }))}
    </p>
    <table class="steps">
      <thead>
        <tr>
          <th>${plain(texts.say('report.plans.step'))}</th>
          <th>${plain(texts.say('report.plans.outcome'))}</th>
          <th>${plain(texts.say('report.plans.what-was-run'))}</th>
        </tr>
      </thead>
      <tbody>
        ${printedSteps(record.steps).map((row) =>
          row.kind === 'step' ? stepRow(record, row.step, texts) : leftOutRow(record, row, texts),
        )}
        ${record.plan.steps
          .filter(({ id }) => record.steps.every(({ stepId }) => stepId !== id))
          .map(
            ({ title, command }) =>
              html`<tr>
                <td>${retold(title, texts)}</td>
                <td>${plain(texts.say('report.plans.not-run'))}</td>
                <td><pre>${command}</pre></td>
              </tr>`,
          )}
      </tbody>
    </table>
  </div>`;

const ended = ({ outcome: code, finishedAt }: ReportedPlan, texts: Texts): Html => {
  const word = texts.say(code === null ? 'report.plans.not-ended' : `report.plan.${code}`);
  const outcome = html`<strong>${word}</strong>`;
  return said(
    finishedAt === null
      ? texts.parts('report.plans.ended', { outcome })
      : texts.parts('report.plans.ended-at', { outcome, time: plain(utcTime(finishedAt, texts)) }),
  );
};

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

const leftOutRow = (record: ReportedPlan, { stepId, count }: LeftOut, texts: Texts): Html => {
  const planned = record.plan.steps.find(({ id }) => id === stepId);
  return html`<tr>
    <td>${planned ? retold(planned.title, texts) : stepId}</td>
    <td>${plain(texts.say('report.step.failed'))}</td>
    <td>${plain(texts.say('report.plans.further-attempts', { count }))}</td>
  </tr>`;
};

const stepRow = (record: ReportedPlan, step: Step, texts: Texts): Html => {
  const planned = record.plan.steps.find(({ id }) => id === step.stepId);
  const name = html`${planned ? retold(planned.title, texts) : step.stepId}`;
  const outcome = texts.say(
    step.outcome === null ? 'report.not-known' : `report.step.${step.outcome}`,
  );
  return html`<tr>
    <td>
      ${
        step.rollback
          ? html`<strong>${plain(texts.say('report.plans.taken-back'))} </strong>${name}`
          : name
      }<br /><span class="note">${plain(utcTime(step.startedAt, texts))}</span>
    </td>
    <td>
      <strong>${outcome}</strong>${
        step.exitCode !== null &&
        html`<br /><span class="note"
            >${plain(texts.say('report.exit-code', { code: step.exitCode }))}</span
          >`
      }
    </td>
    <td>
      <pre>${step.command}</pre>
      ${step.detail !== '' && html`<p>${retold(step.detail, texts)}</p>`}${step.output.trim() !== '' && html`<pre class="output">${step.output.trim()}</pre>`}${
        !step.rollback &&
        planned?.undo != null &&
        html`<p class="note">
          ${said(texts.parts('report.plans.undo', { command: html`<code>${planned.undo}</code>` }))}
        </p>`
      }
    </td>
  </tr>`;
};
