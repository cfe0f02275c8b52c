// The least that an Electron application can be: what the start of the wizard is compared with.
'use strict';

const { app, BrowserWindow } = require('electron');
const { join } = require('node:path');

void app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 880 });
  void window.loadFile(join(__dirname, 'index.html'));
});
