import type { AfterInput } from '../input.ts';
import type { BeforeAfterRow } from '../schema.ts';
import { compareFacts } from './facts.ts';
import { compareFiles } from './files.ts';
import { comparePorts } from './ports.ts';
import { compareServices } from './services.ts';

/** The before/after table: facts of the server, services, ports, configuration files. */
export const compare = (input: AfterInput): readonly BeforeAfterRow[] => [
  ...compareFacts(input),
  ...compareServices(input),
  ...comparePorts(input),
  ...compareFiles(input),
];
