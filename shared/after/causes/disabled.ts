import { sameName } from '../../exchange/services.ts';
import { timeText } from '../../text/time.ts';
import type { SavedStateFile } from '../../evidence/after-schema.ts';
import type { AfterInput } from '../input.ts';
import {
  baselineEvidence,
  causeOf,
  gapOf,
  proofOf,
  type CauseContext,
  type CauseRule,
  type Proof,
} from './context.ts';
import { exitCodeProof } from './failure-proof.ts';

/** ERROR_SERVICE_DISABLED. */
const serviceDisabled = 1058;

/** Nothing can start a disabled service. Where the start type could not be read, or is another one by now, the last attempt can still tell that it was. */
export const disabled: CauseRule = (context) => {
  const { service, failure } = context;
  const isDisabled = service.startType === 'disabled';
  if (!isDisabled && failure?.code !== serviceDisabled) return null;
  const saved = savedAs(context);
  return causeOf(
    context,
    'disabled',
    [startText(context), ...(saved.text === null ? [] : [saved.text])].join(' '),
    [
      startProof(context),
      beforeProof(context),
      ...(service.win32ExitCode === serviceDisabled ? [exitCodeProof(context)] : []),
      ...saved.proof,
    ],
  );
};

const startText = ({ service, before }: CauseContext): string => {
  const { name, startType } = service;
  if (startType === null)
    return `${name} was disabled when it was to be started last (1058); its start type could not be read now.`;
  if (startType !== 'disabled')
    return `${name} was disabled when it was to be started last (1058); its start type is ${startType} now.`;
  const was = before?.startType ?? null;
  if (was === 'disabled')
    return `${name} is disabled, as it was before the update although it ran: nothing can start it.`;
  return was === null
    ? `${name} is disabled: nothing can start it.`
    : `${name} is disabled, and was ${was} before the update: nothing can start it.`;
};

const startProof = ({ service }: CauseContext): Proof =>
  proofOf(`Start type now: ${service.startType ?? 'could not be read'}.`, 'services');

const beforeProof = ({ before }: CauseContext): Proof =>
  before === null
    ? proofOf('Its start type before the update is not known.', baselineEvidence)
    : proofOf(
        `Start type before the update: ${before.startType ?? 'could not be read'}.`,
        baselineEvidence,
      );

type SavedAs = { readonly text: string | null; readonly proof: readonly Proof[] };

const item = 'file.setup-saved-state';

/** How Setup itself saved the start type: it gives back what it saved, so a file that an aborted run left gives back the broken state. */
const savedAs = ({ input, service }: CauseContext): SavedAs => {
  const { savedState } = input.facts;
  if (!savedState.known)
    return { text: null, proof: gapOf(savedState, 'The state that Setup saved') };
  const files = savedState.value.filter(({ kind }) => kind === 'start-type');
  if (files.length === 0)
    return { text: null, proof: [proofOf('Setup left no saved start types.', item)] };
  const told = files.map((file) => ({ file, value: valueIn(file, service.name) }));
  const proof = told.map(({ file, value }) => fileProof(file, value));
  const stale = told.find(({ file, value }) => isDisabled(value) && isOlder(input, file) === true);
  if (stale)
    return {
      proof,
      text: `Setup’s own saved state of ${writtenText(stale.file)} has it as disabled and is older than this update: an update that was broken off left it, and Setup gives back what stands there.`,
    };
  const own = told.find(({ value }) => isDisabled(value));
  if (own)
    return {
      proof,
      text:
        isOlder(input, own.file) === false
          ? `Setup itself saved it as disabled in this update, at ${writtenText(own.file)}: it was disabled when Setup began.`
          : 'Setup’s own saved state has it as disabled; whether that is older than this update is not known.',
    };
  const other = told.find(({ value }) => value !== null);
  return {
    proof,
    text:
      other && isOlder(input, other.file) === false
        ? `Setup saved it as ${other.value ?? ''} in this update and has not given that back.`
        : null,
  };
};

const valueIn = ({ services }: SavedStateFile, service: string): string | null =>
  services?.find(({ name }) => sameName(name, service))?.value ?? null;

/** By the name of the start type, or by its number. */
const isDisabled = (value: string | null): boolean => /^(?:disabled|4)$/i.test(value?.trim() ?? '');

const writtenText = ({ modifiedAt }: SavedStateFile): string =>
  modifiedAt === null ? 'an unknown time' : timeText(modifiedAt);

const fileProof = (file: SavedStateFile, value: string | null): Proof => {
  const name = file.file.split(/[\\/]/).at(-1) ?? file.file;
  const what =
    file.services === null
      ? `could not be understood (${file.problem ?? 'no reason given'})`
      : value === null
        ? 'does not have the service'
        : `has it as ${value}`;
  return proofOf(`${name}, written ${writtenText(file)}, ${what}.`, item);
};

/**
 * Whether a file is older than this update; null where that is not known.
 *
 * Setup's log can show that Setup began before anybody watched; the time zone of its stamps is not documented, so what lies between the two beginnings is left open.
 */
const isOlder = (
  { watch, baseline }: AfterInput,
  { modifiedAt }: SavedStateFile,
): boolean | null => {
  const written = Date.parse(modifiedAt ?? '');
  const setup = watch?.setup?.status === 'waiting' ? null : (watch?.setup?.startedLogTime ?? null);
  const begun = [
    watch?.startedAt ?? (baseline.note.usable ? baseline.note.collectedAt : null),
    setup,
  ]
    .map((time) => Date.parse(time ?? ''))
    .filter((time) => !Number.isNaN(time));
  if (Number.isNaN(written) || begun.length === 0) return null;
  if (written < Math.min(...begun)) return true;
  return written >= Math.max(...begun) ? false : null;
};
