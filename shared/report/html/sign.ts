import type { Health } from '../../after/schema.ts';
import type { Texts } from '../../texts/texts.ts';
import { retold, utcTime } from '../../texts/utc-times.ts';
import { signOffText } from '../after-words.ts';
import { decisionOf } from '../report-parts.ts';
import type { Report } from '../schema.ts';
import { html, plain, said, type Html } from './markup.ts';

type SignOff = NonNullable<NonNullable<Report['after']>['signOff']>;

/** Who decided, for page 1: at the gate before the update, for the server after it. Room to sign is at the end of the report. */
export const decidedSection = (report: Report, texts: Texts): Html => {
  const { after } = report;
  const signed =
    after === undefined
      ? null
      : after.signOff === null
        ? plain(texts.say('report.sign.nobody-for-server'))
        : signedFor(after.signOff, texts);
  return html`<section class="decided">
    <h2>${plain(texts.say('report.decided'))}</h2>
    <p class="decision">${gateDecision(report, texts) ?? noDecision(texts)}</p>
    ${signed !== null && html`<p class="decision">${signed}</p>`}
    <p class="note">${plain(texts.say('report.sign.room'))}</p>
  </section>`;
};

const signedFor = (signOff: SignOff, texts: Texts): Html =>
  html`<strong>${retold(signOffText(signOff), texts)}</strong>`;

const noDecision = (texts: Texts): Html => plain(texts.say('report.sign.no-decision'));

/** Room to sign, at the end. */
export const signSection = (report: Report, texts: Texts): Html =>
  report.after === undefined
    ? beforeTheUpdate(report, texts)
    : afterTheUpdate(report, report.after, texts);

const beforeTheUpdate = (report: Report, texts: Texts): Html => {
  const lines = [texts.say('report.sign.name'), texts.say('report.sign.date-signature')];
  const roles = [
    texts.say('report.sign.carried-out-by'),
    texts.say('report.sign.reviewed-by'),
    texts.say('report.sign.approved-by'),
  ];
  return html`<section class="sign">
    <h2>${plain(texts.say('report.sign.decision-and-signatures'))}</h2>
    ${standing(report, texts.say(`report.verdict.${report.verdict}`), texts)}
    <p class="decision">
      ${
        gateDecision(report, texts) ??
        html`${noDecision(texts)} ${choice(texts.say('report.decision.proceed'))}
        ${choice(texts.say('report.decision.stop'))}`
      }
    </p>
    <div class="signatures">${roles.map((role) => signature(role, lines))}</div>
  </section>`;
};

const choice = (text: string): Html => html`<span class="box"></span> ${plain(text)}`;

/** What is signed, so that the block means something on a page of its own. */
const standing = ({ server, run }: Report, word: string, texts: Texts): Html =>
  html`<p>
    ${said(
      texts.parts('report.sign.standing', {
        server: html`<strong>${server.hostName}</strong>`,
        run: html`${run.id}`,
        word: html`<strong>${word}</strong>`,
      }),
    )}
  </p>`;

/** Null where none is recorded. */
const gateDecision = (report: Report, texts: Texts): Html | null => {
  const made = decisionOf(report);
  return made === null
    ? null
    : said(
        texts.parts('report.sign.at-the-gate', {
          decision: html`<strong>${texts.say(`report.decision.${made.decision}`)}</strong>`,
          name: html`${made.by}`,
          time: plain(utcTime(made.at, texts)),
          verdict: html`${texts.say(`report.verdict.${made.verdict}`)}`,
        }),
      );
};

const afterTheUpdate = (
  report: Report,
  after: NonNullable<Report['after']>,
  texts: Texts,
): Html => {
  const { signOff, health } = after;
  const lines = [
    texts.say('report.sign.name'),
    texts.say('report.sign.role'),
    texts.say('report.sign.date'),
    texts.say('report.sign.signature'),
  ];
  const decided = gateDecision(report, texts);
  const operator = texts.say('report.sign.carried-out-by-operator');
  return html`<section class="sign">
    <h2>${plain(texts.say('report.sign.sign-off'))}</h2>
    ${standing(report, texts.say(`report.health.${health}`), texts)}
    ${decided !== null && html`<p class="decision">${decided}</p>`}
    <p class="decision">
      ${
        signOff === null
          ? html`${plain(texts.say('report.sign.nobody'))} ${choices(health, texts)}`
          : signedFor(signOff, texts)
      }
    </p>
    ${
      signOff !== null &&
      signOff.note.trim() !== '' &&
      html`<p>${said(texts.parts('report.sign.note', { note: html`${signOff.note}` }))}</p>`
    }
    ${signOff !== null && signOff.health !== health && otherState(health, texts)}
    <div class="signatures two">
      ${
        signOff === null
          ? signature(operator, lines)
          : html`<div>
              <p class="role">${plain(operator)}</p>
              <p class="line">
                ${said(texts.parts('report.sign.signature-of', { name: html`${signOff.by}` }))}
              </p>
            </div>`
      }
      ${signature(texts.say('report.sign.approved-by-board'), lines)}
    </div>
  </section>`;
};

const otherState = (health: Health, texts: Texts): Html => {
  const now = said(
    texts.parts('report.sign.health-now', {
      health: html`${texts.say(`report.health.${health}`)}`,
    }),
  );
  return html`<p>
    ${said(texts.parts('report.sign.other-state', { now: html`<strong>${now}</strong>` }))}
  </p>`;
};

/** A server whose state is not known, or that is down, can only be handed on: by hand no less than in the wizard. */
const choices = (health: Health, texts: Texts): Html => {
  const open = choice(texts.say('report.sign.open'));
  return health === 'healthy' || health === 'degraded'
    ? html`${choice(texts.say('report.sign.accepted'))} ${open}`
    : open;
};

const signature = (role: string, lines: readonly string[]): Html =>
  html`<div>
    <p class="role">${plain(role)}</p>
    ${lines.map((line) => html`<p class="line">${plain(line)}</p>`)}
  </div>`;
