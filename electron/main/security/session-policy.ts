import type { Session } from 'electron';

import { scheme } from './addresses.ts';

/** Whether a page may load an address at all: this program's own pages, and pictures that are part of them. */
export const isAllowedRequest = (address: string): boolean =>
  address.startsWith(`${scheme}://`) || address.startsWith('data:');

/** Denies a session everything that no page of this program needs: permissions, devices, downloads, spelling dictionaries, and every address outside. */
export const restrictSession = (session: Session, allowDevTools: boolean): void => {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => {
    // The way to say no is to give no stream.
    answer({});
  });
  session.setSpellCheckerEnabled(false);
  session.on('will-download', (event) => event.preventDefault());
  session.webRequest.onBeforeRequest(({ url }, answer) => {
    const allowed = isAllowedRequest(url) || (allowDevTools && url.startsWith('devtools://'));
    answer({ cancel: !allowed });
  });
};
