import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { protocol, type Session } from 'electron';

import { scheme, wizardFile } from './addresses.ts';
import { policyText, wizardPolicy, writtenPolicy } from './csp.ts';

/** Has to be called before the application is ready. */
export const registerScheme = (): void => {
  // `standard` gives the pages an origin, `secure` makes it a trustworthy one; nothing bypasses the content policy.
  protocol.registerSchemesAsPrivileged([{ scheme, privileges: { standard: true, secure: true } }]);
};

const headers = (type: string, policy: string): Record<string, string> => ({
  'content-type': type,
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
});

const notFound = (): Response => new Response(null, { status: 404 });

/** Serves the wizard's files, and nothing else, to a session. */
export const serveWizard = (session: Session, folder: string): void => {
  session.protocol.handle(scheme, ({ url, method }) => {
    const file = method === 'GET' ? wizardFile(url) : null;
    if (file === null) return notFound();
    try {
      // Read at once: each of the four waits of an asynchronous read takes longer than the read, and the page waits for it.
      const bytes = readFileSync(join(folder, ...file.segments));
      const text = headers(file.type, policyText(wizardPolicy));
      return new Response(new Uint8Array(bytes), { headers: text });
    } catch {
      return notFound();
    }
  });
};

/** Serves one page that this program has written, at one address, to a session of its own. */
export const servePage = (session: Session, address: string, html: string): void => {
  session.protocol.handle(scheme, ({ url }) =>
    url === address
      ? new Response(html, {
          headers: headers('text/html; charset=utf-8', policyText(writtenPolicy)),
        })
      : notFound(),
  );
};
