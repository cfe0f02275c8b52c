import { sameName } from '../../exchange/services.ts';
import { timeText } from '../../text/time.ts';
import type { SavedStateFile } from '../../evidence/after-schema.ts';
import { say } from '../../texts/stored.ts';
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
  if (startType === null) return say('cause.disabled-then-unread', { service: name });
  if (startType !== 'disabled')
    return say('cause.disabled-then', { service: name, type: startType });
  const was = before?.startType ?? null;
  if (was === 'disabled') return say('cause.disabled-before', { service: name });
  return was === null
    ? say('cause.disabled', { service: name })
    : say('cause.disabled-since', { service: name, type: was });
};

const startProof = ({ service }: CauseContext): Proof =>
  proofOf(
    service.startType === null
      ? say('cause.start-type-unread')
      : say('cause.start-type-now', { type: service.startType }),
    'services',
  );

const beforeProof = ({ before }: CauseContext): Proof =>
  before === null
    ? proofOf(say('cause.start-type-before-not-known'), baselineEvidence)
    : proofOf(
        before.startType === null
          ? say('cause.start-type-before-unread')
          : say('cause.start-type-before', { type: before.startType }),
        baselineEvidence,
      );

type SavedAs = { readonly text: string | null; readonly proof: readonly Proof[] };

const item = 'file.setup-saved-state';

/** How Setup itself saved the start type: it gives back what it saved, so a file that an aborted run left gives back the broken state. */
const savedAs = ({ input, service }: CauseContext): SavedAs => {
  const { savedState } = input.facts;
  if (!savedState.known) return { text: null, proof: gapOf(savedState, 'saved-state') };
  const files = savedState.value.filter(({ kind }) => kind === 'start-type');
  if (files.length === 0) return { text: null, proof: [proofOf(say('cause.saved.none'), item)] };
  const told = files.map((file) => ({ file, value: valueIn(file, service.name) }));
  const proof = told.map(({ file, value }) => fileProof(file, value));
  const stale = told.find(({ file, value }) => isDisabled(value) && isOlder(input, file) === true);
  if (stale)
    return {
      proof,
      text: say('cause.saved.stale', { written: writtenText(stale.file) }),
    };
  const own = told.find(({ value }) => isDisabled(value));
  if (own)
    return {
      proof,
      text:
        isOlder(input, own.file) === false
          ? say('cause.saved.in-this-update', { written: writtenText(own.file) })
          : say('cause.saved.age-not-known'),
    };
  const other = told.find(({ value }) => value !== null);
  return {
    proof,
    text:
      other && isOlder(input, other.file) === false
        ? say('cause.saved.other', { type: other.value ?? '' })
        : null,
  };
};

const valueIn = ({ services }: SavedStateFile, service: string): string | null =>
  services?.find(({ name }) => sameName(name, service))?.value ?? null;

/** By the name of the start type, or by its number. */
const isDisabled = (value: string | null): boolean => /^(?:disabled|4)$/i.test(value?.trim() ?? '');

const writtenText = ({ modifiedAt }: SavedStateFile): string =>
  modifiedAt === null ? say('cause.saved.unknown-time') : timeText(modifiedAt);

const fileProof = (file: SavedStateFile, value: string | null): Proof => {
  const values = {
    file: file.file.split(/[\\/]/).at(-1) ?? file.file,
    written: writtenText(file),
  };
  if (file.services === null) {
    const problem = file.problem ?? say('cause.saved.no-reason');
    return proofOf(say('cause.saved.file-unclear', { ...values, problem }), item);
  }
  return proofOf(
    value === null
      ? say('cause.saved.file-without', values)
      : say('cause.saved.file', { ...values, type: value }),
    item,
  );
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
