import { freshMinutes } from '../../run/gate.ts';
import type { Texts } from '../../texts/texts.ts';
import { risks, type Report } from '../schema.ts';
import { html, plain, said, type Html } from './markup.ts';
import { icon } from './shapes.ts';
import { riskLook } from './words.ts';

/** How the verdict was reached and what the words mean; short, for a reader who sees such a report for the first time. */
export const methodSection = ({ schema, after }: Report, texts: Texts): Html =>
  html`<section class="method">
    <h2>${plain(texts.say('report.method'))}</h2>
    <h3>${plain(texts.say('report.method.failure'))}</h3>
    <p>${plain(texts.say('report.method.failure.text'))}</p>
    <h3>${plain(texts.say('report.method.verdict'))}</h3>
    <p>
      ${verdicts.map((verdict) => {
        const word = strong(texts.say(`report.verdict.${verdict}`));
        return html`${said(texts.parts(`report.method.verdict.${verdict}`, { word }))} `;
      })}
      ${plain(texts.say('report.method.verdict.fresh', { minutes: freshMinutes }))}
    </p>
    ${after !== undefined && afterTheUpdate(texts)}
    <h3>${plain(texts.say('report.method.risk'))}</h3>
    <ul class="legend">
      ${risks.map(
        (risk) =>
          html`<li>
            ${icon(riskLook[risk].shape)}<span
              >${said(
                texts.parts('report.method.risk.is', {
                  risk: strong(texts.say(`report.risk.${risk}`)),
                  meaning: plain(texts.say(`report.risk.${risk}.meaning`)),
                }),
              )}</span
            >
          </li>`,
      )}
    </ul>
    <p>${plain(texts.say('report.method.risk.families'))}</p>
    <h3>${plain(texts.say('report.method.words'))}</h3>
    <p>
      ${said(
        texts.parts('report.method.words.outcome-and-impact', {
          outcome: strong(texts.say('report.method.words.outcome')),
          impact: strong(texts.say('report.method.words.impact')),
        }),
      )}
      ${words.map((name) => {
        const word = strong(texts.say(`report.method.words.${name}`));
        return html`${said(texts.parts(`report.method.words.${name}.is`, { word }))} `;
      })}
    </p>
    <p>${said(texts.parts('report.method.times', { schema: html`${schema}` }))}</p>
  </section>`;

/** The worst comes first: that is the order in which they are decided. */
const verdicts = ['incomplete', 'no-go', 'go-with-warnings', 'go'] as const;
const healths = ['incomplete', 'outage', 'degraded', 'healthy'] as const;
const judgements = ['worse', 'unknown', 'noted', 'expected'] as const;
const words = [
  'observed',
  'configured',
  'documented',
  'holder',
  'capture',
  'waiver',
  'not-applicable',
] as const;

const strong = (word: string): Html => html`<strong>${plain(word)}</strong>`;

const afterTheUpdate = (texts: Texts): Html =>
  html`<h3>${plain(texts.say('report.method.health'))}</h3>
    <p>
      ${healths.map((health) => {
        const word = strong(texts.say(`report.health.${health}`));
        return html`${said(texts.parts(`report.method.health.${health}`, { word }))} `;
      })}
      ${plain(texts.say('report.method.health.only'))}
    </p>
    <h3>${plain(texts.say('report.before-after'))}</h3>
    <p>
      ${judgements.map((judged) => {
        const word = strong(texts.say(`report.judged.${judged}`));
        return html`${said(texts.parts(`report.method.judged.${judged}`, { word }))} `;
      })}
    </p>`;
