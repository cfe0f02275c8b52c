import type { World } from '../world.ts';

/** Adds one entry to Setup's log: `[MM/dd/yyyy HH:mm:ss.0fff] [n] text`. The stamp is the world's time in UTC; lines after the first have none. */
export const writeLog = (world: World, depth: number, text: string): World => ({
  ...world,
  setupLog: `${world.setupLog}[${stamp(world.now)}] [${depth}] ${text.replaceAll('\n', '\r\n')}\r\n`,
});

/** An entry of the script that saves, stops and starts the services. */
export const writeScriptLine = (world: World, text: string): World =>
  writeLog(world, 1, `[ServiceControl.ps1] ${text}`);

const stamp = (at: number): string => {
  const [date = '', time = ''] = new Date(at).toISOString().split('T');
  const [year = '', month = '', day = ''] = date.split('-');
  return `${month}/${day}/${year} ${time.slice(0, 8)}.0${time.slice(9, 12)}`;
};
