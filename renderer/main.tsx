import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

import { App } from './app/app.tsx';
import { start } from './store/start.ts';
import './theme/global.css';

const element = document.querySelector('#root');
if (element === null) throw new Error('index.html has no #root');

start();
createRoot(element).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
