import { freshMinutes } from '../../run/gate.ts';
import { risks, type Report } from '../schema.ts';
import { html, plain, type Html } from './markup.ts';
import { icon } from './shapes.ts';
import { riskLook } from './words.ts';

/** How the verdict was reached and what the words mean; short, for a reader who sees such a report for the first time. */
export const methodSection = ({ schema, after }: Report): Html =>
  html`<section class="method">
    <h2>How to read this report</h2>
    <h3>The failure it is about</h3>
    <p>
      Exchange Setup widens the TCP dynamic port range, and an update stops every service. While a
      back-end service is down, Windows may give its listening port to an ordinary outgoing
      connection as source port. The service then cannot start (error 10048), Setup still reports
      success, and a reboot hides it until the next update. An administered port exclusion in IPv4
      and in IPv6 prevents it; it can only be added while nobody uses the port.
    </p>
    <h3>Verdict</h3>
    <p>
      <strong>incomplete</strong>: a question that could block the update (impact update-fails or
      outage) has no answer. <strong>no-go</strong>: such a finding failed and is not waived.
      <strong>go-with-warnings</strong>: a failed or manual finding, or a waiver, is left.
      <strong>go</strong>: none of these. A run counts for ${freshMinutes} minutes.
    </p>
    ${
      after !== undefined &&
      html`<h3>Health of the server after the update</h3>
        <p>
          <strong>incomplete</strong> (verdict incomplete): a question that could hide an outage has
          no answer, or the verification has not ended. <strong>outage</strong> (no-go): a finding
          of impact update-fails or outage failed and is not waived. <strong>degraded</strong>
          (go-with-warnings): a failed or manual finding, or a waiver, is left.
          <strong>healthy</strong> (go): none of these. Only what ran before the update has to run
          now.
        </p>
        <h3>Before and after</h3>
        <p>
          <strong>worse</strong>: a finding says more. <strong>unknown</strong>: one side could not
          be read, or contradicts itself. <strong>noted</strong>: it differs, for people to judge.
          <strong>expected</strong>: it differs as an update or the nature of the service makes it.
        </p>`
    }
    <h3>Risk of a port</h3>
    <ul class="legend">
      ${risks.map(
        (risk) =>
          html`<li>
            ${icon(riskLook[risk].shape)}<span
              ><strong>${plain(risk)}</strong>: ${plain(riskLook[risk].meaning)}</span
            >
          </li>`,
      )}
    </ul>
    <p>
      A port is as safe as its worse family. Ranges are first to last port, both included; last =
      start + count − 1.
    </p>
    <h3>Words</h3>
    <p>
      <strong>Outcome</strong> says how a question ended, <strong>impact</strong> what happens if a
      failure is ignored; the two are separate. <strong>Observed</strong>: the service listened on
      the port when it was read. <strong>Configured</strong>: the number stands in the server's
      configuration. <strong>Documented</strong>: a default that sources name, a candidate only.
      <strong>Holder</strong>: who has a port. <strong>Capture</strong>: a holder that is not the
      port's own service. <strong>Waiver</strong>: a blocker that a named person accepts, with
      reason and end. <strong>Not applicable</strong>: the question does not arise, for the reason
      given.
    </p>
    <p>
      All times are UTC. A character that cannot be seen is shown by its number, as in ⟨U+202E⟩. The
      JSON file (${schema}) and the evidence file carry the same facts for programs.
    </p>
  </section>`;
