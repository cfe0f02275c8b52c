import type { Report } from '../schema.ts';
import { anchorOfEvidence } from './anchors.ts';
import { html, join, plain, type Html } from './markup.ts';

/** Names of evidence items, each a link to where it stands in the page. */
export const evidenceLinks = (report: Report, ids: readonly string[]): Html =>
  join(
    ids.map((id) => {
      const anchor = anchorOfEvidence(report, id);
      return anchor === null ? html`${id}` : html`<a href="#${plain(anchor)}">${id}</a>`;
    }),
    html`, `,
  );
