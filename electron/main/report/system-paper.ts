import { app } from 'electron';

import { paperOf, type Paper } from '../../../shared/report/html/paper.ts';

/** The paper of the system's region: where the computer is told to be counts, then the country of its language. */
export const systemPaper = (): Paper => paperOf(app.getLocaleCountryCode() || app.getLocale());
