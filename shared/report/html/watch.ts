import { describeHolder } from '../../ports/find-holder.ts';
import type { Report } from '../schema.ts';
import { html, plain, type Html } from './markup.ts';
import { timeText } from './words.ts';

type Capture = NonNullable<Report['captures']>[number];

/** What the watch saw: when it looked and when it did not, and who had a back-end port. */
export const watchSection = ({ watch, captures = [] }: Report): Html => {
  if (!watch) return html``;
  const ended = watch.endedAt === null ? watch.status : `ended ${timeText(watch.endedAt)}`;
  return html`<section class="watch">
    <h2>During the update</h2>
    <p>
      Watched since ${plain(timeText(watch.startedAt))} (started by ${watch.startedBy}),
      ${plain(ended)}; ${plain(looksText(watch.intervalMs))}.
      ${watch.rate !== null && html`Ports were handed out at ${plain(rateText(watch.rate))}.`}
    </p>
    ${watch.gaps.map(
      ({ from, to }) =>
        html`<p>
          <strong>Nobody watched</strong> from ${plain(timeText(from))} to ${plain(timeText(to))}:
          the agent or its computer was down. What happened then is not known.
        </p>`,
    )}
    ${watch.bootTask !== null && html`<p>Boot task: ${watch.bootTask.detail || watch.bootTask.command}</p>`}
    ${captures.length === 0 ? html`<p>No back-end port was seen in other hands.</p>` : captureTable(captures)}
  </section>`;
};

const captureTable = (captures: readonly Capture[]): Html =>
  html`<table>
    <thead>
      <tr>
        <th>Port</th>
        <th>Held by</th>
        <th>From</th>
        <th>To</th>
      </tr>
    </thead>
    <tbody>
      ${captures.map(
        ({ service, protocol, port, family, holder, firstSeenAt, lastSeenAt }) =>
          html`<tr>
            <td>${service} ${plain(`${protocol}/${port}`)} ${plain(familyNames[family])}</td>
            <td>${describeHolder(holder)}</td>
            <td class="time">${plain(timeText(firstSeenAt))}</td>
            <td class="time">
              ${lastSeenAt === null ? html`<strong>still held</strong>` : plain(timeText(lastSeenAt))}
            </td>
          </tr>`,
      )}
    </tbody>
  </table>`;

const familyNames = { ipv4: 'IPv4', ipv6: 'IPv6' } as const;

const looksText = (intervalMs: number): string =>
  intervalMs <= 1_000
    ? `${Math.round(1_000 / intervalMs)} looks per second`
    : `one look every ${Math.round(intervalMs / 1_000)} s`;

const rateText = ({ ipv4, ipv6 }: { readonly ipv4: number; readonly ipv6: number }): string =>
  `${ipv4.toFixed(2)} per second in IPv4 and ${ipv6.toFixed(2)} in IPv6 (measured last)`;
