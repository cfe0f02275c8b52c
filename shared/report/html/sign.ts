import type { Health } from '../../after/schema.ts';
import { signOffText } from '../after-words.ts';
import { decisionOf } from '../report-parts.ts';
import type { Report } from '../schema.ts';
import { html, plain, type Html } from './markup.ts';
import { timeText } from './words.ts';

/** Who decided, for page 1: at the gate before the update, for the server after it. Room to sign is at the end of the report. */
export const decidedSection = (report: Report): Html => {
  const { after } = report;
  const signed =
    after === undefined
      ? null
      : after.signOff === null
        ? html`Nobody had signed for the server when this report was made.`
        : html`<strong>${signOffText(after.signOff)}</strong>`;
  return html`<section class="decided">
    <h2>Who decided</h2>
    <p class="decision">
      ${decisionOf(report) === null ? html`No decision at the gate is recorded in this run.` : gateDecision(report)}
    </p>
    ${signed !== null && html`<p class="decision">${signed}</p>`}
    <p class="note">Room to sign is at the end of this report.</p>
  </section>`;
};

/** Room to sign, at the end. */
export const signSection = (report: Report): Html =>
  report.after === undefined ? beforeTheUpdate(report) : afterTheUpdate(report, report.after);

const beforeTheUpdate = (report: Report): Html =>
  html`<section class="sign">
    <h2>Decision and signatures</h2>
    ${standing(report, report.verdict)}
    <p class="decision">
      ${
        decisionOf(report) === null
          ? html`No decision at the gate is recorded in this run. <span class="box"></span> proceed
              <span class="box"></span> stop`
          : gateDecision(report)
      }
    </p>
    <div class="signatures">
      ${['Carried out by', 'Reviewed by', 'Change approved by'].map((role) =>
        signature(role, ['Name', 'Date, signature']),
      )}
    </div>
  </section>`;

/** What is signed, so that the block means something on a page of its own. */
const standing = ({ server, run }: Report, word: string): Html =>
  html`<p>Server <strong>${server.hostName}</strong>, run ${run.id}: <strong>${word}</strong>.</p>`;

const gateDecision = (report: Report): Html => {
  const made = decisionOf(report);
  return made === null
    ? html``
    : html`Recorded at the gate: <strong>${made.decision}</strong>, by ${made.by},
        ${plain(timeText(made.at))}, on the verdict ${made.verdict}.`;
};

const afterTheUpdate = (report: Report, after: NonNullable<Report['after']>): Html => {
  const { signOff, health } = after;
  const lines = ['Name', 'Role', 'Date', 'Signature'];
  return html`<section class="sign">
    <h2>Sign-off</h2>
    ${standing(report, health)}
    ${decisionOf(report) !== null && html`<p class="decision">${gateDecision(report)}</p>`}
    <p class="decision">
      ${
        signOff === null
          ? html`Nobody had signed when this report was made. ${choices(health)}`
          : html`<strong>${signOffText(signOff)}</strong>`
      }
    </p>
    ${signOff !== null && signOff.note.trim() !== '' && html`<p>Note: ${signOff.note}</p>`}
    ${signOff !== null && signOff.health !== health && html`<p><strong>The server is ${health} now</strong>, so what was signed is about another state.</p>`}
    <div class="signatures two">
      ${
        signOff === null
          ? signature('Carried out by (operator)', lines)
          : html`<div>
              <p class="role">Carried out by (operator)</p>
              <p class="line">Signature of ${signOff.by}</p>
            </div>`
      }
      ${signature('Change approved by (change board)', lines)}
    </div>
  </section>`;
};

/** A server whose state is not known, or that is down, can only be handed on: by hand no less than in the wizard. */
const choices = (health: Health): Html => {
  const open = html`<span class="box"></span> open, the server is handed on with what is open`;
  return health === 'healthy' || health === 'degraded'
    ? html`<span class="box"></span> accepted, the server is given back ${open}`
    : open;
};

const signature = (role: string, lines: readonly string[]): Html =>
  html`<div>
    <p class="role">${plain(role)}</p>
    ${lines.map((line) => html`<p class="line">${plain(line)}</p>`)}
  </div>`;
