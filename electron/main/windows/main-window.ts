import { BrowserWindow, nativeTheme } from 'electron';

import { aboutArgument, type About } from '../../../shared/ipc/about.ts';
import { tool } from '../../../shared/tool.ts';
import { wizardAddress } from '../security/addresses.ts';

export type MainWindowOptions = {
  readonly preload: string;
  /** False in what users get. */
  readonly devTools: boolean;
  readonly about: About;
};

/** Fluent UI's page colours, so that nothing flashes before the page is there. */
const background = { dark: '#292929', light: '#ffffff' };

/** Opens the wizard's window; it appears when its page is ready. */
export const openMainWindow = ({ preload, devTools, about }: MainWindowOptions): BrowserWindow => {
  const window = new BrowserWindow({
    title: tool.name,
    width: 1280,
    height: 880,
    minWidth: 760,
    minHeight: 560,
    show: false,
    autoHideMenuBar: true,
    backgroundColor: nativeTheme.shouldUseDarkColors ? background.dark : background.light,
    webPreferences: {
      preload,
      additionalArguments: [aboutArgument(about)],
      devTools,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      disableBlinkFeatures: 'Auxclick',
    },
  });
  window.once('ready-to-show', () => window.show());
  void window.loadURL(wizardAddress).catch(() => {
    // A page that does not load is noticed by the crash guard.
  });
  return window;
};
