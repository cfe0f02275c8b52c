import { pidOf } from '../exchange/services.ts';
import type { Endpoint, ProcessRow, Service } from '../evidence/schema.ts';

/**
 * Whether a process belongs to a service: it is the service's own process, or a worker that the service loads from its own folder.
 *
 * Front end and back end use the same file names in different folders (FrontEnd\PopImap, ClientAccess\PopImap), so the folder counts and the image name alone never does. The worker of `…Pop3service.exe` is `…Pop3.exe`.
 */
export const belongsTo = (
  service: Service,
  pid: number,
  processes: readonly ProcessRow[],
): boolean => {
  if (pid === 0) return false;
  if (pid === pidOf(service)) return true;
  if (service.state === 'stopped') return false;
  const worker = processes.find((process) => process.pid === pid)?.imagePath;
  return !!worker && !!service.imagePath && isWorkerOf(service.imagePath, worker);
};

const isWorkerOf = (serviceImage: string, image: string): boolean => {
  const own = splitPath(serviceImage);
  const other = splitPath(image);
  if (own.folder !== other.folder) return false;
  const stem = own.file.replace(/service\.exe$/, '');
  return (
    (stem !== own.file && other.file === `${stem}.exe`) || namedWorkers[own.file] === other.file
  );
};

/** Workers whose file is not named after that of their service: the transport's, the store's and the health manager's. Seen in the process list of a Mailbox server, not documented. */
const namedWorkers: Readonly<Record<string, string>> = {
  'msexchangetransport.exe': 'edgetransport.exe',
  'microsoft.exchange.store.service.exe': 'microsoft.exchange.store.worker.exe',
  'msexchangehmhost.exe': 'msexchangehmworker.exe',
};

const splitPath = (path: string): { folder: string; file: string } => {
  const lower = path.toLowerCase().replaceAll('/', '\\');
  const cut = lower.lastIndexOf('\\');
  return { folder: lower.slice(0, cut), file: lower.slice(cut + 1) };
};

export const isListener = (endpoint: Endpoint): boolean =>
  endpoint.protocol === 'tcp' && endpoint.state === 'listen';

/** Names of the services that run in a process; more than one for a shared host. */
export const servicesOfPid = (services: readonly Service[], pid: number): readonly Service[] =>
  pid === 0 ? [] : services.filter((service) => pidOf(service) === pid);
