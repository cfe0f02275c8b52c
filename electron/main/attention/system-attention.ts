import {
  app,
  Menu,
  nativeImage,
  Notification,
  powerSaveBlocker,
  Tray,
  type BrowserWindow,
} from 'electron';

import { tool } from '../../../shared/tool.ts';
import type { Texts } from '../../../shared/texts/texts.ts';
import type { Log } from '../app/log.ts';
import type { AttentionEffects } from './attention.ts';
import { trayIcon } from './tray-icon.ts';

export type SystemAttentionOptions = {
  readonly window: () => BrowserWindow | null;
  /** Brings the window to the front, or opens it again. */
  readonly show: () => void;
  readonly log: Log;
  readonly texts: () => Texts;
};

/** Notifications, taskbar, sleep and notification area of this computer. */
export const systemAttention = ({
  window,
  show,
  log,
  texts,
}: SystemAttentionOptions): AttentionEffects => {
  let tray: Tray | null = null;
  return {
    notify: (title, body) => {
      // Where no desktop shows notifications, the log still tells that there was one.
      log.write('attention', `${title}. ${body}`);
      if (!Notification.isSupported()) return;
      const notification = new Notification({ title, body, urgency: 'critical' });
      notification.on('click', show);
      notification.show();
    },
    flash: () => {
      const open = window();
      if (open === null) return;
      open.flashFrame(true);
      open.once('focus', () => open.flashFrame(false));
    },
    blockSleep: () => {
      const id = powerSaveBlocker.start('prevent-app-suspension');
      return () => powerSaveBlocker.stop(id);
    },
    showWatching: (watching) => {
      // Other desktops have no notification area that can be relied on.
      if (process.platform !== 'win32') return;
      if (!watching) {
        tray?.destroy();
        tray = null;
        return;
      }
      tray ??= new Tray(nativeImage.createFromDataURL(trayIcon));
      const { say } = texts();
      tray.setToolTip(say('shell.tray', { program: tool.name }));
      tray.setContextMenu(
        Menu.buildFromTemplate([
          { label: say('shell.open'), click: show },
          { type: 'separator' },
          { label: say('shell.quit-tray'), click: () => app.quit() },
        ]),
      );
      tray.on('click', show);
    },
    isLookedAt: () => window()?.isFocused() ?? false,
  };
};
