import { percent } from '../../checks/port-006-chance.ts';
import type { CaptureChance, CaptureEstimate, Report } from '../schema.ts';
import { chancePicture } from './chance-picture.ts';
import { html, plain, type Html } from './markup.ts';

const bounds = (low: number, high: number): string =>
  percent(low) === percent(high) ? percent(low) : `${percent(low)} to ${percent(high)}`;

const ever = ({ ever: { random, sequential } }: CaptureChance): string =>
  bounds(random, sequential);

const held = ({ heldAtRestart: { optimistic, pessimistic } }: CaptureChance): string =>
  bounds(optimistic, pessimistic);

/** The estimate in one line. */
export const chanceText = ({ any, ports, windowMinutes, rate }: CaptureEstimate): string => {
  if (ports.length === 0) return 'none: no port in use can be handed out';
  if (any === null)
    return rate === null ? 'not known: the allocation rate was not measured' : 'not known';
  return `${ever(any)} in a window of ${windowMinutes} minutes, ${held(any)} at the moment of the restart`;
};

/** The capture estimate with all that it assumes; nothing for a report without one. */
export const captureSection = ({ capture }: Report): Html => {
  if (!capture) return html``;
  const rows = capture.ports.map(
    ({ service, port, chance }) =>
      html`<tr>
        <td>${service}</td>
        <td class="number">${port}</td>
        <td>${plain(chance === null ? 'not known' : ever(chance))}</td>
        <td>${plain(chance === null ? 'not known' : held(chance))}</td>
      </tr>`,
  );
  const total =
    capture.any !== null &&
    capture.ports.length > 1 &&
    html`<tr class="total">
      <td colspan="2">Any of them</td>
      <td>${plain(ever(capture.any))}</td>
      <td>${plain(held(capture.any))}</td>
    </tr>`;
  return html`<section class="capture">
    <h2>How likely is a capture</h2>
    <p>${chanceLead(capture)}</p>
    ${capture.ports.length > 0 && chancePicture(capture)}
    ${
      capture.ports.length > 0 &&
      html`<table>
        <thead>
          <tr>
            <th>Service</th>
            <th class="number">Port</th>
            <th>Handed out at least once in the window</th>
            <th>Held at the moment of the restart</th>
          </tr>
        </thead>
        <tbody>
          ${rows}${total}
        </tbody>
      </table>`
    }
    <h3>Assumptions</h3>
    <ul>
      ${capture.assumptions.map((text) => html`<li>${text}</li>`)}
    </ul>
  </section>`;
};

const chanceLead = (capture: CaptureEstimate): Html =>
  capture.ports.length === 0
    ? html`Every back-end port in use lies outside the dynamic port range or is excluded from it.
      Windows does not hand such a port out, whatever the traffic and however long the window.`
    : html`Chances are given as bounds, because Windows does not document the order in which it
      hands ports out. A small chance is no reason to accept the risk: protecting the ports removes
      it.`;
