import type { App, WebContents } from 'electron';

type Refused = (what: string, address: string) => void;

/** Keeps every page where it is: no navigation, no frame or webview, no new window. */
export const restrictAllContents = (app: App, refused: Refused): void => {
  app.on('web-contents-created', (_event, contents) => restrictContents(contents, refused));
};

const restrictContents = (contents: WebContents, refused: Refused): void => {
  // Comes before will-navigate, which is not heard of once this one was prevented; both, in case that changes.
  contents.on('will-frame-navigate', (event) => {
    event.preventDefault();
    refused('navigation', event.url);
  });
  contents.on('will-navigate', (event) => {
    event.preventDefault();
  });
  contents.on('will-redirect', (event, address) => {
    event.preventDefault();
    refused('redirection', address);
  });
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
    refused('webview', '');
  });
  contents.setWindowOpenHandler(({ url }) => {
    refused('window', url);
    return { action: 'deny' };
  });
};
