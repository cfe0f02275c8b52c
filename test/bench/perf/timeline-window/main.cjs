// One window on a page that was built before: the picture of a long update alone.
'use strict';

const { app, BrowserWindow } = require('electron');

void app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 880 });
  void window.loadFile(process.env['TIMELINE_PAGE'] ?? '', {
    search: process.env['TIMELINE_QUERY'] ?? '',
  });
});
