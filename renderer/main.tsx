// First of all: the texts are read from the disk while the modules below are evaluated.
import { firstTexts } from './first-texts.ts';

import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

import { App } from './app/app.tsx';
import { endWithFault, watchFaults } from './store/faults.ts';
import { start } from './store/start.ts';
import './theme/global.css';

const element = document.querySelector('#root');
if (element === null) throw new Error('index.html has no #root');

const show = (): void => {
  createRoot(element, { onUncaughtError: endWithFault }).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
  start();
};

watchFaults();
// Not awaited at the top level: the texts are in a file that needs this one, which would wait for itself.
firstTexts.then(show, endWithFault);
