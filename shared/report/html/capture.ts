import type { Texts } from '../../texts/texts.ts';
import { retold } from '../../texts/utc-times.ts';
import type { CaptureChance, CaptureEstimate, Report } from '../schema.ts';
import { chancePicture } from './chance-picture.ts';
import { html, plain, type Html } from './markup.ts';
import { percentBounds } from '../../texts/percent.ts';

const ever = ({ ever: { random, sequential } }: CaptureChance, texts: Texts): string =>
  percentBounds(random, sequential, texts);

const held = (
  { heldAtRestart: { optimistic, pessimistic } }: CaptureChance,
  texts: Texts,
): string => percentBounds(optimistic, pessimistic, texts);

/** The estimate in one line. */
export const chanceText = (
  { any, ports, windowMinutes, rate }: CaptureEstimate,
  texts: Texts,
): string => {
  if (ports.length === 0) return texts.say('report.capture.none');
  if (any === null) return texts.say(rate === null ? 'report.capture.no-rate' : 'report.not-known');
  return texts.say('report.capture.chance', {
    ever: ever(any, texts),
    minutes: windowMinutes,
    held: held(any, texts),
  });
};

/** The capture estimate with all that it assumes; nothing for a report without one. */
export const captureSection = ({ capture }: Report, texts: Texts): Html => {
  if (!capture) return html``;
  const rows = capture.ports.map(
    ({ service, port, chance }) =>
      html`<tr>
        <td>${service}</td>
        <td class="number">${port}</td>
        <td>${plain(chance === null ? texts.say('report.not-known') : ever(chance, texts))}</td>
        <td>${plain(chance === null ? texts.say('report.not-known') : held(chance, texts))}</td>
      </tr>`,
  );
  const total =
    capture.any !== null &&
    capture.ports.length > 1 &&
    html`<tr class="total">
      <td colspan="2">${plain(texts.say('report.capture.any'))}</td>
      <td>${plain(ever(capture.any, texts))}</td>
      <td>${plain(held(capture.any, texts))}</td>
    </tr>`;
  return html`<section class="capture">
    <h2>${plain(texts.say('report.capture'))}</h2>
    <p>
      ${plain(texts.say(capture.ports.length === 0 ? 'report.capture.outside' : 'report.capture.bounds'))}
    </p>
    ${capture.ports.length > 0 && chancePicture(capture, texts)}
    ${
      capture.ports.length > 0 &&
      html`<table>
        <thead>
          <tr>
            <th>${plain(texts.say('report.capture.service'))}</th>
            <th class="number">${plain(texts.say('report.capture.port'))}</th>
            <th>${plain(texts.say('report.capture.ever'))}</th>
            <th>${plain(texts.say('report.capture.held'))}</th>
          </tr>
        </thead>
        <tbody>
          ${rows}${total}
        </tbody>
      </table>`
    }
    <h3>${plain(texts.say('report.capture.assumptions'))}</h3>
    <ul>
      ${capture.assumptions.map((text) => html`<li>${retold(text, texts)}</li>`)}
    </ul>
  </section>`;
};
